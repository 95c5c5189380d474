export { UnusedPermissionsAspect } from "./aspect/unused-permissions-aspect.js";
export type { UnusedPermissionsOptions } from "./shared/options.js";
export type { ValidationContext, ValidationReport, Violation } from "./validate/report.js";
export { UnusedPermissionsValidator } from "./validate/unused-permissions-validator.js";
