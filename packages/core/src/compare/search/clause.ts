import { Numbered } from "./dimension.js";

/**
 * What remains to be asked before a statement (or a part of one) applies: one predicate for each dimension it still
 * depends on, in the order of the dimensions. With nothing left to ask it applies.
 */
export interface Clause {
  readonly deny: boolean;
  /** Numbers of predicates, ascending; a predicate of an earlier dimension has a smaller number. */
  readonly predicates: readonly number[];
}

/** All clauses by number; equal ones have the same number, whichever statement and document they come from. */
export class Clauses {
  readonly #clauses = new Numbered<Clause>();
  readonly #rest = new Map<number, number>();

  add(clause: Clause): number {
    return this.#clauses.add(`${clause.deny ? "deny" : "allow"} ${clause.predicates.join(",")}`, clause);
  }

  isDeny(clause: number): boolean {
    return this.#clauses.at(clause)?.deny === true;
  }

  predicates(clause: number): readonly number[] {
    return this.#clauses.at(clause)?.predicates ?? [];
  }

  /** The clause that is left once the first predicate is known to hold. */
  rest(clause: number): number {
    const known = this.#rest.get(clause);
    if (known !== undefined) return known;
    const rest = this.add({ deny: this.isDeny(clause), predicates: this.predicates(clause).slice(1) });
    this.#rest.set(clause, rest);
    return rest;
  }

  /** Does `stronger` imply `weaker`: is all that `weaker` asks among what `stronger` asks? */
  implies(stronger: number, weaker: number): boolean {
    if (stronger === weaker) return true;
    const [all, some] = [this.predicates(stronger), this.predicates(weaker)];
    let at = 0;
    for (const predicate of some) {
      while (at < all.length && (all[at] ?? 0) < predicate) at += 1;
      if (all[at] !== predicate) return false;
      at += 1;
    }
    return true;
  }
}
