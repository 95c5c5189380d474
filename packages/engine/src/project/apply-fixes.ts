import type { Edit, EditedFile, Host, Refusal } from "@iamend/source";
import { editFiles } from "../prove/relink.js";
import type { CheckResult, Problem } from "../report/problem.js";

export interface ApplyOptions {
  /** Suggestions that are proven to narrow, too. */
  readonly suggestions: boolean;
}

/** The files that the fixes of a check change; a refusal if one cannot be read any more. */
export function applyFixes(
  { problems }: Pick<CheckResult, "problems">,
  host: Pick<Host, "read">,
  { suggestions }: ApplyOptions,
): ReadonlyMap<string, EditedFile> | Refusal {
  return editFiles(chosenEdits(problems, suggestions), host);
}

/** One edit for each place: where a suggestion and a fix change one statement, the suggestion holds all of the fix. */
function chosenEdits(problems: readonly Problem[], suggestions: boolean): readonly Edit[] {
  // Problems of one statement share their edits; each is looked at once.
  const fixes = new Set(problems.flatMap(({ fix }) => (fix === undefined ? [] : [fix.edits])));
  const suggested = new Set(
    suggestions
      ? problems.flatMap((problem) =>
          (problem.suggestions ?? []).flatMap(({ narrows, edits }) => (narrows ? [edits] : [])),
        )
      : [],
  );
  const chosen = new Map<string, Edit>();
  const add = (edits: readonly Edit[]): void => {
    for (const edit of edits) chosen.set(JSON.stringify([edit.file, edit.range, edit.text]), edit);
  };
  for (const edits of suggested) add(edits);
  const touched = touchedBy([...chosen.values()]);
  for (const edits of fixes) if (!edits.some(touched)) add(edits);
  return [...chosen.values()];
}

/** Whether an edit touches one of some that do not overlap. */
function touchedBy(edits: readonly Edit[]): (edit: Edit) => boolean {
  const byFile = new Map<string, Edit[]>();
  for (const edit of edits) {
    const own = byFile.get(edit.file);
    if (own === undefined) byFile.set(edit.file, [edit]);
    else own.push(edit);
  }
  for (const own of byFile.values()) own.sort((left, right) => left.range[0] - right.range[0]);
  return ({ file, range }) => {
    const own = byFile.get(file) ?? [];
    let low = 0;
    let high = own.length;
    // The first that does not end before this one starts.
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((own[middle]?.range[1] ?? 0) < range[0]) low = middle + 1;
      else high = middle;
    }
    const next = own[low];
    return next !== undefined && next.range[0] <= range[1];
  };
}
