import { createRule } from "./create-rule.js";

export const noAmbiguousPrincipals = createRule("no-ambiguous-principals", {
  description: "disallow findings that may be about several principals of the source",
});
