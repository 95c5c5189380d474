import type { ConfigObject, Language, RulesMeta, RuleVisitor } from "@eslint/core";
import type { ConfigOptions } from "./config/options.js";
import type { RuleName } from "./rules/rule-name.js";

/**
 * A rule, in words that the types of every version of ESLint take for one.
 *
 * They differ in what a context is; whoever only configures rules hands none over.
 */
export interface IamendRule {
  readonly meta?: RulesMeta;
  create(context: never): RuleVisitor;
}

/** A configuration object; plugins of one version's type would be none of another's. */
export interface IamendConfigObject extends Omit<ConfigObject, "plugins"> {
  plugins?: Record<string, object>;
}

/** The plugin as ESLint takes it, with what makes configurations of it. */
export interface IamendPlugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly languages: Record<"terraform" | "cloudformation" | "source", Language>;
  readonly rules: Record<RuleName, IamendRule>;
  /** For use without findings: `cdk` is for code, beside `recommended`, which is for everything else. */
  readonly configs: { readonly recommended: IamendConfigObject; readonly cdk: IamendConfigObject };
  /**
   * Configuration objects for the source below a folder, from the findings about it.
   *
   * Reads what the options and the nearest `iamend.config.*` name, at once; throws if that cannot be read.
   */
  readonly config: (options?: ConfigOptions) => IamendConfigObject[];
}
