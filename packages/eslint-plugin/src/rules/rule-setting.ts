/** How a rule is switched on for a file. */
export interface RuleSetting {
  /** Fixes are fixes, not suggestions. */
  readonly autofix: boolean;
}
