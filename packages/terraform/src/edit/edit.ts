import { isRefusal, joinAnswers } from "@iamend/source";
import type { Answer, Change, Id, Refusal, SourceStatement } from "../contract.js";
import type { StatementSite, TerraformLocated } from "../link/sites.js";
import { changeActions } from "./change-actions.js";
import { emptiedLists } from "./emptied-lists.js";
import { mergedChanges, type MergedChange } from "./merged-changes.js";
import { refuse } from "./refuse.js";
import { removeStatements } from "./remove-statements.js";

/**
 * Writes changes into the source: each is in one answer, with its edits or the reason why there are none.
 *
 * The answers neither overlap nor touch, so that any of them can be applied together. What is asked of patterns inside a
 * statement that is removed is answered by its removal.
 */
export function edit(changes: readonly Change[], located: TerraformLocated): readonly Answer[] {
  const errors = new Set(located.errors.flatMap(({ at }) => at?.file ?? []));
  const removals = new Map<Id, Change[]>();
  const answers: Answer[] = [];
  const sites = new Map<Id, StatementSite>();
  for (const change of changes) {
    if ("bundle" in change) {
      answers.push({
        changes: [change],
        refusal: refuse("no-bundles", "What grants this has no list to edit."),
      });
    } else if ("statement" in change) {
      const asked = removals.get(change.statement);
      if (asked !== undefined) {
        asked.push(change);
        continue;
      }
      const site = removableSite(change.statement, located, errors);
      if (isRefusal(site)) answers.push({ changes: [change], refusal: site });
      else {
        removals.set(change.statement, [change]);
        sites.set(change.statement, site);
      }
    }
  }
  const inside = listsInside(sites.keys(), located);
  const asked = new Map<Id, MergedChange>();
  for (const [id, merged] of mergedChanges(changes)) {
    const around = inside.get(id);
    if (around === undefined) asked.set(id, merged);
    else removals.get(around)?.push(...merged.changes);
  }
  for (const { statements, edits } of removeStatements(sites)) {
    answers.push(
      answer(
        statements.flatMap((id) => removals.get(id) ?? []),
        edits,
      ),
    );
  }
  const emptied = emptiedLists(asked, new Set(sites.keys()), located);
  for (const [id, merged] of asked) {
    answers.push(answer(merged.changes, listEdits(id, merged, emptied.has(id), located, errors)));
  }
  return joinAnswers(answers);
}

function removableSite(
  id: Id,
  located: TerraformLocated,
  errors: ReadonlySet<string>,
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
  return sealed.find((refusal) => refusal !== undefined) ?? site;
}

function listEdits(
  id: Id,
  { change }: MergedChange,
  emptied: boolean,
  located: TerraformLocated,
  errors: ReadonlySet<string>,
): ReturnType<typeof changeActions> {
  const list = located.lists.get(id);
  const site = located.listSites.get(id);
  if (list === undefined || site === undefined) {
    return refuse("not-located", "It is not known where these patterns stand.", list?.at);
  }
  if (errors.has(site.site.file)) return invalidSource();
  if (isRefusal(change)) return change;
  if (emptied) return refuse("would-be-empty", "The statement would be left without any action.", list.at);
  return changeActions(list, site, change);
}

/** The lists that stand inside removed statements, each with that statement. */
function listsInside(removed: Iterable<Id>, located: TerraformLocated): ReadonlyMap<Id, Id> {
  const inside = new Map<Id, Id>();
  for (const id of removed) {
    const statement = located.statements.get(id);
    if (statement === undefined) continue;
    for (const list of listsWithin(statement, located)) inside.set(list, id);
  }
  return inside;
}

/** Those of its lists that are written in the statement itself, not in a local value somewhere else. */
function listsWithin(
  { at: { file, range }, lists }: SourceStatement,
  located: TerraformLocated,
): readonly Id[] {
  return lists.filter((list) => {
    const at = located.lists.get(list)?.at;
    return at?.file === file && range[0] <= at.range[0] && at.range[1] <= range[1];
  });
}

function answer(changes: readonly Change[], edits: ReturnType<typeof changeActions>): Answer {
  return isRefusal(edits) ? { changes, refusal: edits } : { changes, edits };
}

function invalidSource(): Refusal {
  return refuse("invalid-source", "The file has errors, so nothing in it is changed.");
}
