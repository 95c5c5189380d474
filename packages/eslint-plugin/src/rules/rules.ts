import type { RuleDefinition } from "@eslint/core";
import { maxPolicySize } from "./max-policy-size.js";
import { noAmbiguousPrincipals } from "./no-ambiguous-principals.js";
import { noRedundantActions } from "./no-redundant-actions.js";
import { noUnknownActions } from "./no-unknown-actions.js";
import { noUnusedPermissions } from "./no-unused-permissions.js";
import { noUnusedPrincipals } from "./no-unused-principals.js";
import type { RuleName } from "./rule-name.js";

export const rules: Readonly<Record<RuleName, RuleDefinition>> = {
  "no-unused-permissions": noUnusedPermissions,
  "no-unused-principals": noUnusedPrincipals,
  "no-unknown-actions": noUnknownActions,
  "no-redundant-actions": noRedundantActions,
  "max-policy-size": maxPolicySize,
  "no-ambiguous-principals": noAmbiguousPrincipals,
};
