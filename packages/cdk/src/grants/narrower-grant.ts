import type { GivenActions, LibraryGrant } from "./library-grant.js";
import { actionsOf, grantsLike, grantsOf, type RecordedGrant } from "./known-grants.js";
import { covers, mayOverlap } from "./patterns.js";

/** What the call of a grant is given. */
export interface GrantArguments {
  readonly count: number;
  /** They may be more than are written. */
  readonly spread: boolean;
}

/**
 * The method that takes the place of a grant so that what must stay (`keep`) stays on the same resources, and nothing is added: the one that
 * gives least, else `grant`, which gives what it is told. Undefined: there is none, or it is not certain what has the method.
 */
export function narrowerGrant(
  recorded: RecordedGrant,
  keep: readonly string[],
  args: GrantArguments,
): string | undefined {
  if (args.spread) return undefined;
  const choices = new Set(grantsLike(recorded).map((own) => choiceFor(own, keep, args)));
  const [only] = choices;
  return choices.size === 1 ? only : undefined;
}

/**
 * What a grant gives once another method took its place; `written`: the texts behind its first argument, undefined where they are none.
 * Undefined: that is not known.
 */
export function grantedThen(
  recorded: RecordedGrant,
  method: string,
  written: readonly (string | undefined)[],
): readonly string[] | undefined {
  const types = grantsLike(recorded).map(({ type }) => grantsOf(type).find((one) => one.method === method));
  if (types.length === 0 || types.includes(undefined)) return undefined;
  if (method === "grant") {
    const texts = written.filter((text) => text !== undefined);
    return texts.length === written.length ? texts : undefined;
  }
  const all = types.map((grant) => (grant === undefined ? [] : actionsOf(grant)));
  const [first] = all;
  return new Set(all.map((actions) => [...actions].sort().join())).size === 1 ? first : undefined;
}

function choiceFor(
  own: LibraryGrant,
  keep: readonly string[],
  { count }: GrantArguments,
): string | undefined {
  if (!keep.every((pattern) => own.gives.some(({ actions }) => allows(actions, pattern)))) return undefined;
  const others = grantsOf(own.type).filter(({ method }) => method !== own.method);
  const fitting = others.filter(
    (other) =>
      (count === 1 || (count === 2 && own.keyed === true && other.keyed === true)) &&
      other.method !== "grant" &&
      isWithin(other, own) &&
      !isWithin(own, other) &&
      keep.every((pattern) => allowsOnAll(other.gives, own, pattern)),
  );
  const least = fitting
    .filter((one) => !fitting.some((other) => isWithin(other, one) && !isWithin(one, other)))
    .sort((one, other) => actionsOf(one).length - actionsOf(other).length);
  if (least[0] !== undefined) return least[0].method;
  const plain = others.find(({ method }) => method === "grant");
  const isTold =
    plain !== undefined &&
    keep.every((pattern) => {
      const told = plain.gives.map(({ on }) => ({ actions: [pattern], on }));
      return (
        allowsOnAll(told, own, pattern) && told.every((given) => isGiven({ ...given, pattern }, own.gives))
      );
    });
  return count === 1 && isTold ? plain.method : undefined;
}

function allows(actions: readonly string[], pattern: string): boolean {
  return actions.some((action) => covers(action, pattern));
}

/** Everything that one gives, the other gives on the same resources too. */
function isWithin(inner: LibraryGrant, outer: LibraryGrant): boolean {
  return inner.gives.every(({ actions, on }) =>
    actions.every((pattern) => isGiven({ pattern, on }, outer.gives)),
  );
}

function isGiven(
  { pattern, on }: { readonly pattern: string; readonly on: readonly string[] },
  gives: readonly GivenActions[],
): boolean {
  return on.every((resource) =>
    gives.some((one) => one.on.includes(resource) && allows(one.actions, pattern)),
  );
}

/** Are the actions of a pattern given wherever the other grant gives any of them? */
function allowsOnAll(gives: readonly GivenActions[], own: LibraryGrant, pattern: string): boolean {
  const needed = own.gives
    .filter(({ actions }) => actions.some((action) => mayOverlap(action, pattern)))
    .flatMap(({ on }) => on);
  return isGiven({ pattern, on: needed }, gives);
}
