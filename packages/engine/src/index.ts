export { accountsAt } from "./configuration/accounts-at.js";
export type { AccountsOfPath, Configuration, RuleLevel } from "./configuration/configuration.js";
export {
  DEFAULT_CONFIGURATION,
  readConfiguration,
  type ReadConfiguration,
  type ReadConfigurationOptions,
} from "./configuration/read-configuration.js";
export { applyFixes, type ApplyOptions } from "./project/apply-fixes.js";
export { isSource } from "./project/claim.js";
export { createMemory, type Memory } from "./project/memory.js";
export { createProject, type CheckOptions, type Project, type ProjectInput } from "./project/project.js";
export type {
  CheckResult,
  Fix,
  HolderReport,
  Notice,
  Problem,
  RuleName,
  Severity,
  Suggestion,
  Summary,
} from "./report/problem.js";
