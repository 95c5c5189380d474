import type { Budget } from "../search/budget.js";
import { Dimension, Numbered, type Keep, type Outcome } from "../search/dimension.js";
import type { NamedPrincipal } from "./principal-block.js";

/** The request comes from one of these principals, or (`negated`) from none of them. */
interface PrincipalTest {
  readonly ids: ReadonlySet<string>;
  readonly negated: boolean;
}

/** A requester, and the ids of all principals that it counts as: itself, its role, its account. */
interface Requester {
  readonly text: string;
  readonly ids: ReadonlySet<string>;
}

/**
 * Who makes the request: each principal that a policy names, a role and the root of each account, a stranger.
 *
 * A session counts as its role, and everyone as their account. A session has no path, so that a role of its name in its
 * account is its role.
 */
export class PrincipalDimension extends Dimension {
  readonly rank = 1;
  readonly name = "principal";
  readonly subject = "the principals";
  readonly #tests = new Numbered<PrincipalTest>();
  readonly #named = new Map<string, NamedPrincipal>();
  #requesters: readonly Requester[] | undefined;

  test(principals: readonly NamedPrincipal[], negated: boolean): number {
    for (const principal of principals) {
      this.#named.set(principal.id, principal);
      this.#requesters = undefined;
    }
    const ids = [...new Set(principals.map(({ id }) => id))].sort();
    const key = JSON.stringify([negated, ...ids]);
    return this.#tests.add(key, { ids: new Set(ids), negated });
  }

  /** Someone that no policy names. */
  get stranger(): string {
    return `arn:aws:iam::${freeAccount(this.#named.values())}:role/example`;
  }

  protected exploreTests(
    numbers: readonly number[],
    _keep: Keep,
    budget: Budget,
  ): readonly Outcome[] | undefined {
    const tests = numbers.flatMap((number) => this.#tests.at(number) ?? []);
    const outcomes = new Map<string, Outcome>();
    this.#requesters ??= [
      { text: this.stranger, ids: new Set() },
      ...requestersOf([...this.#named.values()]),
    ];
    for (const { text, ids } of this.#requesters) {
      if (!budget.spend(tests.length)) return undefined;
      const holds = tests.map((test) => [...ids].some((id) => test.ids.has(id)) !== test.negated);
      const key = holds.join();
      if (!outcomes.has(key)) outcomes.set(key, { holds, witness: { part: "principal", text } });
    }
    return [...outcomes.values()];
  }
}

function requestersOf(named: readonly NamedPrincipal[]): readonly Requester[] {
  const accountId = (account: string): string => `account ${account}`;
  const roles = new Map<string, string[]>();
  for (const { kind, account, role, id } of named) {
    if (kind !== "role") continue;
    const key = JSON.stringify([account, role]);
    const known = roles.get(key);
    if (known === undefined) roles.set(key, [id]);
    else known.push(id);
  }
  const taken = new Set(named.map((other) => other.role));
  return named.flatMap(({ id, kind, text, account, role }): Requester[] => {
    if (account === undefined) return [{ text, ids: new Set([id]) }];
    const ids = new Set([id, accountId(account)]);
    if (kind === "account") {
      let name = "example";
      while (taken.has(name)) name += "-2";
      return [
        { text: `arn:aws:iam::${account}:role/${name}`, ids },
        { text, ids },
      ];
    }
    const itsRoles = kind === "session" ? (roles.get(JSON.stringify([account, role])) ?? []) : [];
    if (itsRoles.length === 0) return [{ text, ids }];
    return itsRoles.map((its) => ({ text, ids: new Set([...ids, its]) }));
  });
}

/** An account id that is not among those named. */
function freeAccount(named: Iterable<NamedPrincipal>): string {
  const taken = new Set([...named].map(({ account }) => account));
  let number = 111_122_223_333;
  while (taken.has(String(number))) number += 1;
  return String(number);
}
