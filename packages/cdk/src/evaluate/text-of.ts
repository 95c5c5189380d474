import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import type { CodeWorld } from "./code-world.js";
import { meaningOf } from "./mean.js";
import { unwrap } from "./unwrap.js";

/** More than a few choices are no longer told one by one. */
const MOST = 200;

/** A text that stands there as such. */
export function literalText(expression: Node): string | undefined {
  const node = unwrap(expression);
  if (node.type === "Literal") return typeof node.value === "string" ? node.value : undefined;
  if (node.type !== "TemplateLiteral" || node.expressions.length > 0) return undefined;
  return node.quasis[0]?.value.cooked ?? undefined;
}

/** All texts that an expression can be, if they are known. */
export function textsOf(
  world: CodeWorld,
  file: CodeFile,
  expression: Node,
  left = 20,
): readonly string[] | undefined {
  const node = unwrap(expression);
  const literal = literalText(node);
  if (literal !== undefined) return [literal];
  if (left === 0) return undefined;
  switch (node.type) {
    case "TemplateLiteral": {
      let texts: readonly string[] | undefined = [node.quasis[0]?.value.cooked ?? ""];
      for (const [index, part] of node.expressions.entries()) {
        const tail = node.quasis[index + 1]?.value.cooked ?? "";
        texts = joined(texts, textsOf(world, file, part, left - 1))?.map((text) => text + tail);
      }
      return texts;
    }
    case "BinaryExpression":
      if (node.operator !== "+") return undefined;
      return joined(textsOf(world, file, node.left, left - 1), textsOf(world, file, node.right, left - 1));
    case "ConditionalExpression": {
      const one = textsOf(world, file, node.consequent, left - 1);
      const other = textsOf(world, file, node.alternate, left - 1);
      return one === undefined || other === undefined ? undefined : [...new Set([...one, ...other])];
    }
    case "Identifier":
    case "MemberExpression": {
      const meaning = meaningOf(world, file, node);
      if (meaning.kind !== "value") return enumText(world, file, node);
      const value = unwrap(meaning.node);
      return value === node ? undefined : textsOf(world, meaning.file, value, left - 1);
    }
    default:
      return undefined;
  }
}

function joined(
  heads: readonly string[] | undefined,
  tails: readonly string[] | undefined,
): readonly string[] | undefined {
  if (heads === undefined || tails === undefined || heads.length * tails.length > MOST) return undefined;
  return [...new Set(heads.flatMap((head) => tails.map((tail) => head + tail)))];
}

/** A member of an enum of texts. */
function enumText(world: CodeWorld, file: CodeFile, node: Node): readonly string[] | undefined {
  if (node.type !== "MemberExpression") return undefined;
  const meaning = meaningOf(world, file, node.object);
  if (meaning.kind !== "value" || meaning.node.type !== "TSEnumDeclaration") return undefined;
  const key = keyOf(node.property, node.computed);
  const member = meaning.node.body.members.find(({ id }) => keyOf(id, false) === key);
  const text = member?.initializer === undefined ? undefined : literalText(member.initializer);
  return text === undefined ? undefined : [text];
}
