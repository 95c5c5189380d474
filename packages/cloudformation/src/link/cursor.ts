// A place in a parsed document, and the way that leads there.
import type { Place, Range, Refusal } from "../contract.js";
import { branches } from "../evaluate/branches.js";
import { members, resolved } from "../evaluate/members.js";
import type { Scope } from "../evaluate/scope.js";
import type { TemplateNode } from "../parse/node.js";
import type { LinkedFile, TreePath } from "./sites.js";

/** The file in which a cursor stands. */
export interface Source extends LinkedFile {
  readonly file: string;
}

export type RealNode = Exclude<TemplateNode, { kind: "alias" }>;

export interface Cursor {
  readonly source: Source;
  readonly document: number;
  /** From the root of the document. */
  readonly steps: TreePath["steps"];
  /** With its alias followed. */
  readonly node: RealNode;
  readonly scope: Scope;
}

/** One of the nodes that may stand at a place. */
export interface Branch {
  readonly cursor: Cursor;
  /** Whether it stands there in every deployment. */
  readonly certain: boolean;
}

export function placeOf({ source }: Cursor, { at }: { readonly at: Range }): Place {
  return { file: source.file, range: at };
}

export function pathOf({ document, steps }: Cursor): TreePath {
  return { document, steps };
}

/** The way from the root, as one text. */
export function wayOf({ document, steps }: Cursor): string {
  return JSON.stringify([document, ...steps]);
}

/** The value behind a key of a map; merge keys count. */
export function memberOf(cursor: Cursor, name: string): Cursor | undefined {
  if (cursor.node.kind !== "map") return undefined;
  const entry = members(cursor.node).get(name);
  return entry === undefined ? undefined : stepTo(cursor, entry.value, [name]);
}

/** The items of a sequence. */
export function itemsOf(cursor: Cursor): readonly Cursor[] {
  if (cursor.node.kind !== "sequence") return [];
  return cursor.node.items.flatMap((item, index) => stepTo(cursor, item, [index]) ?? []);
}

/** What may stand at a place: itself, or what conditions choose between. */
export interface Choices {
  readonly branches: readonly Branch[];
  /** Set: there may be more. */
  readonly open?: Refusal | undefined;
}

export function choicesAt(cursor: Cursor): Choices {
  const { values, open } = branches(cursor.node, cursor.scope);
  const found = values.flatMap(({ node, certain, steps }) => {
    const branch = stepTo(cursor, node, steps);
    return branch === undefined ? [] : [{ cursor: branch, certain }];
  });
  return { branches: found, open };
}

/** The same cursor, further on. */
export function stepTo(cursor: Cursor, node: TemplateNode, steps: TreePath["steps"]): Cursor | undefined {
  const real = resolved(node);
  return real === undefined ? undefined : { ...cursor, node: real, steps: [...cursor.steps, ...steps] };
}
