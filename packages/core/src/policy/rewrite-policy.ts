import type { JsonObject, PolicyDocument, Statement } from "./document.js";

/**
 * The document with other patterns in its statements, in the shape that it was written in: order of keys, a single
 * statement, a lone pattern as a scalar.
 *
 * `patterns[i]`: the new patterns of statement i; undefined removes it. A removed single statement leaves an empty array.
 */
export function rewritePolicy(
  document: PolicyDocument,
  patterns: readonly (readonly string[] | undefined)[],
): JsonObject {
  const written = document.json["Statement"];
  const originals: readonly unknown[] = Array.isArray(written) ? written : [written];
  const rewritten = originals.flatMap((json, index) => {
    const statement = document.statements[index];
    const next = patterns[index];
    return statement === undefined || next === undefined
      ? []
      : [rewriteStatement(json as JsonObject, statement, next)];
  });
  const single = document.singleStatement && rewritten.length === 1;
  return mapMembers(document.json, (key, value) =>
    key === "Statement" ? (single ? rewritten[0] : rewritten) : value,
  );
}

function rewriteStatement(json: JsonObject, { key }: Statement, patterns: readonly string[]): JsonObject {
  return mapMembers(json, (name, value) => {
    if (name !== key) return value;
    return typeof value === "string" && patterns.length === 1 ? patterns[0] : patterns;
  });
}

/** A copy with the keys in their order; `__proto__` is a key like any other. */
function mapMembers(json: JsonObject, change: (key: string, value: unknown) => unknown): JsonObject {
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, change(key, value)]));
}
