import {
  answerChanges,
  changeActions,
  doubleQuotes,
  isRefusal,
  textOf,
  type ListChange,
  type ListSite,
  type SiteText,
  type TextEdit,
} from "@iamend/source";
import type { ActionList, Answer, Change, Range, Refusal } from "../contract.js";
import type { TerraformLocated } from "../link/sites.js";
import { alignmentAt } from "./alignment.js";

/** As long a line may become if breaking it would move lines that do not change. */
const MAX_ALIGNED_COLUMNS = 240;

/** Writes changes into the source, as `answerChanges` says. */
export function edit(changes: readonly Change[], located: TerraformLocated): readonly Answer[] {
  return answerChanges(changes, located, { actions });
}

function actions(list: ActionList, place: ListSite, change: ListChange): readonly TextEdit[] | Refusal {
  const { site, shape } = place;
  return inStyle(site, "scalar" in shape ? shape.scalar : shape.list.at, (columns) =>
    changeActions(list, place, change, doubleQuotes(site, columns)),
  );
}

/** Where a list on one line is broken into lines, `terraform fmt` aligns the `=` around it anew. */
function inStyle(
  site: SiteText,
  at: Range,
  write: (columns?: number) => readonly TextEdit[] | Refusal,
): readonly TextEdit[] | Refusal {
  const edits = write();
  const text = textOf(site);
  const isBroken = (some: readonly TextEdit[]) => some.some((edit) => edit.text.includes("\n"));
  if (isRefusal(edits) || site.dialect !== "hcl" || !isBroken(edits) || text.slice(...at).includes("\n")) {
    return edits;
  }
  const alignment = alignmentAt(text, at[0]);
  const kept = alignment.movesOthers ? write(MAX_ALIGNED_COLUMNS) : edits;
  return isRefusal(kept) || !isBroken(kept) ? kept : [...alignment.own, ...kept];
}
