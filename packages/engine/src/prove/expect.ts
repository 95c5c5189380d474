import { proveStatements, type Catalog, type Statement, type UnusedAccess } from "@iamend/core";
import type { ActionList, Id, Item, Located, PolicyDocument, Refusal, SourceStatement } from "@iamend/source";
import type { ListPlan } from "../plan/plan-list.js";
import type { Wanted } from "../plan/settle.js";

/** What edits were meant to do. */
export interface Intention {
  readonly removed: ReadonlySet<Id>;
  readonly items: Wanted;
  readonly plans: ReadonlyMap<Id, ListPlan>;
}

/** Something that does not hold after the edits; `list` and `statement` are ids from before. */
export interface Failure {
  readonly list?: Id;
  readonly statement?: Id;
  readonly document?: PolicyDocument;
  readonly message: string;
}

/**
 * Law 15: compares what is located after the edits with what was located before, and with what was meant.
 *
 * Every document is there, of the same kind and with the same holders; every statement but those removed; every pattern but those
 * changed; and each changed list is contained in what it was and complete, as core's proof judges.
 */
export function proveLocated(
  before: Located,
  after: Located,
  intention: Intention,
  catalog: Catalog,
): readonly Failure[] {
  if (before.documents.length !== after.documents.length) {
    return [{ message: "after the edit there is another number of policy documents" }];
  }
  if (after.errors.length > before.errors.length) {
    return [{ message: `after the edit a file cannot be read: ${after.errors.at(-1)?.message ?? ""}` }];
  }
  const compared = new Set<string>();
  const failures: Failure[] = [];
  for (const [index, document] of before.documents.entries()) {
    const now = after.documents[index];
    if (now === undefined || outline(document) !== outline(now)) {
      failures.push({
        document,
        message: `after the edit ${document.address} is another document, or held by others`,
      });
      continue;
    }
    const expected = document.statements.filter((id) => !intention.removed.has(id));
    if (expected.length !== now.statements.length) {
      failures.push({
        document,
        message: `after the edit ${document.address} has another number of statements than was meant`,
      });
      continue;
    }
    for (const [position, id] of expected.entries()) {
      const nowId = now.statements[position] ?? "";
      if (compared.has(`${id}\0${nowId}`)) continue;
      compared.add(`${id}\0${nowId}`);
      failures.push(...compareStatements(id, nowId, before, after, intention, catalog));
    }
  }
  return failures;
}

/** Everything of a document but its statements. */
function outline({ address, kind, attachment, holders, open, unlisted, bundles }: PolicyDocument): string {
  return JSON.stringify([
    address,
    kind,
    attachment,
    open?.code,
    unlisted?.code,
    bundles.length,
    holders.map((holder) => [holder.address, holder.type, nameOf(holder.name), holder.path, holder.account]),
  ]);
}

function nameOf(name: PolicyDocument["holders"][number]["name"]): unknown {
  return "unknown" in name ? name.unknown.code : name;
}

function compareStatements(
  id: Id,
  nowId: Id,
  before: Located,
  after: Located,
  intention: Intention,
  catalog: Catalog,
): readonly Failure[] {
  const old = before.statements.get(id);
  const now = after.statements.get(nowId);
  if (old === undefined || now === undefined)
    return [{ statement: id, message: "a statement is missing after the edit" }];
  if (shape(old) !== shape(now))
    return [{ statement: id, message: "after the edit a statement is of another kind" }];
  return old.lists.flatMap((list, position) => {
    const was = before.lists.get(list);
    const is = after.lists.get(now.lists[position] ?? "");
    return was === undefined || is === undefined
      ? [{ list, statement: id, message: "an action list is missing after the edit" }]
      : compareLists(list, was, is, intention, catalog).map((message) => ({ list, statement: id, message }));
  });
}

/** Not whether it can be removed whole: that may hang on its neighbours. */
function shape({ effect, key, lists, open }: SourceStatement): string {
  return JSON.stringify([effect, key, lists.length, open?.code]);
}

function compareLists(
  id: Id,
  was: ActionList,
  is: ActionList,
  { items, plans }: Intention,
  catalog: Catalog,
): readonly string[] {
  const changes = items.get(id);
  const expected = was.items.flatMap((item, index): readonly string[] => {
    const after = changes?.get(index);
    return after === undefined ? [textOf(item)] : after.map((pattern) => `=${pattern}`);
  });
  const found = is.items.map(textOf);
  if (expected.length !== found.length || expected.some((text, index) => text !== found[index])) {
    return [`after the edit the list reads ${found.join(", ")}`];
  }
  if (changes === undefined) return [];
  const plan = plans.get(id);
  const unused: UnusedAccess = plan?.unused ?? new Map();
  const context = plan?.statements.slice(1) ?? [];
  const before = asStatement(was);
  const proof = proveStatements(
    [before, ...context],
    [asStatement(is), ...context],
    unused,
    catalog,
    plan?.keep ?? [],
  );
  return proof.map(({ message }) => message);
}

function textOf(item: Item): string {
  return "value" in item ? `=${item.value}` : `?${opaqueText(item.opaque, item.values)}`;
}

function opaqueText({ code }: Refusal, values: readonly string[] | undefined): string {
  return JSON.stringify([code, values]);
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
