/**
 * What is known of who uses what, and of how the app is deployed.
 *
 * The names are those of the configuration of `iamend check`, and so are the meanings; a principal is mapped to a construct path, for inside
 * an app that is what people know it by.
 */
export interface UnusedPermissionsOptions {
  /** Files of findings, relative to the working directory: any that `iamend check --findings` reads. */
  readonly findings: string | readonly string[];
  /** ARN of the role or user that findings are about which do not say so themselves. */
  readonly principal?: string;
  /**
   * Files that tell which role CloudFormation made of which resource, relative to the working directory: what
   * `aws cloudformation describe-stack-resources` prints.
   */
  readonly evidence?: string | readonly string[];
  /** ARN of a role or user → path of the construct that makes it, such as `MyStack/WorkerRole`. */
  readonly principals?: Readonly<Record<string, string | readonly string[]>>;
  /** Accounts that stacks without an account in their `env` are deployed to; each of these stacks to all of them. */
  readonly accounts?: readonly string[];
  /** `source`: what this app makes is attached by this app alone, so that managed policies can be narrowed too. */
  readonly attachments?: "source" | "unknown";
  /** Action patterns that count as used. */
  readonly keep?: readonly string[];
  /** Days before the analysis in which an action must not have been used. */
  readonly minUnusedDays?: number;
  /** Findings that are older change nothing. */
  readonly maxFindingAgeDays?: number;
  /** How many days the catalog of actions may be older than a finding for wildcards to be replaced. */
  readonly maxCatalogLagDays?: number;
  /** A newer catalog of actions than the one that comes along. */
  readonly catalog?: string;
  /**
   * Take a role or user without a name of its own for the one whose name begins as CloudFormation would make it, if there is exactly one of
   * these in the account. Wrong where the same stack is deployed to an account several times, such as to several regions.
   */
  readonly derivedNames?: boolean;
}
