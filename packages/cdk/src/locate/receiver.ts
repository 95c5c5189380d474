import type { Id } from "../contract.js";
import { libraryBase } from "../evaluate/class-base.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { meaningOf } from "../evaluate/mean.js";
import { unwrap } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import { constructId, constructType } from "./constructs.js";
import { instancesOf } from "./instances.js";

/** The construct that an expression is or belongs to: `this` may be each that is made of the class. */
export interface Receiver {
  readonly constructs: readonly Id[];
  /** Of which class of the CDK it is, or its class is in the end. */
  readonly library?: string;
  /** The part of the construct that is meant, as in `fn.role` or `policy.document`. */
  readonly part?: string;
}

export function receiverOf(world: CodeWorld, file: CodeFile, expression: Node): Receiver {
  const node = unwrap(expression);
  const meaning = meaningOf(world, file, node);
  if (meaning.kind === "value" && meaning.node.type === "NewExpression") {
    const type = constructType(world, meaning.file, meaning.node);
    if (type === undefined) return UNKNOWN;
    const library = libraryOf(world, meaning.file, meaning.node.callee);
    return {
      constructs: [constructId(meaning.file, meaning.node)],
      ...(library === undefined ? {} : { library }),
    };
  }
  if (meaning.kind === "this") {
    const library = libraryBase(world, meaning.file, meaning.node);
    const constructs = instancesOf(world, meaning.node).map((made) => constructId(made.file, made.node));
    return { constructs, ...(library === undefined ? {} : { library }) };
  }
  if (node.type === "MemberExpression") {
    const part = keyOf(node.property, node.computed);
    const owner = receiverOf(world, file, node.object);
    // What stacks and constructs as such have by that name is of the classes of the root.
    if (part === undefined || owner.library === undefined || /^(?:core|constructs)\./.test(owner.library))
      return UNKNOWN;
    return { ...owner, part };
  }
  if (node.type === "CallExpression") {
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return UNKNOWN;
    if (keyOf(callee.property, callee.computed) !== "obtainExecutionRole") return UNKNOWN;
    return { ...receiverOf(world, file, callee.object), part: "executionRole" };
  }
  return UNKNOWN;
}

const UNKNOWN: Receiver = { constructs: [] };

/** The class of the CDK that `new` makes an object of, by itself or by what it extends. */
export function libraryOf(world: CodeWorld, file: CodeFile, callee: Node): string | undefined {
  const meaning = meaningOf(world, file, callee);
  if (meaning.kind === "library") return meaning.path;
  return meaning.kind === "class" ? libraryBase(world, meaning.file, meaning.node) : undefined;
}
