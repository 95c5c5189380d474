import type { Change, Id } from "../contract.js";

/** What is to become of the patterns of a list, by their index, and what is to come behind them. */
interface Wanted {
  readonly becomes: ReadonlyMap<number, readonly string[]>;
  readonly appended: readonly string[];
}

/** All that is asked of each list. */
export function wantedOf(changes: readonly Change[]): ReadonlyMap<Id, Wanted> {
  const wanted = new Map<Id, Wanted>();
  for (const change of changes) {
    if (!("list" in change)) continue;
    const { becomes, appended } = wanted.get(change.list) ?? { becomes: new Map(), appended: [] };
    wanted.set(
      change.list,
      "items" in change
        ? { becomes: new Map([...becomes, ...change.items]), appended }
        : { becomes, appended: [...appended, ...change.append] },
    );
  }
  return wanted;
}
