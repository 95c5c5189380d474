import { foldAscii } from "../text/ascii-case.js";
import { hasWildcard, matchesFolded } from "../patterns/match.js";
import type { RawStatement } from "./compile/raw-statement.js";

/** One distinct list of action patterns, laid out so that a known action is looked up fast. */
interface ActionList {
  readonly literals: ReadonlySet<string>;
  /** Patterns with a wildcard in the name only, by service. */
  readonly byService: ReadonlyMap<string, readonly string[]>;
  readonly anywhere: readonly string[];
}

/** All lists of action patterns of some statements. Two actions of one key are in the same of them. */
export class ActionLists {
  readonly #lists: readonly ActionList[];

  constructor(statements: readonly RawStatement[]) {
    const distinct = new Map<string, readonly string[]>();
    for (const { action } of statements) {
      const folded = [...new Set(action.patterns.map(foldAscii))].sort();
      distinct.set(JSON.stringify(folded), folded);
    }
    this.#lists = [...distinct.values()].map(layOut);
  }

  get size(): number {
    return this.#lists.length;
  }

  /** Which lists match this action (folded), as a key. */
  key(action: string): string {
    const service = action.slice(0, action.indexOf(":"));
    const matches = (pattern: string): boolean => matchesFolded(pattern, action);
    return this.#lists
      .map(({ literals, byService, anywhere }) =>
        literals.has(action) || anywhere.some(matches) || byService.get(service)?.some(matches) === true
          ? "1"
          : "0",
      )
      .join("");
  }
}

function layOut(patterns: readonly string[]): ActionList {
  const byService = new Map<string, string[]>();
  const anywhere: string[] = [];
  for (const pattern of patterns) {
    if (!hasWildcard(pattern)) continue;
    const colon = pattern.indexOf(":");
    const service = pattern.slice(0, Math.max(colon, 0));
    if (colon < 0 || hasWildcard(service)) anywhere.push(pattern);
    else byService.set(service, [...(byService.get(service) ?? []), pattern]);
  }
  return { literals: new Set(patterns.filter((pattern) => !hasWildcard(pattern))), byService, anywhere };
}
