import { createRule } from "./create-rule.js";

export const noAmbiguousPrincipals = createRule("no-ambiguous-principals", {
  description: "disallow principals that a finding may be about, but not for certain",
});
