import type { ActionList, Answer, Change, Edit, Id, Refusal, SourceStatement } from "../contract.js";
import { joinAnswers } from "../edit/join-answers.js";
import { isRefusal, type TextEdit } from "../edit/text-edit.js";
import { unfitChange, type ListChange } from "./change-actions.js";
import { refuse } from "./edit-refusal.js";
import { emptiedLists } from "./emptied-lists.js";
import { mergedChanges, type MergedChange } from "./merged-changes.js";
import { removeStatements } from "./remove-statements.js";
import type { ListSite, LocatedSites, StatementSite } from "./site.js";
import { editsOf } from "./site-text.js";

export type BundleChange = Extract<Change, { readonly bundle: Id }>;

/** How a language writes changes. */
export interface Writing<Site extends ListSite> {
  /** The edits of one list or scalar in the text of its site, for a change that nothing speaks against. */
  actions(list: ActionList, site: Site, change: ListChange): readonly TextEdit[] | Refusal;
  /** Why a statement cannot be taken out of where it stands, though nothing else speaks against that. */
  bound?(statement: SourceStatement, site: StatementSite): Refusal | undefined;
  /** Lists are alternatives, each of which a policy may come to have: none may be left empty, nor a list of statements. */
  readonly neverEmpty?: boolean;
  /** Absent: nothing grants actions behind a name. Each change of those, in files without errors, is in one answer. */
  bundles?(changes: readonly BundleChange[]): readonly Answer[];
}

/**
 * Writes changes into the source: each is in one answer, with its edits or the reason why there are none.
 *
 * The answers neither overlap nor touch, so that any of them can be applied together. What is asked of patterns inside a
 * statement that is removed is answered by its removal.
 */
export function answerChanges<Site extends ListSite>(
  changes: readonly Change[],
  located: LocatedSites<Site>,
  writing: Writing<Site>,
): readonly Answer[] {
  const errors = new Set(located.errors.flatMap(({ at }) => at?.file ?? []));
  const removals = new Map<Id, Change[]>();
  const answers: Answer[] = [];
  const sites = new Map<Id, StatementSite>();
  for (const change of changes) {
    if (!("statement" in change)) continue;
    const asked = removals.get(change.statement);
    if (asked !== undefined) {
      asked.push(change);
      continue;
    }
    const site = removableSite(change.statement, located, errors, writing);
    if (isRefusal(site)) answers.push(refused(change, site));
    else {
      removals.set(change.statement, [change]);
      sites.set(change.statement, site);
    }
  }
  const inside = listsInside(sites.keys(), located);
  const asked = new Map<Id, MergedChange>();
  for (const [id, merged] of mergedChanges(changes)) {
    const around = inside.get(id);
    if (around === undefined) asked.set(id, merged);
    else removals.get(around)?.push(...merged.changes);
  }
  for (const { statements, edits } of removeStatements(sites, writing.neverEmpty)) {
    answers.push(
      answer(
        statements.flatMap((id) => removals.get(id) ?? []),
        edits,
      ),
    );
  }
  const emptied = emptiedLists(asked, new Set(sites.keys()), located, writing.neverEmpty);
  for (const [id, merged] of asked) {
    answers.push(answer(merged.changes, listEdits(id, merged, emptied.has(id), located, errors, writing)));
  }
  answers.push(...bundleAnswers(changes, located, errors, writing));
  return joinAnswers(answers);
}

function bundleAnswers<Site extends ListSite>(
  changes: readonly Change[],
  { bundles }: LocatedSites,
  errors: ReadonlySet<string>,
  writing: Writing<Site>,
): readonly Answer[] {
  const answers: Answer[] = [];
  const fit: BundleChange[] = [];
  for (const change of changes) {
    if (!("bundle" in change)) continue;
    const file = bundles.get(change.bundle)?.at.file;
    if (writing.bundles === undefined) {
      answers.push(refused(change, refuse("no-bundles", "What grants this has no list to edit.")));
    } else if (file === undefined) {
      answers.push(refused(change, refuse("not-located", "It is not known where this is granted.")));
    } else if (errors.has(file)) answers.push(refused(change, invalidSource()));
    else fit.push(change);
  }
  return [...answers, ...(writing.bundles?.(fit) ?? [])];
}

function refused(change: Change, refusal: Refusal): Answer {
  return { changes: [change], refusal };
}

function removableSite<Site extends ListSite>(
  id: Id,
  located: LocatedSites,
  errors: ReadonlySet<string>,
  writing: Writing<Site>,
): StatementSite | Refusal {
  const statement = located.statements.get(id);
  const site = located.statementSites.get(id);
  if (statement?.whole !== undefined) return statement.whole;
  if (statement === undefined || site === undefined) {
    return refuse("not-located", "The statement stands where it cannot be taken out whole.", statement?.at);
  }
  if (errors.has(site.site.file)) return invalidSource();
  // What is used as something else too must not go with the statement.
  const sealed = listsWithin(statement, located).map((list) => located.lists.get(list)?.sealed);
  return sealed.find((refusal) => refusal !== undefined) ?? writing.bound?.(statement, site) ?? site;
}

function listEdits<Site extends ListSite>(
  id: Id,
  { change }: MergedChange,
  emptied: boolean,
  located: LocatedSites<Site>,
  errors: ReadonlySet<string>,
  writing: Writing<Site>,
): readonly Edit[] | Refusal {
  const list = located.lists.get(id);
  const site = located.listSites.get(id);
  if (list === undefined || site === undefined) {
    return refuse("not-located", "It is not known where these patterns stand.", list?.at);
  }
  if (errors.has(site.site.file)) return invalidSource();
  if (isRefusal(change)) return change;
  if (emptied) return refuse("would-be-empty", "The statement would be left without any action.", list.at);
  const unfit = unfitChange(list, change);
  if (unfit !== undefined) return unfit;
  const edits = writing.actions(list, site, change);
  return isRefusal(edits) ? edits : editsOf(site.site, edits);
}

/** The lists that stand inside removed statements, each with that statement. */
function listsInside(removed: Iterable<Id>, located: LocatedSites): ReadonlyMap<Id, Id> {
  const inside = new Map<Id, Id>();
  for (const id of removed) {
    const statement = located.statements.get(id);
    if (statement === undefined) continue;
    for (const list of listsWithin(statement, located)) inside.set(list, id);
  }
  return inside;
}

/** Those of its lists that are written in the statement itself, not in a local value somewhere else. */
function listsWithin({ at: { file, range }, lists }: SourceStatement, located: LocatedSites): readonly Id[] {
  return lists.filter((list) => {
    const at = located.lists.get(list)?.at;
    return at?.file === file && range[0] <= at.range[0] && at.range[1] <= range[1];
  });
}

function answer(changes: readonly Change[], edits: readonly Edit[] | Refusal): Answer {
  return isRefusal(edits) ? { changes, refusal: edits } : { changes, edits };
}

function invalidSource(): Refusal {
  return refuse("invalid-source", "The file has errors, so nothing in it is changed.");
}
