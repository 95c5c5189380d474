import type { TSESTree } from "@typescript-eslint/types";
import type { Refusal } from "../contract.js";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node } from "../parse/syntax.js";
import type { CodeWorld } from "./code-world.js";
import type { Way } from "./meaning.js";
import { meaningOf } from "./mean.js";
import { refuse } from "./reason.js";
import { unwrap } from "./unwrap.js";

/** A property of an object as written. `ways`: by which names spread objects were reached. */
export type LookedUp =
  | { readonly kind: "found"; readonly file: CodeFile; readonly value: Node; readonly ways: readonly Way[] }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly why: Refusal };

/** The property that counts in the end; what is spread behind it may replace it. */
export function lookUp(
  world: CodeWorld,
  file: CodeFile,
  object: TSESTree.ObjectExpression,
  name: string,
  left = 20,
): LookedUp {
  for (const property of [...object.properties].reverse()) {
    if (property.type === "SpreadElement") {
      const found = inSpread(world, file, property.argument, name, left);
      if (found.kind !== "absent") return found;
      continue;
    }
    const key = keyOf(property.key, property.computed);
    const at = file.placeOf(property);
    if (key === undefined) {
      return { kind: "unknown", why: refuse("not-followed", "The name of a property is computed.", at) };
    }
    if (key !== name) continue;
    if (property.kind !== "init" || property.method) {
      return { kind: "unknown", why: refuse("not-followed", "A function gives the value.", at) };
    }
    return { kind: "found", file, value: property.value, ways: [] };
  }
  return { kind: "absent" };
}

function inSpread(world: CodeWorld, file: CodeFile, argument: Node, name: string, left: number): LookedUp {
  const why = refuse("not-followed", "What is spread here is not followed.", file.placeOf(argument));
  const meaning = meaningOf(world, file, argument);
  if (left === 0 || meaning.kind !== "value") return { kind: "unknown", why };
  const object = unwrap(meaning.node);
  if (object.type !== "ObjectExpression") return { kind: "unknown", why };
  const found = lookUp(world, meaning.file, object, name, left - 1);
  if (found.kind !== "found") return found;
  const ways = meaning.ways.map((way) => ({ ...way, keys: [...way.keys, name] }));
  return { ...found, ways: [...ways, ...found.ways] };
}
