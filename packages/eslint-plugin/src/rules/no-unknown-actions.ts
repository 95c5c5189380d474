import { createRule } from "./create-rule.js";

export const noUnknownActions = createRule("no-unknown-actions", {
  description: "disallow actions and patterns that match nothing AWS has",
  changes: "suggestion",
});
