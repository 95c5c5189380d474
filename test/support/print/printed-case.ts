import { statementsOfCase, type LawCase, type ListedAction } from "../law-cases.js";
import { withActions, type PrintedAction, type PrintedPolicy } from "./policy.js";

/** The policy of a case as it is to be printed, before and after. */
export function printedCase({ policy, expected }: LawCase): {
  readonly before: PrintedPolicy;
  readonly after: PrintedPolicy;
} {
  const before: PrintedPolicy = {
    members: { ...policy },
    single: !Array.isArray(policy.Statement),
    statements: statementsOfCase(policy).map((written, index) => {
      const { open, indivisible, ...members } = written;
      const list = written.Action ?? written.NotAction ?? [];
      return {
        index,
        members,
        actions: (typeof list === "string" ? [list] : list).map((action) => printed(action, index)),
        scalar: typeof list === "string",
        open: open !== undefined,
        overrides: indivisible !== undefined,
      };
    }),
  };
  const after = expected.actions.map((list, index) => list?.map((action) => printed(action, index)) ?? null);
  return { before, after: withActions(before, after) };
}

function printed(action: ListedAction, statement: number): PrintedAction {
  if (typeof action === "string") return action;
  const { opaque, values } = action;
  const variable = `${opaque.replaceAll(/\W+/g, "_").replace(/^(?:var|local)_/, "")}_${String(statement)}`;
  return values === undefined ? { variable } : { variable, values };
}
