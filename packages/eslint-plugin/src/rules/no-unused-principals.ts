import { createRule } from "./create-rule.js";

export const noUnusedPrincipals = createRule("no-unused-principals", {
  description: "disallow roles, access keys and passwords that nobody uses",
});
