// How `terraform fmt` aligns the `=` of arguments on lines that follow each other, each with its whole value.
import type { TextEdit } from "@iamend/source";
import type { Range } from "../contract.js";

/** What happens to the alignment when the value of an argument is broken into lines, and so leaves its group. */
export interface Alignment {
  /** Would arguments above or below have to move? */
  readonly movesOthers: boolean;
  /** What brings the argument's own `=` to its name. */
  readonly own: readonly TextEdit[];
}

interface Argument {
  /** Columns up to the end of the name. */
  readonly width: number;
  /** Between the name and the `=`. */
  readonly blanks: Range;
}

const ARGUMENT = /^([ \t]*(?:"[^"]*"|[\w.-]+|\([^()]*\)))([ \t]*)=(?![=>])(.*)$/;
const NOTHING: Alignment = { movesOthers: false, own: [] };

/** Of the argument whose value starts at `offset`; nothing is to be done if it is not aligned as `terraform fmt` would. */
export function alignmentAt(text: string, offset: number): Alignment {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const own = argumentAt(text, start);
  if (own === undefined) return NOTHING;
  const above = argumentsAbove(text, start);
  const below = argumentsBelow(text, start);
  const widest = widestOf([...above, own, ...below]);
  const isAligned = [...above, own, ...below].every(
    ({ width, blanks }) => width + blanks[1] - blanks[0] === widest + 1,
  );
  if (!isAligned) return NOTHING;
  const stays = (group: readonly Argument[]) => group.length === 0 || widestOf(group) === widest;
  return {
    movesOthers: !stays(above) || !stays(below),
    own: own.width === widest ? [] : [{ range: own.blanks, text: " " }],
  };
}

function argumentsAbove(text: string, start: number): readonly Argument[] {
  const found: Argument[] = [];
  for (let at = start; at > 0;) {
    at = text.lastIndexOf("\n", at - 2) + 1;
    const argument = argumentAt(text, at);
    if (argument === undefined) break;
    found.push(argument);
  }
  return found;
}

function argumentsBelow(text: string, start: number): readonly Argument[] {
  const found: Argument[] = [];
  for (let at = text.indexOf("\n", start) + 1; at > 0; at = text.indexOf("\n", at) + 1) {
    const argument = argumentAt(text, at);
    if (argument === undefined) break;
    found.push(argument);
  }
  return found;
}

function argumentAt(text: string, start: number): Argument | undefined {
  const end = text.indexOf("\n", start);
  const match = ARGUMENT.exec(text.slice(start, end < 0 ? text.length : end).trimEnd());
  const [, head, blanks, value] = match ?? [];
  if (head === undefined || blanks === undefined || value === undefined || !isWhole(value)) return undefined;
  const nameEnd = start + head.length;
  return { width: Array.from(head).length, blanks: [nameEnd, nameEnd + blanks.length] };
}

/** Are all brackets closed on the line? */
function isWhole(value: string): boolean {
  const bare = value.replaceAll(/"(?:[^"\\]|\\.)*"/g, "").replace(/(?:#|\/\/).*$/, "");
  return bare.replaceAll(/[^([{]/g, "").length === bare.replaceAll(/[^)\]}]/g, "").length;
}

function widestOf(group: readonly Argument[]): number {
  return Math.max(...group.map(({ width }) => width));
}
