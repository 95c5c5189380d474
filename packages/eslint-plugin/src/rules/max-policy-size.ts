import { createRule } from "./create-rule.js";

export const maxPolicySize = createRule("max-policy-size", {
  description: "disallow policies that are longer than AWS accepts",
});
