import type { RuleName } from "../rules/rule-name.js";

export type RuleLevel = "off" | "warn" | "error";

/** The accounts that code is deployed to: of everything, or by path. */
export type Accounts = readonly string[] | Readonly<Record<string, readonly string[]>>;

/**
 * The options of `iamend.config()`: the keys of `iamend.config.json`, and where things are.
 *
 * What is given here stands over what a configuration file says; `keep` and `ignore` of both count.
 */
export interface ConfigOptions {
  /**
   * A folder: paths are relative to it, and only what lies in it is linted. By default the one of the ESLint configuration that calls.
   */
  readonly basePath?: string;
  /** What is read; by default the folder of the configuration file, else the repository. */
  readonly root?: string;
  /** The configuration file; by default the nearest `iamend.config.{json,js,mjs,ts}` upwards. */
  readonly config?: string;
  /** Globs of the files that are linted, as ESLint takes them, in place of the plugin's own. */
  readonly files?: {
    readonly terraform?: readonly string[];
    readonly cloudformation?: readonly string[];
    /** By default nothing, where no code uses the library of CDK. */
    readonly cdk?: readonly string[];
  };
  /** Files with findings or snapshots of them. */
  readonly findings?: string | readonly string[];
  /** Files that tell what is deployed: what `aws cloudformation describe-stack-resources` or `list-stack-resources` prints. */
  readonly evidence?: string | readonly string[];
  /** Account ids, without which every change is a suggestion. */
  readonly accounts?: Accounts;
  /** `source`: managed policies are attached by this source alone. */
  readonly attachments?: "source" | "unknown";
  /** ARN → `<directory or file>#<address>`. */
  readonly principals?: Readonly<Record<string, string | readonly string[]>>;
  /** Template → names, or ARNs, of the stacks made of it. */
  readonly stacks?: Readonly<Record<string, string | readonly string[]>>;
  /** Action patterns that count as used. */
  readonly keep?: readonly string[];
  /** Files that are not reported, as in a `.gitignore`. */
  readonly ignore?: readonly string[];
  /** Rule → severity, perhaps with the rule's options, without the plugin's name before it. */
  readonly rules?: Readonly<
    Partial<Record<RuleName, RuleLevel | readonly [RuleLevel, { readonly autofix?: boolean }?]>>
  >;
  readonly minUnusedDays?: number;
  readonly maxFindingAgeDays?: number;
  readonly maxCatalogLagDays?: number;
  /** Another catalog of actions. */
  readonly catalog?: string;
}
