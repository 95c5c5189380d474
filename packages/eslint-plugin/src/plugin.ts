import type { ConfigObject } from "@eslint/core";
import { configOf } from "./config/config.js";
import type { ConfigOptions } from "./config/options.js";
import { cdkOf, recommendedOf } from "./config/recommended.js";
import { languages } from "./languages/languages.js";
import type { IamendPlugin } from "./public-types.js";
import { rules } from "./rules/rules.js";
import { THIS_PACKAGE } from "./this-package.js";

const NAMESPACE = "iamend";

function createPlugin(): IamendPlugin {
  const meta = { name: "eslint-plugin-iamend", version: THIS_PACKAGE.version, namespace: NAMESPACE };
  const parts = { meta, languages, rules: { ...rules } };
  const configs: { recommended?: ConfigObject; cdk?: ConfigObject } = {};
  // One and the same object everywhere: ESLint refuses two plugins under one name.
  const plugin = { ...parts, configs, config: (options?: ConfigOptions): ConfigObject[] => config(options) };
  const config = configOf(plugin, meta);
  const recommended = recommendedOf(plugin, NAMESPACE);
  const cdk = cdkOf(plugin, NAMESPACE);
  // For the objects just made hold the plugin as it is here.
  Object.assign(configs, { recommended, cdk });
  return Object.assign(plugin, { configs: { recommended, cdk } });
}

export const plugin: IamendPlugin = createPlugin();
