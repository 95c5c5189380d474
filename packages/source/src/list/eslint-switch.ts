import type { Range } from "../contract.js";
import { findEslintDirective } from "../directives/find-eslint-directive.js";

/** Does a comment switch rules of ESLint off or on for all that follows? Such a comment is nobody's. */
export function isEslintSwitch(text: string, [start, end]: Range): boolean {
  const comment = text.slice(start, end);
  if (!comment.includes("eslint-")) return false;
  const kind = findEslintDirective(comment.replace(/^(?:\/\*|\/\/|#)/, "").replace(/\*\/$/, ""))?.kind;
  return kind === "disable" || kind === "enable";
}
