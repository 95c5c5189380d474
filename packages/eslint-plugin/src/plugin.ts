import type { ConfigObject, Language, RuleDefinition } from "@eslint/core";
import { configOf } from "./config/config.js";
import type { ConfigOptions } from "./config/options.js";
import { recommendedOf } from "./config/recommended.js";
import { languages } from "./languages/languages.js";
import type { RuleName } from "./rules/rule-name.js";
import { rules } from "./rules/rules.js";
import { THIS_PACKAGE } from "./this-package.js";

/** The plugin as ESLint takes it, with what makes configurations of it. */
export interface IamendPlugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly languages: Record<"terraform" | "cloudformation" | "source", Language>;
  readonly rules: Record<RuleName, RuleDefinition>;
  readonly configs: { readonly recommended: ConfigObject };
  /**
   * Configuration objects for the source below a folder, from the findings about it.
   *
   * Reads what the options and the nearest `iamend.config.*` name, at once; throws if that cannot be read.
   */
  readonly config: (options?: ConfigOptions) => ConfigObject[];
}

const NAMESPACE = "iamend";

function createPlugin(): IamendPlugin {
  const meta = { name: "eslint-plugin-iamend", version: THIS_PACKAGE.version, namespace: NAMESPACE };
  const parts = { meta, languages, rules: { ...rules } };
  const configs: { recommended?: ConfigObject } = {};
  // One and the same object everywhere: ESLint refuses two plugins under one name.
  const plugin = { ...parts, configs, config: (options?: ConfigOptions): ConfigObject[] => config(options) };
  const config = configOf(plugin, meta);
  const recommended = recommendedOf(plugin, NAMESPACE);
  configs.recommended = recommended;
  return Object.assign(plugin, { configs: { recommended } });
}

export const plugin: IamendPlugin = createPlugin();
