import { refuse } from "../refusal.js";
import type { Content, ContentStatement } from "./content.js";
import type { Tables } from "./tables.js";

/**
 * Joins documents as the provider does: a statement with a Sid takes the place of those with the same one before it.
 *
 * What might replace or be replaced cannot be removed whole: that would let the other one show, or come in elsewhere.
 */
export function mergeBySid(sources: Content, own: Content, overrides: Content, tables: Tables): Content {
  const layers = [sources, own, overrides];
  const open = layers.find((layer) => layer.open !== undefined)?.open;
  const all = layers.flatMap(({ statements }, layer) =>
    statements.map((statement) => ({ statement, layer })),
  );
  const merging =
    layers.filter(({ statements, open: more }) => statements.length > 0 || more !== undefined).length > 1;
  if (!merging && overrides.statements.length < 2)
    return { statements: own.statements.concat(sources.statements, overrides.statements), open };
  const kept: ContentStatement[] = [];
  for (const { statement, layer } of all) {
    if (statement.sid === "none") {
      kept.push(statement);
      continue;
    }
    const others = all.filter(
      (other) => other.statement !== statement && mayBeSame(statement, other.statement),
    );
    const draft = tables.statement(statement.id);
    if (draft !== undefined && (others.length > 0 || open !== undefined)) {
      draft.whole ??= refuse(
        "merged-sid",
        "a statement with its Sid may replace it or be replaced by it",
        draft.at,
      );
    }
    const replaced = all
      .slice(all.findIndex((one) => one.statement === statement) + 1)
      .some(
        (later) =>
          (later.layer > layer || later.layer === 2) &&
          later.statement.certain &&
          isSame(statement, later.statement),
      );
    if (!replaced) kept.push(statement);
  }
  return { statements: kept, open };
}

function isSame({ sid: left }: ContentStatement, { sid: right }: ContentStatement): boolean {
  return typeof left === "object" && typeof right === "object" && left.text === right.text;
}

function mayBeSame(left: ContentStatement, right: ContentStatement): boolean {
  if (left.sid === "none" || right.sid === "none") return false;
  return left.sid === "unknown" || right.sid === "unknown" || isSame(left, right);
}
