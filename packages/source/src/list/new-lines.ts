import { lineBreakNear } from "../text/line-break.js";
import { indentationAt, lineStartBefore } from "../text/indentation.js";
import { hasLineBreak, isBlank } from "../text/white-space.js";
import { leadOf, type ListView } from "./list-view.js";

/**
 * What stands between two elements that take the place of element `index`.
 *
 * If that one is alone on its line, the new ones get lines of their own, with the same indentation and separators;
 * else the separator that the list has between two elements of a line (`, ` if it has none).
 */
export function separatorAt(view: ListView, index: number): string {
  if (view.list.layout === "dashes") return dashLine(view, index);
  const aloneOnLine = view.gaps[index]?.broken === true && view.gaps[index + 1]?.broken === true;
  const alone = aloneOnLine || isAloneAtBracket(view, index);
  if (!alone) return view.inlineSeparator;
  if (view.commaFirst) return commaFirstLine(view, index);
  return `,${lineBreakNear(view.text, leadOf(view, index))}${indentationOf(view, index)}`;
}

/** On one line with an opening bracket that has lines below, or with the closing one that has lines above. */
function isAloneAtBracket(view: ListView, index: number): boolean {
  const last = view.list.elements.length - 1;
  if (last === 0) return view.gaps[0]?.broken === true && lineStartOf(view, 0) !== undefined;
  if (index === 0) return view.gaps[1]?.broken === true;
  return index === last && view.gaps[index]?.broken === true;
}

function indentationOf(view: ListView, index: number): string {
  const start = lineStartOf(view, index) ?? lineStartOf(view, index + 1);
  return start === undefined ? "" : indentationAt(view.text, start);
}

/** Where the line of an element starts, if only blanks and comments stand before it. */
function lineStartOf(view: ListView, index: number): number | undefined {
  if (index >= view.list.elements.length) return undefined;
  let at = leadOf(view, index);
  for (;;) {
    const start = lineStartBefore(view.text, at);
    if (start !== undefined) return start;
    while (at > 0 && isBlank(view.text[at - 1])) at--;
    const comment = view.comments.endingAt(at);
    if (comment === undefined) return undefined;
    at = comment[0];
  }
}

function commaFirstLine(view: ListView, index: number): string {
  // The first has no comma before it: it is led as the second is.
  const like = Math.max(index, 1);
  const comma = leadOf(view, like);
  const start = lineStartBefore(view.text, comma) ?? comma;
  const element = view.list.elements[like]?.[0] ?? comma + 1;
  return lineBreakNear(view.text, comma) + plainLead(view.text.slice(start, element), ", ");
}

function dashLine(view: ListView, index: number): string {
  const dash = leadOf(view, index);
  const element = view.list.elements[index]?.[0] ?? dash + 1;
  let start = dash;
  while (start > 0 && !hasLineBreak(view.text[start - 1] ?? "")) start--;
  // `- - a`: under the dash of an outer sequence stand blanks.
  const indentation = view.text.slice(start, dash).replaceAll(/[^\t]/g, " ");
  return lineBreakNear(view.text, dash) + indentation + plainLead(view.text.slice(dash, element), "- ");
}

/** The lead as written, unless it holds a comment or a line break. */
function plainLead(lead: string, plain: string): string {
  if (/^[ \t]*[-,][ \t]*$/.test(lead)) return lead;
  return (/^[ \t]*/.exec(lead)?.[0] ?? "") + plain;
}
