import type { TSESTree } from "@typescript-eslint/types";
import type { Id } from "../contract.js";
import { libraryBase } from "../evaluate/class-base.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { classOfThis } from "../evaluate/enclosing.js";
import { lookUp } from "../evaluate/look-up.js";
import { meaningOf } from "../evaluate/mean.js";
import { refuse } from "../evaluate/reason.js";
import { textsOf } from "../evaluate/text-of.js";
import { unwrap } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";
import type { CodeConstruct } from "./located-code.js";
import { runsOf } from "./runs.js";
import { idOf } from "./site-of.js";

/** The properties by which constructs are given the name that AWS knows them by. */
const NAMES = ["roleName", "userName", "groupName", "managedPolicyName", "policyName", "stackName"];

/** What of the root makes a construct, in the order of the text. */
export function findConstructs(world: CodeWorld, file: CodeFile): ReadonlyMap<Id, CodeConstruct> {
  const constructs = new Map<Id, CodeConstruct>();
  for (const node of file.nodes.news) {
    const type = constructType(world, file, node);
    if (type === undefined) continue;
    const [scope, name] = node.arguments;
    const { within, repeated, conditional } = runsOf(world, file, node);
    constructs.set(constructId(file, node), {
      at: file.placeOf(node),
      frame: file.rangeOf(node)[0],
      ...(type === "elsewhere" ? {} : { type }),
      ...(within === undefined ? {} : { within: idOf("body", file, within) }),
      scope: scopeOf(world, file, node, scope),
      name: nameOf(world, file, name, type),
      repeated,
      conditional,
      named: namedBy(world, file, node.arguments.at(-1)),
    });
  }
  return constructs;
}

export function constructId(file: CodeFile, node: Node): Id {
  return idOf("construct", file, node);
}

/** What it makes; undefined: no construct, as far as it looks. */
export function constructType(
  world: CodeWorld,
  file: CodeFile,
  node: TSESTree.NewExpression,
): CodeConstruct["type"] | "elsewhere" {
  const meaning = meaningOf(world, file, node.callee);
  const [scope, name] = node.arguments;
  if (meaning.kind === "library") {
    const { path } = meaning;
    if (path === "core.App" || path === "core.Stage" || path === "core.Stack") return { library: path };
    return looksPlaced(scope, name) ? { library: path } : undefined;
  }
  if (meaning.kind === "class") {
    const base = libraryBase(world, meaning.file, meaning.node);
    if (base === undefined && !isPlaced(world, file, scope, name)) return undefined;
    return { own: idOf("body", meaning.file, meaning.node) };
  }
  return isPlaced(world, file, scope, name) ? "elsewhere" : undefined;
}

/** A scope and a name come first; what only carries data is made of other things. */
function looksPlaced(scope: Node | undefined, name: Node | undefined): boolean {
  if (scope === undefined || name === undefined) return false;
  const [first, second] = [unwrap(scope), unwrap(name)];
  const isScope =
    first.type === "ThisExpression" || first.type === "Identifier" || first.type === "MemberExpression";
  return (isScope || first.type === "CallExpression" || first.type === "NewExpression") && mayBeText(second);
}

function mayBeText({ type }: Node): boolean {
  return (
    type !== "ObjectExpression" &&
    type !== "ArrayExpression" &&
    type !== "ArrowFunctionExpression" &&
    type !== "SpreadElement" &&
    type !== "NewExpression"
  );
}

function isPlaced(
  world: CodeWorld,
  file: CodeFile,
  scope: Node | undefined,
  name: Node | undefined,
): boolean {
  if (scope === undefined || name === undefined) return false;
  const text = unwrap(name);
  if (text.type !== "TemplateLiteral" && textsOf(world, file, text) === undefined) return false;
  const first = unwrap(scope);
  if (first.type === "ThisExpression") return true;
  const meaning = meaningOf(world, file, first);
  if (meaning.kind !== "value" || meaning.node.type !== "NewExpression") return false;
  return constructType(world, meaning.file, meaning.node) !== undefined;
}

function scopeOf(
  world: CodeWorld,
  file: CodeFile,
  node: Node,
  scope: Node | undefined,
): CodeConstruct["scope"] {
  if (scope === undefined) return { unknown: refuse("not-followed", "It has no scope.", file.placeOf(node)) };
  const first = unwrap(scope);
  if (first.type === "ThisExpression") {
    const around = classOfThis(file, first);
    if (around !== undefined && !around.isStatic) return { self: idOf("body", file, around.node) };
  }
  const meaning = meaningOf(world, file, first);
  if (meaning.kind === "this") return { self: idOf("body", meaning.file, meaning.node) };
  if (meaning.kind === "value" && meaning.node.type === "NewExpression") {
    if (constructType(world, meaning.file, meaning.node) !== undefined) {
      return { construct: constructId(meaning.file, meaning.node) };
    }
  }
  const why = meaning.kind === "unknown" ? meaning.why.message : "Its scope is not followed.";
  return { unknown: refuse("not-followed", why, file.placeOf(scope)) };
}

function nameOf(
  world: CodeWorld,
  file: CodeFile,
  name: Node | undefined,
  type: CodeConstruct["type"] | "elsewhere",
): CodeConstruct["name"] {
  // An app stands for the root of all, and has no name.
  if (typeof type === "object" && "library" in type && type.library === "core.App") return { literal: "" };
  if (name === undefined) return { unknown: refuse("not-followed", "It has no name.") };
  const [text, another] = textsOf(world, file, name) ?? [];
  if (text !== undefined && another === undefined) return { literal: text };
  return { unknown: refuse("not-followed", "An expression makes its name.", file.placeOf(name)) };
}

function namedBy(world: CodeWorld, file: CodeFile, last: Node | undefined): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  const meaning = last === undefined ? undefined : meaningOf(world, file, last);
  const object = meaning?.kind === "value" ? unwrap(meaning.node) : undefined;
  if (meaning?.kind !== "value" || object?.type !== "ObjectExpression") return named;
  for (const key of NAMES) {
    const found = lookUp(world, meaning.file, object, key);
    if (found.kind !== "found") continue;
    const [text, another] = textsOf(world, found.file, found.value) ?? [];
    if (text !== undefined && another === undefined) named.set(key, text);
  }
  return named;
}
