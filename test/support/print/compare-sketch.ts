import { textOf, type Part, type Sketch, type Token } from "./sketch.js";

/** What became of the statements: new lists by number, null for a statement that is gone; all others are untouched. */
export type Changes = ReadonlyMap<number, "narrowed" | "gone">;

/** What must be found, in order: a text to the letter, or a stretch of which the judge says what is wrong with it. */
type Slot =
  | { readonly exact: string }
  | { readonly before: string; readonly judge: (after: string) => string | undefined };

/** What is different in `after` although no change demands it; undefined: nothing. */
export function strayDifference(sketch: Sketch, after: string, changes: Changes): string | undefined {
  const before = textOf(sketch.parts);
  if (changes.size === 0) return before === after ? undefined : "the text differs although nothing changed";
  const slots = slotsOf(sketch, changes);
  const found = match(slots, 0, after, 0);
  if (found.ok) return looks(before, after);
  return found.why;
}

interface Found {
  readonly ok: boolean;
  readonly why: string;
  /** How many slots were found. */
  readonly reached: number;
}

/** Tries every place where the next exact text may begin. */
function match(slots: readonly Slot[], index: number, text: string, at: number): Found {
  const slot = slots[index];
  if (slot === undefined) {
    return at === text.length
      ? { ok: true, why: "", reached: index }
      : { ok: false, why: `unexpected: ${text.slice(at, at + 80)}`, reached: index };
  }
  if ("exact" in slot) {
    if (text.startsWith(slot.exact, at)) return match(slots, index + 1, text, at + slot.exact.length);
    return { ok: false, why: difference(slot.exact, text.slice(at)), reached: index };
  }
  const next = slots[index + 1];
  const anchor = next === undefined ? undefined : "exact" in next ? next.exact : "";
  let best: Found = { ok: false, why: "the text that follows a change is not there", reached: index };
  for (let end = at; end <= text.length; end += 1) {
    if (anchor === undefined && end < text.length) continue;
    if (anchor !== undefined && !text.startsWith(anchor, end)) continue;
    const why = slot.judge(text.slice(at, end));
    const found: Found =
      why === undefined ? match(slots, index + 1, text, end) : { ok: false, why, reached: index };
    if (found.ok) return found;
    if (found.reached > best.reached || (best.reached === index && why !== undefined)) best = found;
    // Behind the end of this statement, there is nothing to be found.
    if (end - at > slot.before.length * 40 + 20_000) break;
  }
  return best;
}

function difference(expected: string, found: string): string {
  let at = 0;
  while (at < expected.length && expected[at] === found[at]) at += 1;
  return `expected …${JSON.stringify(expected.slice(Math.max(0, at - 30), at + 50))}, found …${JSON.stringify(found.slice(Math.max(0, at - 30), at + 50))}`;
}

function slotsOf(sketch: Sketch, changes: Changes): readonly Slot[] {
  const slots: Slot[] = [];
  const exact = (text: string): void => {
    const last = slots.at(-1);
    if (last !== undefined && "exact" in last) slots[slots.length - 1] = { exact: last.exact + text };
    else slots.push({ exact: text });
  };
  const add = (parts: readonly Part[]): void => {
    for (let at = 0; at < parts.length; at += 1) {
      const part = parts[at];
      if (part === undefined) continue;
      const run = runFrom(parts, at, changes);
      if (run !== undefined) {
        const behindKept = parts[at - 1]?.kind === "statement";
        slots.push(holeOf(run, behindKept, sketch));
        at += run.length - 1;
      } else if (part.kind === "statement") add(part.parts);
      else if (part.kind === "list" && changes.get(part.statement) === "narrowed") {
        slots.push(...listSlots(slots.pop(), part.text, sketch));
      } else exact(part.text);
    }
  };
  add(sketch.parts);
  return slots;
}

/** Gaps and statements from here on, if some of these statements go and none of them stays. */
function runFrom(parts: readonly Part[], from: number, changes: Changes): readonly Part[] | undefined {
  let end = from;
  for (; end < parts.length; end += 1) {
    const part = parts[end];
    if (part === undefined) break;
    const flexible =
      part.kind === "gap" || (part.kind === "statement" && changes.get(part.statement) === "gone");
    if (!flexible) break;
  }
  const run = parts.slice(from, end);
  return run.some(({ kind }) => kind === "statement") ? run : undefined;
}

/** What is left of statements that go: white space, separators, and comments that were between them. */
function holeOf(run: readonly Part[], behindKept: boolean, { lexer }: Sketch): Slot {
  const gaps = run.flatMap((part) => (part.kind === "gap" ? [part.text] : []));
  const commentsOf = (text: string): readonly string[] => commentsIn(lexer.tokensOf(text));
  const comments = gaps.flatMap(commentsOf);
  const first = run[0];
  const sameLine = behindKept && first?.kind === "gap" ? (/^[^\r\n]*/.exec(first.text)?.[0] ?? "") : "";
  const ofKept = commentsOf(sameLine);
  return {
    before: textOf(run),
    judge: (after) => {
      const tokens = lexer.tokensOf(after);
      const stray = tokens.find(
        ({ kind, text: token }) => kind === "string" || (kind === "other" && token !== ","),
      );
      if (stray !== undefined) return `where a statement went, there is ${stray.text}`;
      const left = commentsIn(tokens);
      if (!isSubsequence(left, comments)) return `a comment came from nowhere: ${left.join(" ")}`;
      const lost = ofKept.find((comment) => !left.includes(comment));
      return lost === undefined ? undefined : `a comment of the statement before went too: ${lost}`;
    },
  };
}

/** A list that is broken into lines is not aligned with what is around it any more, as `terraform fmt` has it. */
function listSlots(lead: Slot | undefined, list: string, sketch: Sketch): readonly Slot[] {
  const slot = listSlot(list, sketch);
  if (lead === undefined) return [slot];
  const [, before = "", sign] = "exact" in lead ? (/^([^]*?)([ \t]+= )$/.exec(lead.exact) ?? []) : [];
  if (sign === undefined) return [lead, slot];
  const judge = (after: string): string | undefined =>
    after === sign || after.trimStart() === "= "
      ? undefined
      : `before a list, there is ${JSON.stringify(after)}`;
  return [{ exact: before }, { before: sign, judge }, slot];
}

/** A list may hold other strings; its comments stay unless an element beside them changed. */
function listSlot(before: string, { lexer }: Sketch): Slot {
  const old = lexer.tokensOf(before);
  const isElement = ({ kind, text }: Token): boolean =>
    kind === "string" || (kind === "other" && lexer.inList(text) === "element");
  return {
    before,
    judge: (after) => {
      const tokens = lexer.tokensOf(after);
      const stray = tokens.find(({ kind, text }) => kind === "other" && lexer.inList(text) === undefined);
      if (stray !== undefined) return `in a list, there is ${stray.text}`;
      const comments = commentsIn(tokens);
      if (!isSubsequence(comments, commentsIn(old)))
        return `a comment came from nowhere: ${comments.join(" ")}`;
      const elements = tokens.filter(isElement).map(({ text }) => text);
      const lost = commentsOfKept(old, elements, isElement).find((comment) => !comments.includes(comment));
      return lost === undefined ? undefined : `a comment beside kept actions went: ${lost}`;
    },
  };
}

function commentsIn(tokens: readonly Token[]): readonly string[] {
  return tokens.flatMap(({ kind, text }) => (kind === "comment" ? [text.trimEnd()] : []));
}

/** Comments between elements that are both still there, or between one and the end of the list. */
function commentsOfKept(
  old: readonly Token[],
  left: readonly string[],
  isElement: (token: Token) => boolean,
): readonly string[] {
  return old.flatMap((token, at) => {
    if (token.kind !== "comment") return [];
    const previous = old.slice(0, at).findLast(isElement);
    const next = old.slice(at).find(isElement);
    const stays = (element: Token | undefined): boolean =>
      element === undefined || left.includes(element.text);
    return stays(previous) && stays(next) ? [token.text.trimEnd()] : [];
  });
}

function isSubsequence(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const one of some) {
    at = all.indexOf(one, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Line breaks of one kind stay so; no run of blank lines and no blank at the end of a line is new. */
function looks(before: string, after: string): string | undefined {
  const count = (text: string, what: RegExp): number => Array.from(text.matchAll(what)).length;
  const longest = (text: string): number =>
    Math.max(0, ...Array.from(text.matchAll(/(?:\r?\n[ \t]*){2,}/g), ([run]) => run.split("\n").length));
  if (!/(?<!\r)\n/.test(before) && /(?<!\r)\n/.test(after)) return "a line ends with a lone line feed";
  if (!before.includes("\r\n") && after.includes("\r")) return "a line ends with a carriage return";
  if (longest(after) > longest(before)) return "there are more blank lines in a row";
  const trailing = /[ \t]+(?=\r?\n|$)/g;
  if (count(after, trailing) > count(before, trailing)) return "a line ends with a blank";
  const blankTop = /[[{]\r?\n[ \t]*\r?\n/g;
  if (count(after, blankTop) > count(before, blankTop)) return "a block begins with a blank line";
  const blankEnd = /\r?\n[ \t]*\r?\n[ \t]*[\]}]/g;
  if (count(after, blankEnd) > count(before, blankEnd)) return "a block ends with a blank line";
  return undefined;
}
