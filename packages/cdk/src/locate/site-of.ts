import type { List, SiteText } from "@iamend/source";
import type { TSESTree } from "@typescript-eslint/types";
import type { Range } from "../contract.js";
import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";

export function siteText({ file, text }: CodeFile): SiteText {
  return { file, text, dialect: "javascript" };
}

/** The elements of an array; undefined: some of them are left out (`[, x]`). */
export function arrayList(file: CodeFile, array: TSESTree.ArrayExpression): List | undefined {
  const elements = array.elements.flatMap((element) => (element === null ? [] : [file.rangeOf(element)]));
  if (elements.length < array.elements.length) return undefined;
  const at = file.rangeOf(array);
  return {
    text: file.text,
    layout: "brackets",
    at,
    elements: covering(file, elements, at[0]),
    comments: file.comments,
  };
}

/** The arguments of a call as a list between its parentheses. */
export function argumentList(
  file: CodeFile,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): List | undefined {
  const end = file.rangeOf(call)[1];
  const behind = call.typeArguments ?? call.callee;
  const open = openParenthesis(file, file.rangeOf(behind)[1]);
  if (open === undefined || file.text[end - 1] !== ")") return undefined;
  return {
    text: file.text,
    layout: "brackets",
    at: [open, end],
    elements: covering(
      file,
      call.arguments.map((argument) => file.rangeOf(argument)),
      open,
    ),
    comments: file.comments,
  };
}

/** Behind a callee stand only white space, comments, `?.` and parentheses that close around it. */
function openParenthesis(file: CodeFile, from: number): number | undefined {
  for (let at = from; at < file.text.length; at++) {
    const comment = file.commentStarting(at);
    if (comment !== undefined) at = comment[1] - 1;
    else if (file.text[at] === "(") return at;
    else if (!/[\s?.)]/.test(file.text[at] ?? "")) return undefined;
  }
  return undefined;
}

/** Parentheses are not in the tree: each range is widened to those around it. */
function covering(file: CodeFile, elements: readonly Range[], open: number): readonly Range[] {
  return elements.map((element) => withParentheses(file, element, open));
}

/** `open`: where the bracket or parenthesis stands that is not one of them. */
export function withParentheses(file: CodeFile, range: Range, open: number): Range {
  let [start, end] = range;
  for (;;) {
    const before = skipBack(file, start);
    const after = skipForth(file, end);
    if (before - 1 <= open || file.text[before - 1] !== "(" || file.text[after] !== ")") return [start, end];
    start = before - 1;
    end = after + 1;
  }
}

function skipBack(file: CodeFile, from: number): number {
  for (let at = from; ;) {
    while (at > 0 && /\s/.test(file.text[at - 1] ?? "")) at--;
    const comment = file.commentEnding(at);
    if (comment === undefined) return at;
    at = comment[0];
  }
}

function skipForth(file: CodeFile, from: number): number {
  for (let at = from; ;) {
    while (at < file.text.length && /\s/.test(file.text[at] ?? "")) at++;
    const comment = file.commentStarting(at);
    if (comment === undefined) return at;
    at = comment[1];
  }
}

export function idOf(kind: string, file: CodeFile, node: Node): string {
  return `${kind}:${file.file}:${String(file.rangeOf(node)[0])}`;
}
