import { CORE_SCHEMA, loadAll, Type } from "js-yaml";
import type { ScalarNode, TemplateNode } from "../../../src/parse/node.js";

/** A value with the tag before it. */
interface Tagged {
  readonly tag: string;
  readonly value: unknown;
}

/** What a tree says as plain data, aliases followed. */
export function valueOf(node: TemplateNode): unknown {
  const value = untagged(node);
  return node.tag === undefined ? value : ({ tag: node.tag, value } satisfies Tagged);
}

function untagged(node: TemplateNode): unknown {
  switch (node.kind) {
    case "alias":
      return node.target === undefined ? undefined : valueOf(node.target);
    case "scalar":
      return scalarValue(node);
    case "sequence":
      return node.items.map(valueOf);
    case "map":
      return Object.fromEntries(node.entries.map(({ key, value }) => [String(valueOf(key)), valueOf(value)]));
  }
}

function scalarValue({ text, type }: ScalarNode): unknown {
  switch (type) {
    case "string":
      return text;
    case "number":
      return Number(text);
    case "boolean":
      return text.toLowerCase() === "true";
    case "null":
      return null;
  }
}

const anyTag = (["scalar", "sequence", "mapping"] as const).map(
  (kind) =>
    new Type("!", {
      kind,
      multi: true,
      construct: (value: unknown, tag?: string): Tagged => ({ tag: tag ?? "", value: value ?? "" }),
    }),
);
const schema = CORE_SCHEMA.extend(anyTag);

/** The documents of a text as an independent parser reads them. */
export function readByOther(text: string): readonly unknown[] {
  return loadAll(text, undefined, { schema });
}
