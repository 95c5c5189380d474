import type { Form } from "../forms/form.js";
import type { PrintedPolicy } from "../print/policy.js";
import type { Changes } from "./compare-sketch.js";

/** What is left of a policy in this form, when `after` is what the law leaves of it in any other. */
export function expectedIn(form: Form, before: PrintedPolicy, after: PrintedPolicy): PrintedPolicy {
  if (form.untouched !== undefined) return before;
  if (form.indivisible === undefined) return after;
  const left = new Map(after.statements.map((statement) => [statement.index, statement]));
  return {
    ...before,
    statements: before.statements.map((statement) => left.get(statement.index) ?? statement),
  };
}

/** What becomes of the statements from one policy to the other. */
export function changesBetween(before: PrintedPolicy, after: PrintedPolicy): Changes {
  const left = new Map(after.statements.map(({ index, actions }) => [index, JSON.stringify(actions)]));
  return new Map(
    before.statements.flatMap(({ index, actions }): (readonly [number, "narrowed" | "gone"])[] => {
      const now = left.get(index);
      if (now === undefined) return [[index, "gone"]];
      return now === JSON.stringify(actions) ? [] : [[index, "narrowed"]];
    }),
  );
}
