import type { Catalog } from "@iamend/core";
import {
  applyEdits,
  isRefusal,
  type Adapter,
  type Answer,
  type Change,
  type Edit,
  type Host,
  type Id,
  type Located,
  type Refusal,
} from "@iamend/source";
import type { Reach } from "../link/reach.js";
import type { ListPlan } from "../plan/plan-list.js";
import type { Settlement } from "../plan/settle.js";
import type { Notice } from "../report/problem.js";
import { proveLocated, type Failure } from "./expect.js";

/** What reading an edited project needs. */
export interface Workshop {
  readonly adapter: Adapter<unknown>;
  readonly units: ReadonlyMap<string, unknown>;
  readonly host: Host;
  readonly below: Located;
  readonly located: Located;
  readonly reach: Reach;
  readonly catalog: Catalog;
  readonly plans: ReadonlyMap<Id, ListPlan>;
}

/** Changes with their edits, proven, of which any subset can be applied. */
export interface Offer {
  readonly accepted: readonly Accepted[];
  /** List → why it is not changed after all. */
  readonly refusals: ReadonlyMap<Id, Refusal>;
  /** Failed proofs: bugs. */
  readonly internalErrors: readonly Notice[];
}

export interface Accepted {
  readonly changes: readonly Change[];
  readonly edits: readonly Edit[];
}

/**
 * Turns changes into edits and proves them all together (law 15): the edited texts are read back and linked again, compared with what
 * was meant, and looked at by the adapter's independent witness.
 *
 * What fails is dropped and the rest proven again; each round drops something.
 */
export function offer(settlement: Settlement, workshop: Workshop): Offer {
  const { adapter, located } = workshop;
  const refusals = new Map<Id, Refusal>();
  const internalErrors: Notice[] = [];
  if (settlement.changes.length === 0) return { accepted: [], refusals, internalErrors };
  let accepted: readonly Accepted[] = adapter.edit(settlement.changes, located).flatMap((answer) => {
    if ("edits" in answer) return [answer];
    refuseAll(answer, answer.refusal);
    return [];
  });

  function refuseAll({ changes }: Pick<Answer, "changes">, refusal: Refusal): void {
    for (const change of changes) for (const list of listsOf(change, workshop)) refusals.set(list, refusal);
  }

  function drop(condemned: ReadonlySet<Accepted>, refusal: Refusal): void {
    for (const one of condemned) refuseAll(one, refusal);
    accepted = accepted.filter((one) => !condemned.has(one));
  }

  while (accepted.length > 0) {
    const texts = editedTexts(accepted, workshop.host);
    if (isRefusal(texts)) {
      internalErrors.push({ code: texts.code, message: texts.message });
      drop(new Set(accepted), texts);
      break;
    }
    const failures = proveLocated(
      located,
      relink(workshop, texts),
      intentionOf(accepted, settlement, workshop),
      workshop.catalog,
    );
    if (failures.length > 0) {
      for (const failure of failures) {
        const at = placeOf(failure, located);
        internalErrors.push({
          code: "proof-failed",
          message: failure.message,
          ...(at === undefined ? {} : { at }),
        });
      }
      drop(condemnedBy(failures, accepted, workshop), {
        code: "proof-failed",
        message: failures[0]?.message ?? "",
      });
      continue;
    }
    const doubted = askWitness(accepted, texts, workshop);
    if (doubted === undefined) break;
    const { file, refusal } = doubted;
    if (refusal.code === "witness-differs")
      internalErrors.push({ code: refusal.code, message: `${file}: ${refusal.message}` });
    drop(new Set(accepted.filter(({ edits }) => edits.some((edit) => edit.file === file))), refusal);
  }
  return { accepted, refusals, internalErrors };
}

/** The files that are edited, with their new texts. */
export function editedTexts(
  accepted: readonly { readonly edits: readonly Edit[] }[],
  host: Pick<Host, "read">,
): ReadonlyMap<string, string> | Refusal {
  const byFile = new Map<string, Edit[]>();
  for (const edit of accepted.flatMap(({ edits }) => edits)) {
    const edits = byFile.get(edit.file);
    if (edits === undefined) byFile.set(edit.file, [edit]);
    else edits.push(edit);
  }
  const texts = new Map<string, string>();
  for (const [file, edits] of byFile) {
    const text = host.read(file);
    if (typeof text !== "string") return text;
    const edited = applyEdits(text, edits);
    if (typeof edited !== "string") return edited;
    texts.set(file, edited);
  }
  return texts;
}

function relink({ adapter, units, host, below }: Workshop, texts: ReadonlyMap<string, string>): Located {
  const edited = new Map(units);
  for (const [file, text] of texts) if (units.has(file)) edited.set(file, adapter.parse(file, text));
  const editedHost: Host = {
    read: (file) => texts.get(file) ?? host.read(file),
    list: (directory) => host.list(directory),
  };
  return adapter.link(edited, editedHost, below);
}

function intentionOf(
  accepted: readonly Accepted[],
  settlement: Settlement,
  { plans }: Workshop,
): Parameters<typeof proveLocated>[2] {
  const removed = new Set<Id>();
  const items = new Map<Id, ReadonlyMap<number, readonly string[]>>();
  for (const change of accepted.flatMap(({ changes }) => changes)) {
    if ("statement" in change) removed.add(change.statement);
    else if ("items" in change) items.set(change.list, settlement.items.get(change.list) ?? change.items);
  }
  return { removed, items, plans };
}

function listsOf(change: Change, { located }: Workshop): readonly Id[] {
  if ("list" in change) return [change.list];
  return "statement" in change ? (located.statements.get(change.statement)?.lists ?? []) : [];
}

/** What a failure speaks against: the changes of its list or statement, else those of its document, else all. */
function condemnedBy(
  failures: readonly Failure[],
  accepted: readonly Accepted[],
  workshop: Workshop,
): ReadonlySet<Accepted> {
  const condemned = new Set<Accepted>();
  for (const failure of failures) {
    const guilty = accepted.filter(({ changes }) =>
      changes.some((change) => concerns(change, failure, workshop)),
    );
    for (const one of guilty.length > 0 ? guilty : accepted) condemned.add(one);
  }
  return condemned;
}

function concerns(change: Change, { list, statement, document }: Failure, workshop: Workshop): boolean {
  if (list !== undefined || statement !== undefined) {
    if ("statement" in change) return change.statement === statement;
    return (
      "list" in change &&
      (list === undefined ? isOf(change.list, statement ?? "", workshop) : change.list === list)
    );
  }
  if (document === undefined) return false;
  return document.statements.some((id) =>
    "statement" in change ? change.statement === id : "list" in change && isOf(change.list, id, workshop),
  );
}

function isOf(list: Id, statement: Id, { located }: Workshop): boolean {
  return located.statements.get(statement)?.lists.includes(list) === true;
}

function placeOf({ list, statement, document }: Failure, located: Located): Notice["at"] {
  return (
    (list === undefined ? undefined : located.lists.get(list)?.at) ??
    (statement === undefined ? undefined : located.statements.get(statement)?.at) ??
    document?.at
  );
}

function askWitness(
  accepted: readonly Accepted[],
  texts: ReadonlyMap<string, string>,
  { adapter, located }: Workshop,
): { readonly file: string; readonly refusal: Refusal } | undefined {
  for (const [file, text] of texts) {
    const changes = accepted
      .filter(({ edits }) => edits.some((edit) => edit.file === file))
      .flatMap((one) => one.changes);
    const refusal = adapter.witness(file, text, changes, located);
    if (refusal !== undefined) return { file, refusal };
  }
  return undefined;
}
