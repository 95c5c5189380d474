import type { TSESTree } from "@typescript-eslint/types";
import type { Refusal } from "../contract.js";
import type { ClassNode } from "../evaluate/meaning.js";
import { refuse } from "../evaluate/reason.js";
import { unwrap } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";

/**
 * Why the objects of a class may not be where its first two arguments say: its constructor gives others to the class that it extends,
 * or changes them before.
 */
export function movedBy(file: CodeFile, node: ClassNode): Refusal | undefined {
  if (node.superClass === null) return undefined;
  const constructor = node.body.body.find(
    (member): member is TSESTree.MethodDefinition =>
      member.type === "MethodDefinition" &&
      member.kind === "constructor" &&
      member.value.type === "FunctionExpression",
  );
  // Without one, everything goes on as it came.
  if (constructor === undefined) return undefined;
  const why = refuse(
    "not-followed",
    "Its constructor may put it elsewhere than its first two arguments say.",
    file.placeOf(constructor.key),
  );
  const call = file.nodes.calls.find(
    (one) =>
      one.callee.type === "Super" && isWithin(file, one, constructor) && !isInOtherClass(file, one, node),
  );
  if (call === undefined) return why;
  const [scope, name] = constructor.value.params.map(parameterName);
  return isParameter(file, scope, call.arguments[0]) && isParameter(file, name, call.arguments[1])
    ? undefined
    : why;
}

/** What a parameter is called that nothing is put in the place of. */
function parameterName(parameter: TSESTree.Parameter): TSESTree.Identifier | undefined {
  const node = parameter.type === "TSParameterProperty" ? parameter.parameter : parameter;
  return node.type === "Identifier" ? node : undefined;
}

function isParameter(
  file: CodeFile,
  parameter: TSESTree.Identifier | undefined,
  argument: Node | undefined,
): boolean {
  if (parameter === undefined || argument === undefined) return false;
  const variable = file.variableOf(parameter);
  const given = unwrap(argument);
  if (variable === undefined || given.type !== "Identifier" || file.variableOf(given) !== variable)
    return false;
  return !file.usesOf(variable).some(({ write }) => write);
}

function isWithin(file: CodeFile, node: Node, around: Node): boolean {
  const [start, end] = file.rangeOf(node);
  const [from, to] = file.rangeOf(around);
  return from <= start && end <= to;
}

function isInOtherClass(file: CodeFile, node: Node, own: ClassNode): boolean {
  for (let one = file.parentOf(node); one !== undefined && one !== own; one = file.parentOf(one))
    if (one.type === "ClassDeclaration" || one.type === "ClassExpression") return true;
  return false;
}
