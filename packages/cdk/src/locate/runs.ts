import type { CodeWorld } from "../evaluate/code-world.js";
import { isClass, isFunction, type FunctionNode } from "../evaluate/enclosing.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";

/** How often code runs, for one run of what it stands in. */
export interface Runs {
  /** The class or function in whose body it stands; absent: top level. */
  readonly within?: Node;
  readonly repeated: boolean;
  readonly conditional: boolean;
}

/** Methods may call methods; no code goes as deep. */
const DEEPEST = 10;

export function runsOf(world: CodeWorld, file: CodeFile, from: Node, left = DEEPEST): Runs {
  let repeated = false;
  let conditional = false;
  let child = from;
  for (let node = file.parentOf(from); node !== undefined; node = file.parentOf(node)) {
    if (isLoop(node)) repeated = true;
    if (isBranch(node, child)) conditional = true;
    if (isFunction(node)) {
      if (returnsBefore(file, node, from)) conditional = true;
      const parent = file.parentOf(node);
      if (parent?.type === "MethodDefinition") {
        const around = file.parentOf(parent);
        const within = around === undefined ? undefined : file.parentOf(around);
        const own = { repeated, conditional, ...(within === undefined ? {} : { within }) };
        if (parent.kind === "constructor") return own;
        const called = onlyCall(world, file, within, keyOf(parent.key, parent.computed), parent.kind);
        if (called === undefined || left === 0) return { ...own, repeated: true };
        const call = runsOf(world, file, called, left - 1);
        return { ...own, repeated: repeated || call.repeated, conditional: conditional || call.conditional };
      }
      repeated = true;
      if (isNamed(file, node)) return { within: node, repeated, conditional };
    }
    if (isClass(node)) return { within: node, repeated, conditional };
    child = node;
  }
  return { repeated, conditional };
}

function isLoop({ type }: Node): boolean {
  return (
    type === "ForStatement" ||
    type === "ForInStatement" ||
    type === "ForOfStatement" ||
    type === "WhileStatement" ||
    type === "DoWhileStatement"
  );
}

function isBranch(node: Node, child: Node): boolean {
  switch (node.type) {
    case "IfStatement":
    case "ConditionalExpression":
      return node.test !== child;
    case "LogicalExpression":
      return node.right === child;
    case "SwitchCase":
    case "CatchClause":
    case "TryStatement":
    case "AssignmentPattern":
      return true;
    case "CallExpression":
    case "MemberExpression":
      return node.optional && (node.type === "MemberExpression" ? node.object : node.callee) !== child;
    default:
      return false;
  }
}

/** May the function have returned before it gets there? */
function returnsBefore(file: CodeFile, node: FunctionNode, from: Node): boolean {
  const [start] = file.rangeOf(node);
  const [end] = file.rangeOf(from);
  return file.nodes.returns.some((one) => {
    const [at, behind] = file.rangeOf(one);
    return at > start && behind <= end && functionOf(file, one) === node;
  });
}

function functionOf(file: CodeFile, from: Node): Node | undefined {
  for (let node = file.parentOf(from); node !== undefined; node = file.parentOf(node)) {
    if (isFunction(node)) return node;
  }
  return undefined;
}

/** A function that has a name may be called from anywhere; one without runs where it is given to. */
function isNamed(file: CodeFile, node: FunctionNode): boolean {
  if (node.type === "FunctionDeclaration") return true;
  const parent = file.parentOf(node);
  return parent?.type === "VariableDeclarator" || parent?.type === "PropertyDefinition";
}

/** The only place where a method is called: by its own class, and nothing else has a property of that name. */
function onlyCall(
  world: CodeWorld,
  file: CodeFile,
  node: Node | undefined,
  name: string | undefined,
  kind: string,
): Node | undefined {
  if (name === undefined || kind !== "method" || node === undefined) return undefined;
  const places = world
    .files()
    .flatMap((other) => (other.nodes.members.get(name) ?? []).map((member) => ({ file: other, member })));
  const [only, another] = places;
  if (only === undefined || another !== undefined || only.file !== file) return undefined;
  const { member } = only;
  const call = file.parentOf(member);
  if (member.type !== "MemberExpression" || member.object.type !== "ThisExpression") return undefined;
  if (call?.type !== "CallExpression" || call.callee !== member) return undefined;
  const [start, end] = file.rangeOf(node);
  const [at] = file.rangeOf(call);
  return start <= at && at < end ? call : undefined;
}
