import type { TSESTree } from "@typescript-eslint/types";
import { constructorOf, type methodOf } from "../evaluate/members.js";
import { classOfThis, isFunction } from "../evaluate/enclosing.js";
import { isFreeze, meaningOf } from "../evaluate/mean.js";
import { unwrap } from "../evaluate/unwrap.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import type { CodeFile } from "../parse/code-file.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import type { Id } from "../contract.js";
import { constructId, constructType } from "./constructs.js";
import type { Destination, Follower, Taken } from "./follower.js";
import { intoPattern, intoStorage } from "./flow-storage.js";
import { instancesOf } from "./instances.js";
import type { Sink } from "./located-code.js";
import { ownMethod } from "./own-method.js";
import { libraryOf, receiverOf } from "./receiver.js";
import { sinkOfMethod, sinkOfProperty } from "./sink-of.js";

/** What calls and `new` expressions do with a statement, or with something that holds it. */
export function takeFlow(taken: Taken, follower: Follower): void {
  const { call } = taken;
  if (call.type === "NewExpression") takeNew(taken, call, follower);
  else takeCall(taken, call, follower);
}

function takeNew(taken: Taken, call: TSESTree.NewExpression, follower: Follower): void {
  const { file, keys, index, form } = taken;
  const { world, destination } = follower;
  const meaning = meaningOf(world, file, call.callee);
  if (meaning.kind === "class") {
    const made = constructorOf(world, meaning.file, meaning.node);
    if (made === undefined) follower.escape("What takes it is not followed.", file, call);
    else if ("library" in made) takeProperties(taken, made.library, follower);
    else intoParameter(taken, made, follower);
    return;
  }
  if (meaning.kind !== "library") {
    follower.escape("What takes it is not followed.", file, call);
    return;
  }
  const { path } = meaning;
  if (path === "aws-iam.PolicyDocument" && index === 0 && form === "statement") {
    if (keys.length === 2 && keys[0] === "statements" && keys[1] === "[]") {
      follower.go({ ...taken, node: call, keys: [], form: "document" });
      return;
    }
  }
  if (constructType(world, file, call) === undefined) {
    follower.escape(`\`${path}\` takes it.`, file, call);
    return;
  }
  destination.takers.push({ file, node: call });
  takeProperties(taken, path, follower);
}

/** The properties that a construct of the CDK is made with. */
function takeProperties(
  { file, call, keys, index, inline }: Taken,
  library: string,
  follower: Follower,
): void {
  if (index < 2) {
    follower.escape("It is given to a construct.", file, call);
    return;
  }
  const sink = sinkOfProperty(library, keys, inline);
  const own =
    call.type === "NewExpression" ? [constructId(file, call)] : ownersOf(file, call, follower.world);
  addSinks(sink, own, follower.destination);
}

/** The objects whose class calls the constructor of what it extends. */
function ownersOf(file: CodeFile, call: Node, world: CodeWorld): readonly Id[] {
  const around = classOfThis(file, call);
  return around === undefined
    ? []
    : instancesOf(world, around.node).map((made) => constructId(made.file, made.node));
}

function addSinks(sink: Sink, constructs: readonly Id[], { sinks }: Destination): void {
  if (constructs.length === 0) sinks.push(sink);
  for (const construct of constructs) sinks.push({ ...sink, construct });
}

function takeCall(taken: Taken, call: TSESTree.CallExpression, follower: Follower): void {
  const { file, keys } = taken;
  const { world, destination } = follower;
  const callee = unwrap(call.callee);
  if (callee.type === "Super") {
    takeSuper(taken, call, follower);
    return;
  }
  const method = callee.type === "MemberExpression" ? keyOf(callee.property, callee.computed) : undefined;
  const meaning = meaningOf(world, file, callee);
  if (meaning.kind === "library") {
    destination.takers.push({ file, node: call });
    if (meaning.path === "aws-iam.PolicyDocument.fromJson" && keys[0] === "Statement") {
      follower.go({ ...taken, node: call, keys: [], form: "document" });
    } else if (
      meaning.path === "custom-resources.AwsCustomResourcePolicy.fromStatements" &&
      keys[0] === "[]"
    ) {
      follower.go({ ...taken, node: call, keys: [], form: "document" });
    } else if (meaning.path === "core.Fn.conditionIf") {
      follower.go({ ...taken, node: call });
    } else if (meaning.path !== "aws-iam.PolicyStatement.fromJson") {
      follower.escape(`\`${meaning.path}\` takes it.`, file, call);
    }
    return;
  }
  if (isFreeze(callee) || isStringify(callee)) {
    follower.go({ ...taken, node: call });
    return;
  }
  if (meaning.kind === "value" && isFunction(meaning.node)) {
    intoParameter(taken, { file: meaning.file, node: meaning.node }, follower);
    return;
  }
  if (callee.type !== "MemberExpression" || method === undefined) {
    follower.escape("What takes it is not followed.", file, call);
    return;
  }
  if (method === "push" || method === "unshift") {
    intoStorage(follower, { ...taken, keys: ["[]", ...keys] }, callee.object);
    return;
  }
  if (method === "concat") {
    follower.go({ ...taken, node: call, keys: keys[0] === "[]" ? keys : ["[]", ...keys] });
    return;
  }
  const own = ownMethod(world, file, callee, method);
  if (own !== undefined) intoParameter(taken, own, follower);
  else if (!takeMethod(taken, call, callee, method, follower))
    follower.escape(`\`${method}\` takes it.`, file, call);
}

function takeMethod(
  taken: Taken,
  call: TSESTree.CallExpression,
  { object }: TSESTree.MemberExpression,
  method: string,
  follower: Follower,
): boolean {
  const { world, destination } = follower;
  const { file, keys, form } = taken;
  if (keys.length > 0 || form !== "statement") return false;
  if (method === "addStatements") {
    const document = meaningOf(world, file, object);
    if (document.kind === "value" && document.node.type === "NewExpression") {
      const { node } = document;
      if (libraryOf(world, document.file, node.callee) === "aws-iam.PolicyDocument") {
        const isName = unwrap(object) !== node;
        if (isName) intoStorage(follower, { ...taken, keys: [], form: "document" }, object);
        else follower.go({ ...taken, node: call.callee, form: "document" });
        return true;
      }
    }
    const { constructs, library, part } = receiverOf(world, file, object);
    if (part === "assumeRolePolicy") addSinks({ kind: "trust", policy: "own" }, constructs, destination);
    else if (library === "aws-iam.Policy" || library === "aws-iam.ManagedPolicy") {
      addSinks({ kind: "identity", policy: "own" }, constructs, destination);
    } else if (part === "document" || part === "policyDocument") {
      addSinks({ kind: "resource", policy: "own" }, constructs, destination);
    } else return false;
    return true;
  }
  const { constructs, library, part } = receiverOf(world, file, object);
  // A part that is a role of its own accord: `fn.role`.
  const isRole = part !== undefined && /role$/i.test(part);
  const sink = sinkOfMethod(method, part === undefined ? library : isRole ? "aws-iam.Role" : undefined);
  if (sink === undefined) return false;
  const role = isRole && part !== "role" ? { role: part } : roleOfMethod(method);
  addSinks({ ...sink, ...role }, part === undefined || isRole ? constructs : [], destination);
  return true;
}

function roleOfMethod(method: string): { readonly role?: string } {
  if (method === "addToTaskRolePolicy") return { role: "taskRole" };
  return method === "addToExecutionRolePolicy" ? { role: "executionRole" } : {};
}

function takeSuper(taken: Taken, call: TSESTree.CallExpression, follower: Follower): void {
  const { file } = taken;
  const around = classOfThis(file, call);
  const base = around?.node.superClass ?? undefined;
  const meaning = base === undefined ? undefined : meaningOf(follower.world, file, base);
  if (meaning?.kind === "library") takeProperties(taken, meaning.path, follower);
  else if (meaning?.kind === "class") {
    const made = constructorOf(follower.world, meaning.file, meaning.node);
    if (made === undefined) follower.escape("What takes it is not followed.", file, call);
    else if ("library" in made) takeProperties(taken, made.library, follower);
    else intoParameter(taken, made, follower);
  } else follower.escape("What takes it is not followed.", file, call);
}

function intoParameter(
  taken: Taken,
  { file, node }: NonNullable<ReturnType<typeof methodOf>>,
  follower: Follower,
): void {
  const parameter = node.params[taken.index];
  const last = node.params.at(-1);
  if (parameter !== undefined && parameter.type !== "RestElement") {
    intoPattern(follower, { ...taken, file, node: parameter }, parameter);
  } else if (last?.type === "RestElement") {
    intoPattern(follower, { ...taken, file, node: last, keys: ["[]", ...taken.keys] }, last.argument);
  } else follower.escape("What takes it is not followed.", taken.file, taken.call);
}

function isStringify(callee: Node): boolean {
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "JSON" &&
    keyOf(callee.property, callee.computed) === "stringify"
  );
}
