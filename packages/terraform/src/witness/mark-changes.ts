import type { Change, Id, Range, Refusal } from "../contract.js";
import type { TerraformLocated } from "../link/sites.js";
import { Expectation, type ExpectedItem } from "./expectation.js";

/** The old text with a mark in the place of each thing that is to change. */
export interface MarkedText {
  readonly text: string;
  readonly expected: Expectation;
}

interface Splice {
  readonly range: Range;
  readonly text: string;
}

/** Puts marks into the text of a file; those of a statement that goes stand at its start. Refused: `witness-unclear`. */
export function markChanges(
  file: string,
  before: string,
  after: string,
  changes: readonly Change[],
  located: TerraformLocated,
): MarkedText | Refusal {
  const prefix = freePrefix(before, after);
  const items = new Map<string, ExpectedItem>();
  const statements = new Set<string>();
  const splices: Splice[] = [];
  const gone: Range[] = [];

  for (const id of new Set(changes.flatMap((change) => ("statement" in change ? [change.statement] : [])))) {
    const at = located.statements.get(id)?.at;
    if (at === undefined) return unclear("A statement that goes is nowhere.");
    if (at.file !== file) continue;
    const mark = `${prefix}s${String(statements.size)}x`;
    const splice = markStatement(before, at.range, mark);
    if (splice === undefined) return unclear("A statement that goes does not look like one.");
    statements.add(mark);
    splices.push(splice);
    gone.push(at.range);
  }
  for (const [id, { becomes, appended }] of wantedOf(changes)) {
    const list = located.lists.get(id);
    if (list === undefined) return unclear("A list that changes is nowhere.");
    if (list.at.file !== file || gone.some((range) => isInside(list.at.range, range))) continue;
    const anchor = appended.length === 0 ? -1 : list.items.findLastIndex((item) => "value" in item);
    if (anchor < 0 && appended.length > 0) return unclear("A list that grows has no plain string in it.");
    for (const index of anchor < 0 ? becomes.keys() : new Set([...becomes.keys(), anchor])) {
      const item = list.items[index];
      if (item === undefined || "opaque" in item) return unclear("A pattern that changes is not certain.");
      const mark = `${prefix}i${String(items.size)}x`;
      const splice = markItem(before, item.at.range, item.value, mark);
      if (splice === undefined) return unclear("A pattern that changes does not stand where it should.");
      items.set(mark, {
        becomes: becomes.get(index) ?? [item.value],
        appended: index === anchor ? appended : [],
      });
      splices.push(splice);
    }
  }
  return { text: spliced(before, splices), expected: new Expectation(prefix, items, statements) };
}

interface Wanted {
  readonly becomes: ReadonlyMap<number, readonly string[]>;
  readonly appended: readonly string[];
}

function wantedOf(changes: readonly Change[]): ReadonlyMap<Id, Wanted> {
  const wanted = new Map<Id, Wanted>();
  for (const change of changes) {
    if (!("list" in change)) continue;
    const { becomes, appended } = wanted.get(change.list) ?? { becomes: new Map(), appended: [] };
    wanted.set(
      change.list,
      "items" in change
        ? { becomes: new Map([...becomes, ...change.items]), appended }
        : { becomes, appended: [...appended, ...change.append] },
    );
  }
  return wanted;
}

/** The quotes stay, with as many backslashes before them as the place asks for. */
function markItem(before: string, range: Range, value: string, mark: string): Splice | undefined {
  const source = before.slice(...range);
  const quote = /^\\*"/.exec(source)?.[0];
  if (quote === undefined || source !== quote + value + quote) return undefined;
  return { range, text: quote + mark + quote };
}

function markStatement(before: string, range: Range, mark: string): Splice | undefined {
  const source = before.slice(...range);
  const brace = source.indexOf("{");
  if (brace < 0 || !source.endsWith("}")) return undefined;
  const head = source.slice(0, brace + 1);
  const inside = source.slice(brace + 1, -1);
  // Lines of its own, for a block on one line may hold but one argument.
  if (brace > 0) return { range, text: `${head}\n${mark} = 1\n${inside}\n}` };
  const quote = /^(?:\s|\\[nrt])*(\\*")/.exec(inside)?.[1];
  const member = quote === undefined ? ` ${mark} = 1, ` : `${quote}${mark}${quote}:1,`;
  return { range, text: `${head}${member}${inside}}` };
}

function spliced(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const { range, text: inserted } of splices.toSorted((a, b) => a.range[0] - b.range[0])) {
    parts.push(text.slice(at, range[0]), inserted);
    at = range[1];
  }
  return parts.join("") + text.slice(at);
}

function freePrefix(...texts: readonly string[]): string {
  for (let number = 0; ; number++) {
    const prefix = `iamend${String(number)}mark`;
    if (texts.every((text) => !text.includes(prefix))) return prefix;
  }
}

function isInside(inner: Range, outer: Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

function unclear(message: string): Refusal {
  return { code: "witness-unclear", message };
}
