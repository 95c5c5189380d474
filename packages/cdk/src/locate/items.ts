import type { Item, Place } from "../contract.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { refuse } from "../evaluate/reason.js";
import { literalText, textsOf } from "../evaluate/text-of.js";
import { unwrap } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";

/** An element of a list of actions: a text, a name of one, or what is made of texts. */
export function itemOf(world: CodeWorld, file: CodeFile, element: Node, at: Place): Item {
  const literal = literalText(element);
  if (literal !== undefined) return { at, value: literal };
  const values = textsOf(world, file, element);
  const { type } = unwrap(element);
  const [value, another] = values ?? [];
  // A name can be left out as well as what it stands for; what it names stays where it is.
  if (
    (type === "Identifier" || type === "MemberExpression") &&
    value !== undefined &&
    another === undefined
  ) {
    return { at, value };
  }
  const opaque = refuse("built-element", "An expression makes the element.", at);
  return values === undefined ? { at, opaque } : { at, opaque, values };
}
