import type { PrintedStatement } from "../../support/print/policy.js";
import type { Strings } from "./strings.js";

/** `"Allow"`, `"Deny"`, or the variable that knows. */
export function effectText({ index, members }: PrintedStatement, strings: Strings): string {
  const effect = members["Effect"];
  return typeof effect === "string"
    ? strings.literal(effect)
    : strings.variable(`var.${effectVariable(index)}`);
}

/** The variable that is the effect of a statement. */
export function effectVariable(statement: number): string {
  return `effect_${String(statement)}`;
}
