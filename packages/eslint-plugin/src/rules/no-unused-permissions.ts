import { createRule } from "./create-rule.js";

export const noUnusedPermissions = createRule("no-unused-permissions", {
  description: "disallow action patterns that allow what no holder of the policy uses",
  changes: "fix",
});
