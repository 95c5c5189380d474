import type { Changes } from "./compare-sketch.js";
import type { PrintedPolicy } from "./policy.js";

/** What a way to write a policy keeps from being changed. */
export interface Keeping {
  /** Why the policy must stay as it is, whatever is unused. */
  readonly untouched?: string;
  /** Why a statement that would be emptied stays as it is. */
  readonly indivisible?: string;
  /** Why a list that would be emptied stays as it is, though its statement may hold more. */
  readonly neverEmpty?: string;
}

/** What is left of a policy in this form, when `after` is what the law leaves of it in any other. */
export function expectedIn(form: Keeping, before: PrintedPolicy, after: PrintedPolicy): PrintedPolicy {
  if (form.untouched !== undefined) return before;
  const changed = form.neverEmpty === undefined ? after : withoutEmptied(before, after);
  if (form.indivisible === undefined) return changed;
  const left = new Map(changed.statements.map((statement) => [statement.index, statement]));
  return {
    ...before,
    statements: before.statements.map((statement) => left.get(statement.index) ?? statement),
  };
}

function withoutEmptied(before: PrintedPolicy, after: PrintedPolicy): PrintedPolicy {
  return {
    ...after,
    statements: after.statements.map((statement) =>
      statement.actions.length > 0
        ? statement
        : (before.statements.find(({ index }) => index === statement.index) ?? statement),
    ),
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
