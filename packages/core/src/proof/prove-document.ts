import type { JsonObject } from "../policy/document.js";
import type { ProofFailure } from "./prove-statements.js";

/**
 * Proves that two policy documents differ in nothing but the `Action` of statements and in whole statements.
 *
 * `removed`: indices of the statements of `before` that are meant to be gone.
 */
export function proveDocument(
  before: JsonObject,
  after: JsonObject,
  removed: ReadonlySet<number>,
): readonly ProofFailure[] {
  if (text(before, ["Statement"]) !== text(after, ["Statement"])) {
    return [{ broken: "unchanged", message: "something beside the statements changed" }];
  }
  const left = statementsOf(before).flatMap((json, statement) =>
    removed.has(statement) ? [] : [{ json, statement }],
  );
  const found = statementsOf(after);
  if (left.length !== found.length) {
    return [{ broken: "unchanged", message: "another number of statements is left than was meant" }];
  }
  return left.flatMap(({ json, statement }, index): readonly ProofFailure[] =>
    text(json, ["Action"]) === text(found[index], ["Action"])
      ? []
      : [{ statement, broken: "unchanged", message: "something beside the actions changed" }],
  );
}

function statementsOf(document: JsonObject): readonly unknown[] {
  const statements = document["Statement"];
  return Array.isArray(statements) ? (statements as readonly unknown[]) : [statements];
}

/** The members and their order, those of `without` only by name. */
function text(json: unknown, without: readonly string[]): string {
  if (typeof json !== "object" || json === null) return JSON.stringify(json);
  return JSON.stringify(
    Object.entries(json as JsonObject).map(([key, value]) => [key, without.includes(key) ? null : value]),
  );
}
