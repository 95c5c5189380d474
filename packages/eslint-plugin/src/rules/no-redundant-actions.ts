import { createRule } from "./create-rule.js";

export const noRedundantActions = createRule("no-redundant-actions", {
  description: "disallow action patterns that another pattern of the same statement contains",
  changes: "fix",
});
