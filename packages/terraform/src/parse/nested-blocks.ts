import type { Attribute, Block, Body, Expression, Label, ObjectExpression } from "./ast.js";

/**
 * The blocks of a type inside a body, in source order: written as blocks, or as attributes that stand for blocks.
 *
 * JSON syntax writes all nested blocks as objects or lists of objects, and native syntax may for some (`inline_policy = [{ … }]`).
 * `labels` is how many names stand between the type and the object (`dynamic` has one). A value that is neither gives no block.
 */
export function nestedBlocks(body: Body, type: string, labels = 0): readonly Block[] {
  // Asked of every body, and hardly any has some.
  if (!mayHold(body, type)) return NONE;
  const written = body.blocks.filter((block) => block.type === type);
  const standIns = body.attributes
    .filter((attribute) => attribute.name === type)
    .flatMap((attribute) => blocksOf(attribute.value, attribute, labels, []));
  if (standIns.length === 0) return written;
  return [...written, ...standIns].toSorted((left, right) => left.at[0] - right.at[0]);
}

const NONE: readonly Block[] = [];

function mayHold({ blocks, attributes }: Body, type: string): boolean {
  for (const block of blocks) if (block.type === type) return true;
  for (const { name } of attributes) if (name === type) return true;
  return false;
}

function blocksOf(
  value: Expression,
  attribute: Attribute,
  labels: number,
  given: readonly Label[],
): readonly Block[] {
  if (value.kind === "list") {
    return value.elements.flatMap((element) => blocksOf(element, attribute, labels, given));
  }
  if (value.kind !== "object") return [];
  if (labels === 0) {
    return [
      {
        type: attribute.name,
        typeAt: attribute.nameAt,
        labels: given,
        at: value.at,
        body: asBody(value),
        bodyAt: value.at,
      },
    ];
  }
  return value.items.flatMap((item) => {
    if (item.key.kind === "computed") return [];
    const label = { value: item.key.value, at: item.key.at };
    return blocksOf(item.value, attribute, labels - 1, [...given, label]);
  });
}

/** An object as a body of attributes; keys that have to be evaluated are left out. */
export function asBody(value: ObjectExpression): Body {
  const attributes = value.items.flatMap((item): readonly Attribute[] => {
    if (item.key.kind === "computed") return [];
    return [{ name: item.key.value, nameAt: item.key.at, at: item.at, value: item.value }];
  });
  return { attributes, blocks: [] };
}
