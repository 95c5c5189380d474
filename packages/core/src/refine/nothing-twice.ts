import { containsGlob } from "../patterns/contains.js";
import { compareFolded, foldAscii } from "../text/ascii-case.js";
import type { Covered, Decision, Replacement } from "./decision.js";

/**
 * Law 6: a replacement that a kept pattern or another replacement of the statement contains is not added.
 *
 * Kept patterns stay even if redundant. Of replacements that allow the same, the first in sorted order stays (of equal
 * ones the one of the earliest pattern), so that exactly one goes.
 */
export function nothingTwice(decisions: readonly Decision[]): readonly Decision[] {
  const kept = decisions.flatMap((decision) =>
    decision.kind === "kept" && decision.reason !== "unreadable" ? [decision.pattern] : [],
  );
  const written = decisions.flatMap((decision, owner) =>
    decision.kind === "replaced" ? decision.by.map((replacement) => ({ replacement, owner })) : [],
  );
  written.sort(
    (left, right) =>
      compareFolded(left.replacement.pattern, right.replacement.pattern) || left.owner - right.owner,
  );
  const bearers = new Bearers(
    kept,
    written.map(({ replacement }) => replacement),
  );
  const rank = new Map(written.map(({ replacement }, index) => [replacement, index]));
  return decisions.map((decision) => {
    if (decision.kind !== "replaced") return decision;
    const by: Replacement[] = [];
    const covered: Covered[] = [];
    for (const replacement of decision.by) {
      const bearer = bearers.of(replacement, rank.get(replacement) ?? 0);
      if (bearer === undefined) by.push(replacement);
      else covered.push({ ...replacement, by: bearer });
    }
    return { ...decision, by, covered };
  });
}

/** Who else allows what a replacement allows. By service, for no pattern of one contains a pattern of another. */
class Bearers {
  readonly #kept = new Map<string, string[]>();
  readonly #written = new Map<string, { readonly pattern: string; readonly rank: number }[]>();

  constructor(kept: readonly string[], written: readonly Replacement[]) {
    for (const pattern of kept) append(this.#kept, serviceOf(pattern), pattern);
    for (const [rank, { pattern }] of written.entries())
      append(this.#written, serviceOf(pattern), { pattern, rank });
  }

  of({ pattern }: Replacement, rank: number): string | undefined {
    const everything = this.#kept.get("*")?.[0];
    if (everything !== undefined) return everything;
    const service = serviceOf(pattern);
    const kept = this.#kept.get(service)?.find((other) => containsGlob(other, pattern));
    if (kept !== undefined) return kept;
    return this.#written
      .get(service)
      ?.find(
        (other) =>
          other.rank !== rank &&
          containsGlob(other.pattern, pattern) &&
          (other.rank < rank || !containsGlob(pattern, other.pattern)),
      )?.pattern;
  }
}

function append<Value>(lists: Map<string, Value[]>, key: string, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

/** The folded prefix; `*` for a pattern of every service. */
function serviceOf(pattern: string): string {
  const colon = pattern.indexOf(":");
  return colon < 0 ? "*" : foldAscii(pattern.slice(0, colon));
}
