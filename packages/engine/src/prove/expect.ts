import { proveStatements, type Catalog, type Statement, type UnusedAccess } from "@iamend/core";
import type { ActionList, Id, Item, Located, PolicyDocument, Refusal, SourceStatement } from "@iamend/source";
import type { Ask } from "../holders/voices.js";
import type { ListPlan } from "../plan/plan-list.js";
import type { Asked, ListChange } from "../plan/settle.js";

/** What edits were meant to do. */
export interface Intention {
  readonly removed: ReadonlySet<Id>;
  readonly changed: Asked;
}

/** Something that does not hold after the edits; `list` and `statement` are ids from before. */
export interface Failure {
  readonly list?: Id;
  readonly statement?: Id;
  readonly document?: PolicyDocument;
  readonly message: string;
}

/** What was known before the edits. */
export interface Before {
  readonly located: Located;
  readonly catalog: Catalog;
  readonly ask: Ask;
  readonly plans: ReadonlyMap<Id, ListPlan>;
}

/** Nothing at all. */
export const NOTHING: Intention = { removed: new Set(), changed: new Map() };

/**
 * Law 15: compares what is located after the edits with what was located before, and with what was meant.
 *
 * Every document is there, of the same kind and with the same holders; every statement but those removed; every pattern but those
 * changed; and each changed list is contained in what it was and complete, as core's proof judges. Whatever was meant, only an
 * Allow statement of an identity policy may be another than before, and only by what every one of its holders leaves unused.
 */
export function proveLocated(before: Before, after: Located, intention: Intention): readonly Failure[] {
  const { located } = before;
  if (after.errors.length > located.errors.length) {
    return [{ message: `after the edit a file cannot be read: ${after.errors.at(-1)?.message ?? ""}` }];
  }
  if (located.documents.length !== after.documents.length) {
    return [{ message: "after the edit there is another number of policy documents" }];
  }
  const compared = new Set<string>();
  const weighed = new Map<UnusedAccess, Set<UnusedAccess>>();
  const failures: Failure[] = [];
  for (const [index, document] of located.documents.entries()) {
    const now = after.documents[index];
    if (
      now?.address !== document.address ||
      now.bundles.length !== document.bundles.length ||
      outline(now) !== outline(document)
    ) {
      failures.push({
        document,
        message: `after the edit ${document.address} is another document, or held by others`,
      });
      continue;
    }
    const isIdentity = document.kind === "identity";
    const meant = isIdentity ? intention : NOTHING;
    const expected = document.statements.filter((id) => !meant.removed.has(id));
    if (expected.length !== now.statements.length) {
      failures.push({
        document,
        message: `after the edit ${document.address} has another number of statements than was meant`,
      });
      continue;
    }
    for (const id of document.statements) {
      if (isIdentity && usedBySomebody(id, document, intention, before, weighed)) {
        failures.push({
          document,
          statement: id,
          message: `the edit takes away what a holder of ${document.address} is not known to leave unused`,
        });
      }
    }
    for (const id of document.statements) {
      if (!meant.removed.has(id) || compared.has(id)) continue;
      compared.add(id);
      failures.push(...proveRemoved(id, before));
    }
    for (const [position, id] of expected.entries()) {
      const nowId = now.statements[position] ?? "";
      const key = JSON.stringify([isIdentity, id, nowId]);
      if (compared.has(key)) continue;
      compared.add(key);
      failures.push(...compareStatements(id, nowId, before, after, meant));
    }
  }
  return failures;
}

/** Everything of a document but its address and what it holds. */
export function outline({ kind, attachment, holders, open, unlisted }: PolicyDocument): string {
  return JSON.stringify([
    kind,
    attachment,
    open?.code,
    unlisted?.code,
    holders.map((holder) => [holder.address, holder.type, nameOf(holder.name), holder.path, holder.account]),
  ]);
}

function nameOf(name: PolicyDocument["holders"][number]["name"]): unknown {
  return "unknown" in name ? name.unknown.code : name;
}

/** Law 9, told by the holders of the document themselves: what a plan calls unused must be so for each of them. */
function usedBySomebody(
  id: Id,
  document: PolicyDocument,
  { removed, changed }: Intention,
  { located, ask, plans }: Before,
  weighed: Map<UnusedAccess, Set<UnusedAccess>>,
): boolean {
  const lists = located.statements.get(id)?.lists ?? [];
  return lists.some((list) => {
    const plan = removed.has(id) || changed.has(list) ? plans.get(list) : undefined;
    if (plan === undefined) return false;
    const own = ask.voices(document).unused;
    const seen = weighed.get(plan.unused) ?? new Set();
    weighed.set(plan.unused, seen);
    if (seen.has(own)) return false;
    if (!isWithin(plan.unused, own)) return true;
    seen.add(own);
    return false;
  });
}

/** Whether all that is claimed to be unused is told to be so. */
export function isWithin(claimed: UnusedAccess, told: UnusedAccess): boolean {
  return [...claimed].every(([service, mine]) => {
    const theirs = told.get(service);
    if (theirs?.whole === true) return true;
    if (mine.whole) return false;
    return [...mine.actions.keys()].every((action) => theirs?.actions.has(action) === true);
  });
}

/** Whether a statement is what it was, but for what was meant. */
export function compareStatements(
  id: Id,
  nowId: Id,
  before: Before,
  after: Located,
  intention: Intention,
): readonly Failure[] {
  const old = before.located.statements.get(id);
  const now = after.statements.get(nowId);
  if (old === undefined || now === undefined)
    return [{ statement: id, message: "a statement is missing after the edit" }];
  if (shape(old) !== shape(now))
    return [{ statement: id, message: "after the edit a statement is of another kind" }];
  return old.lists.flatMap((list, position) => {
    const was = before.located.lists.get(list);
    const is = after.lists.get(now.lists[position] ?? "");
    if (was === undefined || is === undefined)
      return [{ list, statement: id, message: "an action list is missing after the edit" }];
    const change = old.effect === "Allow" ? intention.changed.get(list) : undefined;
    return compareLists(list, old, was, is, change, before).map((message) => ({
      list,
      statement: id,
      message,
    }));
  });
}

/** A statement that goes must have had nothing that somebody may use. */
function proveRemoved(id: Id, { located, plans, catalog }: Before): readonly Failure[] {
  const old = located.statements.get(id);
  if (old?.effect !== "Allow" || old.key !== "Action" || old.open !== undefined)
    return [{ statement: id, message: "the edit removes a statement that has to stay" }];
  return old.lists.flatMap((list) => {
    const was = located.lists.get(list);
    if (was === undefined || was.items.length === 0) return [];
    return proveChange(list, was, undefined, { plans, catalog }).map((message) => ({
      list,
      statement: id,
      message,
    }));
  });
}

function proveChange(
  id: Id,
  was: ActionList,
  is: ActionList | undefined,
  { plans, catalog }: Pick<Before, "plans" | "catalog">,
): readonly string[] {
  const plan = plans.get(id);
  const context = plan?.statements.slice(1) ?? [];
  return proveStatements(
    [asStatement(was), ...context],
    [is === undefined ? undefined : asStatement(is), ...context],
    plan?.unused ?? new Map(),
    catalog,
    plan?.keep ?? [],
  ).map(({ message }) => message);
}

/** Not whether it can be removed whole: that may hang on its neighbours. */
function shape({ effect, key, lists, open }: SourceStatement): string {
  return JSON.stringify([effect, key, lists.length, open?.code]);
}

function compareLists(
  id: Id,
  { key }: SourceStatement,
  was: ActionList,
  is: ActionList,
  change: ListChange | undefined,
  { plans, catalog }: Before,
): readonly string[] {
  const expected = expectedItems(was, change);
  const found = is.items.map(textOf);
  if (expected.length !== found.length || expected.some((text, index) => text !== found[index])) {
    return [`after the edit a list reads ${is.items.map(shown).join(", ")}`];
  }
  if (change === undefined) return [];
  if (was.single !== undefined && is.items.length > 1)
    return [`the edit makes a list where only one pattern can stand: ${was.single.message}`];
  if ("append" in change)
    return key === "NotAction" ? [] : ["the edit adds actions to a list of what is allowed"];
  if (key === "NotAction") return ["the edit takes away from a list of what is not allowed"];
  return proveChange(id, was, is, { plans, catalog });
}

function expectedItems({ items }: ActionList, change: ListChange | undefined): readonly string[] {
  if (change === undefined) return items.map(textOf);
  if ("append" in change) return [...items.map(textOf), ...change.append.map(textOfPattern)];
  return items.flatMap((item, index) => change.items.get(index)?.map(textOfPattern) ?? [textOf(item)]);
}

function textOf(item: Item): string {
  return "value" in item ? textOfPattern(item.value) : `?${opaqueText(item.opaque, item.values)}`;
}

function textOfPattern(pattern: string): string {
  return `=${pattern}`;
}

function opaqueText({ code }: Refusal, values: readonly string[] | undefined): string {
  return JSON.stringify([code, values]);
}

function shown(item: Item): string {
  return "value" in item ? item.value : "(something not known)";
}

function asStatement({ items }: ActionList): Statement {
  return {
    effect: "Allow",
    key: "Action",
    elements: items.map((item) =>
      "value" in item
        ? { pattern: item.value }
        : { opaque: item.opaque.code, ...(item.values === undefined ? {} : { values: item.values }) },
    ),
  };
}
