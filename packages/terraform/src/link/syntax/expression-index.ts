// Finds the syntax of a place again: values remember places, not syntax.
import type { Place, Range } from "../../contract.js";
import type { Block, Body, Comment, Expression, List } from "../../parse/ast.js";
import type { ParsedFile } from "../../parse/parse-file.js";
import { once } from "../once.js";
import { children } from "./children.js";

/** A file in which expressions stand, or data that `jsondecode` reads. */
export interface WrittenFile {
  readonly file: string;
  readonly text: string;
  readonly comments: readonly Comment[];
  /** In JSON, be it configuration or data. */
  readonly json: boolean;
  /** All of it, if it is data. */
  readonly whole?: Place;
}

/** The syntax of all files. */
export interface ExpressionIndex {
  /** The expression that covers exactly this place, outermost first if several do. */
  expression(at: Place): Expression | undefined;
  /** The expressions around a place, outermost first, to the innermost that covers it. */
  way(at: Place): readonly Expression[];
  /** The value of the item of an object that covers exactly this place. */
  itemValue(at: Place): Expression | undefined;
  /** The list expression whose element covers exactly this place, and its position there. */
  listAround(at: Place): { readonly list: List; readonly index: number } | undefined;
  /** The block of the top level around a place. */
  block(at: Place): Block | undefined;
  file(name: string): ParsedFile | undefined;
  /** All files of the directory of a file. */
  beside(name: string): readonly ParsedFile[];
  /** The same for data, too. */
  written(name: string): WrittenFile | undefined;
}

/** Data in JSON that expressions read. */
export interface DataFile {
  readonly text: string;
  readonly root: Expression;
}

export function createExpressionIndex(
  files: () => ReadonlyMap<string, ParsedFile>,
  template: (file: string) => Expression | undefined,
  data: (file: string) => DataFile | undefined,
): ExpressionIndex {
  /** Expressions from the outermost to the innermost that cover the range. */
  function path({ file, range }: Place): readonly Expression[] {
    const parsed = files().get(file);
    if (parsed !== undefined) return pathFrom(topExpression(parsed.body, range), range);
    // Nobody says here as what the text is read; a template has nothing in common with data but the file.
    return [...pathFrom(template(file), range), ...pathFrom(data(file)?.root, range)];
  }

  const directories = once(() => {
    const found = new Map<string, ParsedFile[]>();
    for (const parsed of files().values()) {
      const directory = directoryOf(parsed.file);
      const known = found.get(directory);
      if (known === undefined) found.set(directory, [parsed]);
      else known.push(parsed);
    }
    return found;
  });

  return {
    file: (name) => files().get(name),
    beside: (name) => directories().get(directoryOf(name)) ?? [],
    way: path,
    written(name) {
      const parsed = files().get(name);
      if (parsed !== undefined) return { ...parsed, json: name.endsWith(".json") };
      const found = data(name);
      if (found === undefined) return undefined;
      const { text } = found;
      return { file: name, text, comments: [], json: true, whole: { file: name, range: [0, text.length] } };
    },
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

function directoryOf(file: string): string {
  return file.slice(0, Math.max(0, file.lastIndexOf("/")));
}

function pathFrom(start: Expression | undefined, range: Range): readonly Expression[] {
  const found: Expression[] = [];
  let inner = start !== undefined && covers(start.at, range) ? start : undefined;
  while (inner !== undefined) {
    found.push(inner);
    inner = children(inner).find((child) => covers(child.at, range));
  }
  return found;
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
