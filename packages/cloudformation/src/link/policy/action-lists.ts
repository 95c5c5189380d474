import type { ListSite } from "@iamend/source";
import type { Id, Item, Place, Refusal } from "../../contract.js";
import { branches } from "../../evaluate/branches.js";
import { evaluateText } from "../../evaluate/evaluate-text.js";
import { intrinsicOf } from "../../evaluate/intrinsic.js";
import type { ScalarNode, SequenceNode, TemplateNode } from "../../parse/node.js";
import { choicesAt, pathOf, placeOf, type Cursor } from "../cursor.js";
import { refuse } from "../refusal.js";
import { idOf, type Tables } from "./tables.js";

/** The lists of a statement's `Action`, and why there may be more. */
export interface TakenLists {
  readonly lists: readonly Id[];
  readonly open?: Refusal | undefined;
}

/** AWS takes one of them. */
export function bothActions(at: Place): Refusal {
  return refuse("not-a-policy", "a statement of it has both Action and NotAction", at);
}

/** The lists in the value of `Action` or `NotAction`: one, or one for each branch of a condition. */
export function takeLists(value: Cursor, tables: Tables): TakenLists {
  const lists: Id[] = [];
  const { branches, open: more } = choicesAt(value);
  let open = more;
  for (const { cursor } of branches) {
    const taken = takeList(cursor, tables);
    if (typeof taken === "string") lists.push(taken);
    else open ??= taken;
  }
  return { lists, open };
}

function takeList(cursor: Cursor, tables: Tables): Id | Refusal | undefined {
  const { node } = cursor;
  if (node.kind === "sequence" && node.tag === undefined) {
    if (node.items.length === 0) return undefined;
    return add(cursor, node, tables, () => ({
      items: node.items.map((item) => itemOf(item, cursor)),
      shape: {
        list: {
          text: cursor.source.text,
          layout: node.layout,
          at: node.inner,
          elements: node.items.map(({ at }) => at),
          comments: cursor.source.comments,
        },
      },
    }));
  }
  // A function may make a whole list, unless it only makes texts.
  const name = intrinsicOf(node)?.name;
  if (node.kind === "scalar" && (name === undefined || name === "Fn::Sub")) {
    if (node.style === "empty") return refuse("partly-known", "it names no actions", placeOf(cursor, node));
    return addScalar(cursor, node, tables);
  }
  if (name === "Fn::Sub" || name === "Fn::Join") return addScalar(cursor, node, tables);
  return refuse("partly-known", "its actions are not written here", placeOf(cursor, node));
}

function addScalar(cursor: Cursor, node: Cursor["node"], tables: Tables): Id {
  return add(cursor, node, tables, () => ({
    items: [itemOf(node, cursor)],
    shape: { scalar: node.at },
  }));
}

function add(
  cursor: Cursor,
  node: Cursor["node"] | SequenceNode,
  tables: Tables,
  make: () => { readonly items: readonly Item[]; readonly shape: ListSite["shape"] },
): Id {
  const at = placeOf(cursor, node);
  const { source } = cursor;
  return tables.list(idOf(at), cursor, () => {
    const { items, shape } = make();
    const site = { file: source.file, text: source.text, dialect: source.language };
    return { at, items, node, site: { site, shape, path: pathOf(cursor) }, sealed: cursor.shared };
  }).id;
}

function itemOf(node: TemplateNode, cursor: Cursor): Item {
  const at = placeOf(cursor, node);
  if (node.kind === "scalar" && isPlainText(node)) return { at, value: node.text };
  return { at, ...builtItem(node, cursor, at) };
}

/** Nothing but what it says: no function, no variable. */
function isPlainText(node: ScalarNode): boolean {
  if (node.type !== "string" || node.text.includes("{")) return false;
  // A block scalar says its lines, in a form of its own.
  return node.style !== "block" && (node.tag === undefined || node.tag === "!Sub");
}

function builtItem(
  node: TemplateNode,
  cursor: Cursor,
  at: Place,
): { readonly opaque: Refusal; readonly values?: readonly string[] } {
  const { values: choices, absent } = branches(node, cursor.scope);
  if (absent)
    return {
      opaque: refuse("maybe-absent", "a condition may leave it out", at),
      ...textsOf(choices, cursor),
    };
  const value = evaluateText(node, cursor.scope);
  const opaque = (message: string) => refuse("built-element", message, at);
  switch (value.kind) {
    case "known":
      return { opaque: opaque(whyNotPlain(node)), values: [value.text] };
    case "one-of":
      return { opaque: opaque("it is one of several, so it stays"), values: value.texts };
    case "absent":
      return { opaque: refuse("maybe-absent", "nothing stands here", at), values: [] };
    case "default":
      return { opaque: opaque("a parameter's default, which a deployment may replace") };
    case "unknown":
      return { opaque: value.why };
    default:
      return { opaque: opaque("a function makes it") };
  }
}

/** Of what says one thing for sure, and is still not simply a text. */
function whyNotPlain(node: TemplateNode): string {
  if (node.kind === "scalar" && node.style === "block") return "it is a block scalar, which is not changed";
  if (node.kind === "scalar" && node.tag !== undefined && intrinsicOf(node) === undefined)
    return `it has the tag ${node.tag}, and is not changed`;
  return "it is made elsewhere, so it stays";
}

/** All that a condition chooses between, if that is known. */
function textsOf(
  choices: readonly { readonly node: TemplateNode }[],
  { scope }: Cursor,
): { readonly values?: readonly string[] } {
  const texts = choices.map(({ node }) => evaluateText(node, scope));
  const known = texts.flatMap((text) => (text.kind === "known" ? [text.text] : []));
  return known.length === texts.length ? { values: known } : {};
}
