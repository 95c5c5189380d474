import type { Budget } from "./budget.js";
import type { Clauses } from "./clause.js";
import type { Direction } from "./search.js";

/** What may still apply of one document: the clauses that surely do as far as asked, and those that maybe do (all of the former too). */
export interface Side {
  readonly surely: { readonly allow: readonly number[]; readonly deny: readonly number[] };
  readonly maybe: { readonly allow: readonly number[]; readonly deny: readonly number[] };
}

/** More clauses than this are not compared with each other to find needless ones. */
const FEW = 64;

/** Decides from the clauses that are left on both sides whether a difference is still possible. */
export class Judge {
  readonly #clauses: Clauses;
  readonly #directions: readonly Direction[];
  readonly #budget: Budget;
  readonly #allowAll: number;
  readonly #denyAll: number;

  constructor(clauses: Clauses, directions: readonly Direction[], budget: Budget) {
    this.#clauses = clauses;
    this.#directions = directions;
    this.#budget = budget;
    this.#allowAll = clauses.add({ deny: false, predicates: [] });
    this.#denyAll = clauses.add({ deny: true, predicates: [] });
  }

  /** The same document in fewer clauses, sorted: none if nothing can be allowed, no clause that another one implies. */
  simplify(clauses: readonly number[]): readonly number[] {
    const distinct = [...new Set(clauses)].sort((left, right) => left - right);
    if (distinct.includes(this.#denyAll) || distinct.every((clause) => this.#clauses.isDeny(clause)))
      return [];
    if (distinct.length > FEW) {
      if (!distinct.includes(this.#allowAll)) return distinct;
      return distinct.filter((clause) => clause === this.#allowAll || this.#clauses.isDeny(clause));
    }
    this.#budget.spend((distinct.length * distinct.length) / 2);
    return distinct.filter(
      (clause) =>
        !distinct.some(
          (other) =>
            other !== clause &&
            this.#clauses.isDeny(other) === this.#clauses.isDeny(clause) &&
            this.#clauses.implies(clause, other),
        ),
    );
  }

  /** The directions in which the documents may still differ. */
  differences(before: Side, after: Side): readonly Direction[] {
    return this.#directions.filter((direction) =>
      direction === "wider" ? this.#mayAllowMore(after, before) : this.#mayAllowMore(before, after),
    );
  }

  /** May `one` allow something that `other` does not? Not if every Allow of one and every Deny of the other has its match. */
  #mayAllowMore(one: Side, other: Side): boolean {
    if (one.maybe.allow.length === 0 || one.surely.deny.includes(this.#denyAll)) return false;
    return !(
      this.#covered(one.maybe.allow, other.surely.allow) && this.#covered(other.maybe.deny, one.surely.deny)
    );
  }

  #covered(maybe: readonly number[], surely: readonly number[]): boolean {
    if (maybe.length > 0 && surely.length === 0) return false;
    const known = new Set(surely);
    return maybe.every((clause) => {
      if (known.has(clause)) return true;
      if (!this.#budget.spend(surely.length)) return false;
      return surely.some((weaker) => this.#clauses.implies(clause, weaker));
    });
  }
}
