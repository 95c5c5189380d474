import type { ListSite } from "@iamend/source";
import type { TSESTree } from "@typescript-eslint/types";
import type { Id, Item, Refusal } from "../contract.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { meaningOf } from "../evaluate/mean.js";
import type { Way } from "../evaluate/meaning.js";
import { refuse, type LocateCode } from "../evaluate/reason.js";
import { narrowTypeOf } from "../evaluate/typed.js";
import { textsOf } from "../evaluate/text-of.js";
import { unwrap } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import type { Drafts } from "./drafts.js";
import { itemOf } from "./items.js";
import { mappedTexts } from "./mapped-texts.js";
import { pushesTo } from "./pushes.js";
import { argumentList, arrayList, idOf, siteText } from "./site-of.js";

/** The lists that make up the actions of a statement, and why there may be others. */
export interface ActionLists {
  readonly lists: readonly Id[];
  readonly open?: Refusal;
}

/** Names may lead to names, and lists be spread in lists; no code goes as deep. */
const DEEPEST = 50;

/** The patterns that a call is given one by one. */
export function collectArguments(
  world: CodeWorld,
  drafts: Drafts,
  file: CodeFile,
  call: TSESTree.CallExpression,
): ActionLists {
  return collectActions(world, drafts, { file, value: call, ways: [] }, "arguments");
}

/** Follows where the actions of a statement come from. `scalar`: one text alone is as good as a list, as in JSON. `arguments`: the value is a call that is given them. */
export function collectActions(
  world: CodeWorld,
  drafts: Drafts,
  from: { readonly file: CodeFile; readonly value: Node; readonly ways: readonly Way[] },
  as: "list" | "scalar" | "arguments",
): ActionLists {
  const lists: Id[] = [];
  let open: Refusal | undefined;
  for (const { use } of from.ways) drafts.followed.add(use);
  const scalar = as === "scalar";
  if (as === "arguments" && from.value.type === "CallExpression") {
    addArguments(from.file, from.value, from.ways, DEEPEST);
  } else collect(from.file, from.value, from.ways, DEEPEST);
  return { lists, ...(open === undefined ? {} : { open }) };

  function isOpen(code: LocateCode, message: string, file: CodeFile, node: Node): void {
    open ??= refuse(code, message, file.placeOf(node));
  }

  function collect(file: CodeFile, expression: Node, ways: readonly Way[], left: number): void {
    const node = unwrap(expression);
    if (left === 0) {
      isOpen("not-followed", "It leads on and on.", file, node);
      return;
    }
    switch (node.type) {
      case "ArrayExpression":
        addArray(file, node, ways, left);
        return;
      case "ConditionalExpression":
        collect(file, node.consequent, ways, left - 1);
        collect(file, node.alternate, ways, left - 1);
        isOpen("conditional", "Which of two lists it is depends on the run.", file, node);
        return;
      case "LogicalExpression":
        collect(file, node.left, ways, left - 1);
        collect(file, node.right, ways, left - 1);
        isOpen("conditional", "Which of two lists it is depends on the run.", file, node);
        return;
      case "Identifier":
      case "MemberExpression":
        follow(file, node, ways, left);
        return;
      case "CallExpression":
        addCall(file, node, ways, left);
        return;
      default:
        if (scalar && textsOf(world, file, node) !== undefined) addScalar(file, node, ways);
        else isOpen("not-followed", "Where the actions come from is not followed.", file, node);
    }
  }

  function follow(file: CodeFile, node: Node, ways: readonly Way[], left: number): void {
    const meaning = meaningOf(world, file, node);
    if (meaning.kind !== "value" || unwrap(meaning.node) === node) {
      const why =
        meaning.kind === "unknown" ? meaning.why.message : "Where the actions come from is not followed.";
      isOpen("not-followed", why, file, node);
      return;
    }
    for (const { use } of meaning.ways) drafts.followed.add(use);
    const value = unwrap(meaning.node);
    const all = [...ways, ...meaning.ways];
    // A text behind a name is at home there: what stands here is the name.
    if (scalar && textsOf(world, meaning.file, value) !== undefined) {
      addScalar(file, node, ways);
      return;
    }
    collect(meaning.file, value, all, left - 1);
    for (const { file: other, call } of pushesTo(meaning.ways, drafts.followed)) {
      addArguments(other, call, all, left);
      isOpen("added-later", "Elements are added to the list later.", other, call);
    }
  }

  function addArray(
    file: CodeFile,
    array: TSESTree.ArrayExpression,
    ways: readonly Way[],
    left: number,
  ): void {
    const list = arrayList(file, array);
    if (list === undefined) {
      isOpen("not-followed", "Elements of the list are left out.", file, array);
      return;
    }
    const elements = array.elements.flatMap((element) => element ?? []);
    add(file, array, ways, { list }, itemsOf(file, elements, list.elements, ways, left));
  }

  function addArguments(
    file: CodeFile,
    call: TSESTree.CallExpression,
    ways: readonly Way[],
    left: number,
  ): void {
    const list = argumentList(file, call);
    if (list === undefined) {
      isOpen("not-followed", "What is added is not followed.", file, call);
      return;
    }
    add(file, call, ways, { list }, itemsOf(file, call.arguments, list.elements, ways, left));
  }

  function itemsOf(
    file: CodeFile,
    elements: readonly Node[],
    ranges: readonly (readonly [number, number])[],
    ways: readonly Way[],
    left: number,
  ): () => readonly Item[] {
    return () =>
      elements.map((element, index): Item => {
        const at = { file: file.file, range: ranges[index] ?? file.rangeOf(element) };
        if (element.type !== "SpreadElement") {
          const item = itemOf(world, file, element, at);
          if ("opaque" in item && item.values === undefined) {
            isOpen("not-followed", "An element of the list is not known.", file, element);
          }
          return item;
        }
        const complete = collectWhole(file, element.argument, ways, left - 1);
        const opaque = refuse("spread-element", "The elements of another list are put here.", at);
        return complete ? { at, opaque, values: [] } : { at, opaque };
      });
  }

  /** Is nothing left open by it? */
  function collectWhole(file: CodeFile, expression: Node, ways: readonly Way[], left: number): boolean {
    const before = open;
    open = undefined;
    collect(file, expression, ways, left);
    const own = openNow();
    open = before ?? own;
    return own === undefined;
  }

  function openNow(): Refusal | undefined {
    return open;
  }

  function addCall(file: CodeFile, call: TSESTree.CallExpression, ways: readonly Way[], left: number): void {
    const { callee } = call;
    const method = callee.type === "MemberExpression" ? keyOf(callee.property, callee.computed) : undefined;
    if (callee.type === "MemberExpression" && method === "concat") {
      collect(file, callee.object, ways, left - 1);
      for (const argument of call.arguments) {
        if (argument.type !== "SpreadElement") collect(file, argument, ways, left - 1);
        else isOpen("not-followed", "What is added is not followed.", file, argument);
      }
      return;
    }
    const values = mappedTexts(world, file, call);
    if (values !== undefined) {
      const at = file.placeOf(call);
      const opaque = refuse("built-element", "An expression makes the elements.", at);
      add(file, call, ways, { scalar: at.range }, () => [{ at, opaque, values }]);
      return;
    }
    const meaning = meaningOf(world, file, call);
    if (meaning.kind === "value" && unwrap(meaning.node) !== call) {
      for (const { use } of meaning.ways) drafts.followed.add(use);
      collect(meaning.file, meaning.node, [...ways, ...meaning.ways], left - 1);
      return;
    }
    isOpen("not-followed", "A call makes the list.", file, call);
  }

  function addScalar(file: CodeFile, node: Node, ways: readonly Way[]): void {
    const at = file.placeOf(node);
    add(file, node, ways, { scalar: at.range }, () => [itemOf(world, file, node, at)]);
  }

  function add(
    file: CodeFile,
    node: Node,
    ways: readonly Way[],
    shape: ListSite["shape"],
    items: () => readonly Item[],
  ): void {
    const id = idOf("list", file, node);
    if (lists.includes(id)) return;
    // Before its items: what is spread in it stands behind it.
    lists.push(id);
    const made = items();
    const known = drafts.lists.get(id);
    if (known !== undefined) {
      known.ways.push(...ways);
      return;
    }
    const at = "list" in shape ? { file: file.file, range: shape.list.at } : file.placeOf(node);
    const type = narrowTypeOf(world, file, node);
    drafts.lists.set(id, {
      file,
      at,
      items: made,
      site: { site: siteText(file), shape },
      ways: [...ways],
      ...(type === undefined
        ? {}
        : { typed: refuse("narrow-type", "Its type may allow only some texts.", file.placeOf(type)) }),
    });
  }
}
