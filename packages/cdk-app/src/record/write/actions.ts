// Actions as text.
import type { Stack } from "../aws-cdk-lib.js";
import type { RecordedActions } from "./record-format.js";

/** A token that the stack cannot turn into text is `null`; without a stack, every token is. */
export function actionsOf(actions: readonly unknown[], stack: Stack | undefined): RecordedActions {
  return actions.map((action) => {
    if (typeof action !== "string") return null;
    return action.includes("Token[") ? resolved(action, stack) : action;
  });
}

function resolved(action: string, stack: Stack | undefined): string | null {
  try {
    const value = stack?.resolve(action);
    return typeof value === "string" ? value : null;
  } catch {
    // A token of a list, or one that only means something elsewhere.
    return null;
  }
}
