// Finds the syntax of a place again: values remember places, not syntax.
import type { Place, Range } from "../../contract.js";
import type { Block, Body, Expression, List } from "../../parse/ast.js";
import type { ParsedFile } from "../../parse/parse-file.js";
import { children } from "./children.js";

/** The syntax of all files. */
export interface ExpressionIndex {
  /** The expression that covers exactly this place, outermost first if several do. */
  expression(at: Place): Expression | undefined;
  /** The value of the item of an object that covers exactly this place. */
  itemValue(at: Place): Expression | undefined;
  /** The list expression whose element covers exactly this place, and its position there. */
  listAround(at: Place): { readonly list: List; readonly index: number } | undefined;
  /** The block of the top level around a place. */
  block(at: Place): Block | undefined;
  file(name: string): ParsedFile | undefined;
}

export function createExpressionIndex(
  files: () => ReadonlyMap<string, ParsedFile>,
  template: (file: string) => Expression | undefined,
): ExpressionIndex {
  /** Expressions from the outermost to the innermost that cover the range. */
  function path({ file, range }: Place): readonly Expression[] {
    const parsed = files().get(file);
    const start = parsed === undefined ? template(file) : topExpression(parsed.body, range);
    const found: Expression[] = [];
    let inner = start !== undefined && covers(start.at, range) ? start : undefined;
    while (inner !== undefined) {
      found.push(inner);
      inner = children(inner).find((child) => covers(child.at, range));
    }
    return found;
  }

  return {
    file: (name) => files().get(name),
    expression: (at) => path(at).find((one) => same(one.at, at.range)),
    itemValue(at) {
      for (const one of path(at).toReversed()) {
        if (one.kind !== "object") continue;
        const item = one.items.find((found) => same(found.at, at.range));
        if (item !== undefined) return item.value;
      }
      return undefined;
    },
    listAround(at) {
      for (const one of path(at).toReversed()) {
        if (one.kind !== "list") continue;
        const index = one.elements.findIndex((element) => same(element.at, at.range));
        if (index >= 0) return { list: one, index };
      }
      return undefined;
    },
    block: ({ file, range }) =>
      files()
        .get(file)
        ?.body.blocks.find((block) => covers(block.at, range)),
  };
}

function topExpression(body: Body, range: Range): Expression | undefined {
  let here: Body | undefined = body;
  while (here !== undefined) {
    const attribute = here.attributes.find(({ value }) => covers(value.at, range));
    if (attribute !== undefined) return attribute.value;
    here = here.blocks.find((block) => covers(block.bodyAt, range))?.body;
  }
  return undefined;
}

function covers(outer: Range, inner: Range): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

function same(left: Range, right: Range): boolean {
  return left[0] === right[0] && left[1] === right[1];
}
