import { proveStatements, type Statement } from "@iamend/core";
import type { Bundle, Id, Located, PolicyDocument } from "@iamend/source";
import type { BundlePlan } from "../plan/plan-bundle.js";
import { compareStatements, isWithin, NOTHING, outline, type Before, type Failure } from "./expect.js";

/**
 * Law 15 for bundles: compares what is located after they were taken away or narrowed with what was located before.
 *
 * Instead of a bundle there may be nothing, another bundle, or statements; a document that held nothing else may go, and what is
 * numbered behind it then counts anew. What is allowed on which resources stands behind the names, out of sight of the engine: proven is that the
 * actions of a document are contained in what its bundles allowed, and that all that is not unused is still among them. That
 * is one reason why a person decides.
 */
export function proveBundles(
  before: Before,
  after: Located,
  changed: ReadonlyMap<Id, BundlePlan>,
): readonly Failure[] {
  const { located } = before;
  if (after.errors.length > located.errors.length)
    return [{ message: `after the edit a file cannot be read: ${after.errors.at(-1)?.message ?? ""}` }];
  const failures: Failure[] = [];
  let position = 0;
  for (const document of located.documents) {
    const plans = document.bundles.flatMap((id) => changed.get(id) ?? []);
    const now = after.documents[position];
    const isSame = now !== undefined && outline(document) === outline(now);
    const isGone =
      isEmptied(document, changed) && (!isSame || now.statements.length + now.bundles.length > 0);
    if (!isGone) position += 1;
    const fail = (message: string): void => void failures.push({ document, message });
    if (plans.length > 0 && document.kind !== "identity")
      fail(`the edit changes ${document.address}, which is no identity policy`);
    if (plans.some(({ unused }) => !isWithin(unused, before.ask.voices(document).unused)))
      fail(`the edit takes away what a holder of ${document.address} is not known to leave unused`);
    if (isGone) continue;
    const isShifted = after.documents.length < located.documents.length;
    if (!isSame || !sameAddress(document.address, now.address, isShifted)) {
      fail(`after the edit ${document.address} is another document, or held by others`);
      return failures; // nothing behind it can be told apart
    }
    for (const message of compareContents(document, now, { before, after, changed, plans })) fail(message);
  }
  if (position !== after.documents.length)
    failures.push({ message: "after the edit there is another number of policy documents" });
  return failures;
}

/** Whether nothing is meant to be left. */
function isEmptied({ statements, bundles }: PolicyDocument, changed: ReadonlyMap<Id, BundlePlan>): boolean {
  if (statements.length > 0 || bundles.length === 0) return false;
  return bundles.every((id) => changed.get(id)?.rest.length === 0);
}

/** Policies that have no name are counted in their list. */
function sameAddress(old: string, now: string, isShifted: boolean): boolean {
  return old === now || (isShifted && uncounted(old) === uncounted(now));
}

function uncounted(address: string): string {
  return address.replace(/\[\d+\]/g, "[]");
}

interface Comparison {
  readonly before: Before;
  readonly after: Located;
  readonly changed: ReadonlyMap<Id, BundlePlan>;
  /** Of the bundles of this document that change. */
  readonly plans: readonly BundlePlan[];
}

function compareContents(
  document: PolicyDocument,
  now: PolicyDocument,
  { before, after, changed, plans }: Comparison,
): readonly string[] {
  const statements = without(
    document.statements,
    now.statements,
    (old, is) => compareStatements(old, is, before, after, NOTHING).length === 0,
  );
  const bundles = without(
    document.bundles.filter((id) => !changed.has(id)),
    now.bundles,
    (old, is) => textOf(before.located.bundles.get(old)) === textOf(after.bundles.get(is)),
  );
  if (statements === undefined || bundles === undefined)
    return [`after the edit ${document.address} has lost more than was meant`];
  const plain = statements.map((id) => plainPatterns(id, after));
  if (plain.includes(undefined))
    return [`after the edit ${document.address} has a statement that allows more than a list of actions`];
  const added = [
    ...plain.flatMap((patterns) => patterns ?? []),
    ...bundles.flatMap((id) => after.bundles.get(id)?.actions ?? []),
  ];
  return proveActions(plans, added, before);
}

/** What is left of `all` without those that `some` are the same as, in their order; nothing if one of them is not there. */
function without(
  some: readonly Id[],
  all: readonly Id[],
  isSame: (one: Id, other: Id) => boolean,
): readonly Id[] | undefined {
  const left: Id[] = [];
  let next = 0;
  for (const one of all) {
    const wanted = some[next];
    if (wanted !== undefined && isSame(wanted, one)) next += 1;
    else left.push(one);
  }
  return next === some.length ? left : undefined;
}

function textOf(bundle: Bundle | undefined): string {
  return JSON.stringify([bundle?.name, bundle?.actions]);
}

/** The patterns of an Allow statement of which everything is known. */
function plainPatterns(id: Id, after: Located): readonly string[] | undefined {
  const statement = after.statements.get(id);
  if (statement?.effect !== "Allow" || statement.key !== "Action" || statement.open !== undefined)
    return undefined;
  const patterns: string[] = [];
  for (const item of statement.lists.flatMap((list) => after.lists.get(list)?.items ?? [])) {
    if (!("value" in item)) return undefined;
    patterns.push(item.value);
  }
  return patterns;
}

/** A bundle that takes the place of another may allow some of what is unused too, but only of that. */
function proveActions(
  plans: readonly BundlePlan[],
  added: readonly string[],
  { catalog }: Before,
): readonly string[] {
  const now = added.length === 0 ? undefined : allow(added);
  const old = plans.flatMap(({ reach }) => reach.bundle.actions);
  const wider = proveStatements([allow(old)], [now], new Map(), catalog, []).filter(
    ({ broken }) => broken === "contained" || broken === "unchanged",
  );
  const lost = plans.flatMap(({ reach, unused, keep }) =>
    proveStatements([allow(reach.bundle.actions)], [now], unused, catalog, keep).filter(
      ({ broken }) => broken === "complete" || broken === "unchanged",
    ),
  );
  return [...wider, ...lost].map(({ message }) => message);
}

function allow(patterns: readonly string[]): Statement {
  return { effect: "Allow", key: "Action", elements: patterns.map((pattern) => ({ pattern })) };
}
