import type { LinterOptionsConfig } from "@eslint/core";

/**
 * Comments that disable nothing are left alone, where ESLint would delete them with `--fix`: without findings, or before the next ones
 * come in, they all disable nothing, and the permissions that they protect would go by the run after.
 */
export const LINTER_OPTIONS: LinterOptionsConfig = { reportUnusedDisableDirectives: "off" };
