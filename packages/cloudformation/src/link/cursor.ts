// A place in a parsed document, and the way that leads there.
import type { Place, Range, Refusal } from "../contract.js";
import { branches } from "../evaluate/branches.js";
import { members, resolved } from "../evaluate/members.js";
import type { Scope } from "../evaluate/scope.js";
import { followed, type Hop, type ScopedNode } from "../evaluate/serverless-variables.js";
import type { TemplateNode } from "../parse/node.js";
import { refuse } from "./refusal.js";
import type { LinkedFile, TreePath } from "./sites.js";

/** The file in which a cursor stands. */
export interface Source extends LinkedFile {
  readonly file: string;
  /** Another file, to which a variable of the Serverless Framework leads. */
  readonly other: (file: string) => Source | undefined;
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
  /** The variables of the Serverless Framework that lead here. */
  readonly through?: readonly Hop[] | undefined;
  /** Why what stands here may stand at other places, which are not followed. */
  readonly shared?: Refusal | undefined;
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

/** The same cursor, further on: through an alias, or a variable of the Serverless Framework. */
export function stepTo(cursor: Cursor, node: TemplateNode, further: TreePath["steps"]): Cursor | undefined {
  const steps = [...cursor.steps, ...further];
  const from = { node, scope: cursor.scope, steps };
  const { serverless } = cursor.scope;
  const real = resolved(node);
  if (real === undefined) return undefined;
  const found = serverless === undefined ? undefined : followed(from);
  const target = found === undefined ? undefined : resolved(found.node);
  if (found === undefined || target === undefined || target === real) return { ...cursor, node: real, steps };
  const source =
    found.scope.file === cursor.source.file ? cursor.source : cursor.source.other(found.scope.file);
  if (source === undefined) return { ...cursor, node: real, steps };
  return landed(cursor, source, { ...found, node: target });
}

/** Where variables lead to from a cursor. */
export function landed(
  cursor: Cursor,
  source: Source,
  { scope, steps = [], through = [], node }: ScopedNode & { readonly node: RealNode },
): Cursor {
  return {
    source,
    document: through.length === 0 ? cursor.document : 0,
    steps,
    node,
    scope,
    through: [...(cursor.through ?? []), ...through],
    shared: cursor.shared ?? sharedBy(source, scope.serverless?.file, through),
  };
}

/** A file of its own may be for this one place; what `${self:…}` names, plugins and other variables may name too. */
export function sharedBy(
  source: Source,
  service: string | undefined,
  through: readonly Hop[],
): Refusal | undefined {
  const own = source.file === service ? through.at(-1) : through.find(({ isSelf }) => isSelf);
  if (own === undefined) return undefined;
  return refuse("variable-elsewhere", "a variable puts it here, and others may put it elsewhere", own.at);
}
