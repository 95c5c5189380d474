/** A policy template of SAM: what it allows, of what its parameters say. */
export interface PolicyTemplate {
  readonly parameters: readonly string[];
  readonly statements: readonly TemplateStatement[];
}

/** An Allow statement; texts are as in `Fn::Sub`, with the parameters of the template and AWS's own by name. */
export interface TemplateStatement {
  /** Patterns, as written by AWS. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  /** Operator → key → value. */
  readonly condition?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}
