import type { Range } from "../contract.js";

/** Longer ones are no name with its indentation, and in a text without line breaks nobody has to look for one. */
const MAX_LEAD = 200;

/** What may stand behind: assertions, `concat` and the like not, for they would go on behind the last line. */
const TAIL =
  /^(?:[ \t]*as[ \t]+[\w$.[\]]+|[ \t]*satisfies[ \t]+[\w$.[\]]+)?[ \t]*\)*[,;]?[ \t]*(?:\/\/.*|\/\*.*)?$/;

/** Is nothing else on the line of a list but what it is called, so that it may be broken into lines? */
export function hasOwnLines(text: string, [start, end]: Range): boolean {
  const near = Math.max(start - MAX_LEAD, 0);
  const before = text.slice(near, start);
  const line = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  if (line === 0 && near > 0) return false;
  const rest = /^.*/.exec(text.slice(end, end + MAX_LEAD))?.[0] ?? "";
  return isName(before.slice(line)) && TAIL.test(rest);
}

/** No bracket is open in it, and nothing stands beside it. */
function isName(lead: string): boolean {
  let left = lead;
  for (;;) {
    const without = left.replaceAll(/\([^()[\]{}]*\)|\[[^()[\]{}]*\]|\{[^()[\]{}]*\}|<[^()[\]{}<>]*>/g, "");
    if (without === left) return !/[([{,;]/.test(left);
    left = without;
  }
}
