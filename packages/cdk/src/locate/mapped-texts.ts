import type { TSESTree } from "@typescript-eslint/types";
import type { CodeWorld } from "../evaluate/code-world.js";
import { meaningOf } from "../evaluate/mean.js";
import { textsOf } from "../evaluate/text-of.js";
import { unwrap } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";

/** What `list.map((name) => …)` gives, if the list is all known and the function only puts texts together. */
export function mappedTexts(
  world: CodeWorld,
  file: CodeFile,
  { callee, arguments: [mapper, another] }: TSESTree.CallExpression,
): readonly string[] | undefined {
  if (callee.type !== "MemberExpression" || keyOf(callee.property, callee.computed) !== "map")
    return undefined;
  if (mapper?.type !== "ArrowFunctionExpression" || another !== undefined) return undefined;
  const [parameter, second] = mapper.params;
  if (parameter?.type !== "Identifier" || second !== undefined) return undefined;
  const elements = elementsOf(world, file, callee.object);
  const body = bodyOf(mapper);
  if (elements === undefined || body === undefined) return undefined;
  const made = elements.map((element) => withParameter(world, file, body, parameter, element));
  return made.every((text) => text !== undefined) ? [...new Set(made)] : undefined;
}

function elementsOf(world: CodeWorld, file: CodeFile, list: Node): readonly string[] | undefined {
  const meaning = meaningOf(world, file, list);
  if (meaning.kind !== "value") return undefined;
  const array = unwrap(meaning.node);
  if (array.type !== "ArrayExpression") return undefined;
  const texts: string[] = [];
  for (const element of array.elements) {
    const known =
      element === null || element.type === "SpreadElement"
        ? undefined
        : textsOf(world, meaning.file, element);
    if (known === undefined) return undefined;
    texts.push(...known);
  }
  return texts;
}

function bodyOf({ body }: TSESTree.ArrowFunctionExpression): Node | undefined {
  if (body.type !== "BlockStatement") return body;
  const [only, another] = body.body;
  return only?.type === "ReturnStatement" && another === undefined ? (only.argument ?? undefined) : undefined;
}

function withParameter(
  world: CodeWorld,
  file: CodeFile,
  expression: Node,
  parameter: TSESTree.Identifier,
  value: string,
): string | undefined {
  const node = unwrap(expression);
  const one = (part: Node): string | undefined => withParameter(world, file, part, parameter, value);
  if (node.type === "Identifier" && file.variableOf(node) === file.variableOf(parameter)) return value;
  if (node.type === "TemplateLiteral") {
    return node.quasis.reduce<string | undefined>((text, { value: { cooked } }, index) => {
      const part = node.expressions[index];
      const tail = part === undefined ? "" : one(part);
      return text === undefined || tail === undefined ? undefined : `${text}${cooked ?? ""}${tail}`;
    }, "");
  }
  if (node.type === "BinaryExpression" && node.operator === "+") {
    const [head, tail] = [one(node.left), one(node.right)];
    return head === undefined || tail === undefined ? undefined : head + tail;
  }
  const [text, another] = textsOf(world, file, node) ?? [];
  return another === undefined ? text : undefined;
}
