import type { Expectation } from "./expectation.js";
import type { Group, Language, Node, Part } from "./nodes.js";
import { readNodes } from "./read-nodes.js";
import { stringMeaning } from "./string-meaning.js";
import { isEffectKey, isForbidden, type Surroundings } from "./surroundings.js";

/**
 * Does the text differ from the marked one by what the marks stand for, and by nothing else but white space, commas behind
 * the last of something, and comments that went? False also if one of them cannot be read.
 */
export function compareTexts(
  marked: string,
  after: string,
  language: Language,
  expected: Expectation,
): boolean {
  const [left, right] = [readNodes(marked, language), readNodes(after, language)];
  if (left === undefined || right === undefined) return false;
  return isSubsequence(right.comments, left.comments) && compareParts(left.parts, right.parts, {}, expected);
}

function isSubsequence(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const one of whole) if (one === part[at]) at += 1;
  return at === part.length;
}

function compareParts(
  marked: readonly Part[],
  after: readonly Part[],
  around: Surroundings,
  expected: Expectation,
): boolean {
  const left = marked.map((part) => withoutBlocks(part, expected));
  // Nothing but blocks that go leaves nothing at all.
  if (left.at(-1)?.length === 0) left.pop();
  return (
    left.length === after.length &&
    left.every((part, index) => comparePart(part, after[index] ?? [], around, expected))
  );
}

/** Walks through one part; what stands behind a key is the key's. */
function comparePart(marked: Part, after: Part, around: Surroundings, expected: Expectation): boolean {
  if (marked.length !== after.length) return false;
  let { key } = around;
  let questions = 0;
  return marked.every((node, index) => {
    const other = after[index];
    if (other === undefined || !compareNodes(node, other, { ...around, key }, expected)) return false;
    if (node.kind !== "word") return true;
    if (node.text === "?") questions += 1;
    else if (node.text === ":" && questions > 0) questions -= 1;
    else if (node.text === "=" || node.text === ":") key = nameOf(marked[index - 1]) ?? key;
    return true;
  });
}

function compareNodes(marked: Node, after: Node, around: Surroundings, expected: Expectation): boolean {
  switch (marked.kind) {
    case "word":
      return after.kind === "word" && marked.text === after.text;
    case "heredoc":
      if (after.kind !== "heredoc" || marked.opener !== after.opener) return false;
      if (!expected.isMarked(marked.body)) return marked.body === after.body;
      return compareTexts(marked.body, after.body, "template", expected);
    case "string":
      return compareStrings(marked, after, around, expected);
    case "group": {
      if (after.kind !== "group" || marked.open !== after.open) return false;
      const within = marked.open === "{" ? { effect: effectOf(marked.parts) } : around;
      const parts = marked.open === "[" ? expand(marked.parts, around, expected) : marked.parts;
      return parts !== undefined && compareParts(parts, after.parts, within, expected);
    }
  }
}

function compareStrings(
  marked: Extract<Node, { kind: "string" }>,
  after: Node,
  around: Surroundings,
  expected: Expectation,
): boolean {
  if (expected.isItem(marked.inside)) {
    const item = expected.item(marked.inside);
    const values = item === undefined ? [] : [...item.becomes, ...item.appended];
    if (values.length === 0 || isForbidden(around)) return false;
    if (values.length === 1) return after.kind === "string" && after.inside === values[0];
    return after.kind === "group" && after.open === "[" && holdsExactly(after, values);
  }
  if (after.kind !== "string") return false;
  if (!expected.isMarked(marked.inside)) return marked.inside === after.inside;
  const left = stringMeaning(marked.inside, marked.language);
  const right = stringMeaning(after.inside, after.language);
  return left !== undefined && right !== undefined && compareTexts(left, right, "template", expected);
}

function holdsExactly(group: Group, values: readonly string[]): boolean {
  return (
    group.parts.length === values.length &&
    group.parts.every((part, index) => {
      const [node] = part;
      return part.length === 1 && node?.kind === "string" && node.inside === values[index];
    })
  );
}

/** The elements that a list should have; undefined if it must not change. */
function expand(
  parts: readonly Part[],
  around: Surroundings,
  expected: Expectation,
): readonly Part[] | undefined {
  const expanded: Part[] = [];
  const appended: Part[] = [];
  for (const part of parts) {
    const [node] = part;
    if (part.length !== 1 || node === undefined) expanded.push(part);
    else if (node.kind === "string" && expected.isItem(node.inside)) {
      if (isForbidden(around)) return undefined;
      const write = (inside: string): Part => [{ ...node, inside }];
      const item = expected.item(node.inside);
      expanded.push(...(item?.becomes.map(write) ?? []));
      appended.push(...(item?.appended.map(write) ?? []));
    } else if (node.kind !== "group" || !goes(node, expected)) expanded.push(part);
  }
  return [...expanded, ...appended];
}

/** Without the blocks that go, each with its type and labels. */
function withoutBlocks(part: Part, expected: Expectation): Part {
  const rest: Node[] = [];
  for (const node of part) {
    if (node.kind !== "group" || node.open !== "{" || !isBlock(rest)) {
      rest.push(node);
    } else if (goes(node, expected)) {
      while (rest.at(-1)?.kind === "string") rest.pop();
      rest.pop();
    } else rest.push(node);
  }
  return rest;
}

/** Does a name stand before it, perhaps with labels, and no `=`? */
function isBlock(before: Part): boolean {
  const type = before.findLast(({ kind }) => kind !== "string");
  return type?.kind === "word" && /^[\p{L}_]/u.test(type.text);
}

/** Is this a statement that goes? One that denies does not. */
function goes(group: Group, expected: Expectation): boolean {
  const name = nameOf(group.parts[0]?.[0]);
  if (group.open !== "{" || name === undefined || !expected.isStatement(name)) return false;
  if (isForbidden({ effect: effectOf(group.parts) })) return false;
  return expected.statement(name);
}

/** The effect that an object or block states in plain words. */
function effectOf(parts: readonly Part[]): string | undefined {
  for (const part of parts) {
    for (const [index, node] of part.entries()) {
      const value = part[index + 2];
      const separator = part[index + 1];
      if (!isEffectKey(nameOf(node) ?? "") || value?.kind !== "string") continue;
      if (separator?.kind === "word" && (separator.text === "=" || separator.text === ":"))
        return value.inside;
    }
  }
  return undefined;
}

function nameOf(node: Node | undefined): string | undefined {
  if (node?.kind === "word") return node.text;
  return node?.kind === "string" ? node.inside : undefined;
}
