// What a comment in a template is about: YAML tells it by lines, by keys and by indentation.
import { createLineMap } from "@iamend/source";
import type { Range } from "../../contract.js";
import type { ParsedText, TemplateNode } from "../../parse/node.js";
import { stretchesIn, type Stretch } from "./stretches.js";

/** For each comment, what it may be about, as the contract's directives have it: the nearest first. */
export type AimComment = (comment: Range) => readonly (readonly Range[])[];

/** Tells what the comments of one text are about. `mayLeadOn`: whether variables of the Serverless Framework may stand in it. */
export function aimsIn(
  text: string,
  { roots, comments }: Pick<ParsedText, "roots" | "comments">,
  mayLeadOn: boolean,
): AimComment {
  const map = createLineMap(text);
  const all = stretchesIn(text, roots, map);
  const starting = byLine(all, ({ line }) => line);
  const ending = byLine(all, ({ endLine }) => endLine);
  const commentStarts = new Map(comments.map(([start, end]) => [end, start]));
  const aliases = aliasesIn(all);
  const variables = mayLeadOn ? all.filter(mayLeadOnAt) : [];
  const whole = roots.map(({ at }) => at);

  return (comment) => {
    const [lineStart] = map.line(map.at(comment[0]).line) ?? [0];
    const alone = /^[\s\uFEFF]*$/.test(text.slice(lineStart, comment[0]));
    return (alone ? aboveOrIn(comment) : behind(comment)).map(withAliases);
  };

  /** What stands wholly on the line, else what begins or ends there, else what it stands in. */
  function behind(comment: Range): readonly (readonly Stretch[])[] {
    const { line } = map.at(comment[0]);
    const touching = [...new Set([...(starting.get(line) ?? []), ...(ending.get(line) ?? [])])]
      .filter(({ parent, range }) => parent !== undefined && range[0] < comment[0])
      .sort((left, right) => lengthOf(left) - lengthOf(right));
    const onLine = touching.filter((one) => one.line === line && one.endLine === line);
    const outermost = onLine.filter(({ parent }) => parent === undefined || !onLine.includes(parent));
    const rest = touching.filter((one) => !onLine.includes(one)).map((one) => [one]);
    const first = outermost.length > 0 ? outermost : rest.shift();
    if (first !== undefined) return choices(first, rest, first[0]?.parent);
    const around = deepestAt(comment[0]) ?? nextTo(comment);
    return around === undefined ? [] : choices([around], [], around.parent);
  }

  /** What begins on the next line of code, if it belongs to what the comment stands in, else that. */
  function aboveOrIn(comment: Range): readonly (readonly Stretch[])[] {
    const { column } = map.at(comment[0]);
    const ended = endedBefore(comment);
    const owner =
      ended.find((one) => one.isBlock && one.column < column) ?? deepestAt(comment[0]) ?? nextTo(comment);
    const next = firstBehind(comment[1]);
    if (owner === undefined) return [];
    const above =
      next === undefined ? [] : outermostOn(next.line).filter((one) => one.range[0] >= comment[1]);
    const isIn = next !== undefined && isInside(next, owner);
    if (!isIn) {
      // Indented as nothing before it, it may be meant for what follows.
      const isAstray =
        next !== undefined &&
        next.column < column &&
        ended.includes(owner) &&
        !ended.some((one) => one.column === column);
      return choices(isAstray ? [owner, ...above] : [owner], [], owner.parent);
    }
    // A list may have its dashes below its key, and end where another key begins.
    const before = ended.filter((one) => one.column === column && one.node.kind === "sequence");
    return choices([...before, ...above.filter((one) => isInside(one, owner))], [[owner]], owner.parent);
  }

  /** These, and then all around them, but from a single resource never to all of them. */
  function choices(
    first: readonly Stretch[],
    rest: readonly (readonly Stretch[])[],
    parent: Stretch | undefined,
  ): readonly (readonly Stretch[])[] {
    const isSingle = first.every(({ node }) => node.kind === "scalar" || node.kind === "alias");
    const found = [...rest];
    for (let at = parent; at !== undefined; at = at.parent) found.push([at]);
    const wider = found
      .map(withoutProperties)
      .filter(
        (some) =>
          some.every(({ depth }) => depth >= RESOURCE) ||
          (isSingle && some.length === 1 && first.every((one) => one.parent === some[0])),
      );
    return [withoutProperties(first), ...wider];
  }

  /** What has ended before a comment, with nothing but comments between; the shortest first. */
  function endedBefore(comment: Range): readonly Stretch[] {
    let end = comment[0];
    for (;;) {
      while (end > 0 && /\s/.test(text.charAt(end - 1))) end--;
      const start = commentStarts.get(end);
      if (start === undefined || start >= end) break;
      end = start;
    }
    const found: Stretch[] = [];
    for (let at = deepestAt(end - 1); at?.parent !== undefined && at.range[1] <= comment[0]; at = at.parent)
      found.push(at);
    return found;
  }

  function deepestAt(offset: number): Stretch | undefined {
    let at = all[indexBehind(offset) - 1];
    while (at !== undefined && at.range[1] <= offset) at = at.parent;
    return at;
  }

  function firstBehind(offset: number): Stretch | undefined {
    for (let index = indexBehind(offset - 1); index < all.length; index++)
      if (all[index]?.parent !== undefined) return all[index];
    return undefined;
  }

  /** How many begin at an offset or before it. */
  function indexBehind(offset: number): number {
    let low = 0;
    let high = all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((all[middle]?.range[0] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function outermostOn(line: number): readonly Stretch[] {
    const here = (starting.get(line) ?? []).filter(({ parent }) => parent !== undefined);
    return here.filter(({ parent }) => parent === undefined || !here.includes(parent));
  }

  /** The document before or behind which a comment stands. */
  function nextTo(comment: Range): Stretch | undefined {
    const documents = all.filter(({ parent }) => parent === undefined);
    return documents.find(({ range }) => range[1] > comment[0]) ?? documents.at(-1);
  }

  function withAliases(some: readonly Stretch[]): readonly Range[] {
    // What is put there may be written anywhere: all policies of the file count.
    if (some.some(({ range }) => variables.some((one) => holds(range, one.range)))) return whole;
    const found: Range[] = [];
    const add = (range: Range): void => {
      if (found.some((one) => holds(one, range))) return;
      found.push(range);
      for (const { at, target } of aliases) if (target !== undefined && holds(range, at)) add(target.at);
    };
    for (const { range } of some) add(range);
    return found;
  }
}

/** What is said of the properties of a resource is said of the resource. */
function withoutProperties(some: readonly Stretch[]): readonly Stretch[] {
  return some.map((one) => (one.key === "Properties" && one.parent !== undefined ? one.parent : one));
}

/** Keys that lead to a resource of a template. */
const RESOURCE = 2;

function lengthOf({ range }: Stretch): number {
  return range[1] - range[0];
}

/** A document goes on to the next one. */
function isInside(one: Stretch, owner: Stretch): boolean {
  if (owner.parent === undefined) return one.range[0] >= owner.range[0];
  return holds(owner.range, one.range);
}

interface AliasAt {
  readonly at: Range;
  readonly target: TemplateNode | undefined;
}

function aliasesIn(all: readonly Stretch[]): readonly AliasAt[] {
  return all.flatMap(({ node }) => (node.kind === "alias" ? [{ at: node.at, target: node.target }] : []));
}

const POLICY_KEYS = /^(?:.*statements?|actions?|notaction|polic.*|iam|role|provider|functions?|resources)$/i;

/** Whether a variable of the Serverless Framework may put policies there that are written elsewhere. */
function mayLeadOnAt({ node, key = "" }: Stretch): boolean {
  return node.kind === "scalar" && /^\s*\$\{[\s\S]*\}\s*$/.test(node.text) && POLICY_KEYS.test(key);
}

function holds([start, end]: Range, [from, to]: Range): boolean {
  return start <= from && to <= end;
}

function byLine(
  all: readonly Stretch[],
  lineOf: (one: Stretch) => number,
): ReadonlyMap<number, readonly Stretch[]> {
  const lines = new Map<number, Stretch[]>();
  for (const one of all) {
    const same = lines.get(lineOf(one));
    if (same === undefined) lines.set(lineOf(one), [one]);
    else same.push(one);
  }
  return lines;
}
