// What the CDK wants of a validation plugin, in any version: the names of these types changed when they became stable.

export interface ValidationContext {
  /** Absolute paths. */
  readonly templatePaths: readonly string[];
}

export interface ValidationReport {
  readonly success: boolean;
  readonly violations: Violation[];
  readonly metadata?: Readonly<Record<string, string>>;
}

export interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly fix: string;
  readonly severity: string;
  readonly ruleMetadata: Readonly<Record<string, string>>;
  readonly violatingResources: ViolatingResource[];
}

interface ViolatingResource {
  readonly resourceLogicalId: string;
  /** Absolute. */
  readonly templatePath: string;
  /** From the resource: `Properties.PolicyDocument.Statement.0.Action.1`. */
  readonly locations: string[];
}
