import { answerChanges } from "@iamend/source";
import type { Answer, Change } from "../contract.js";
import type { CdkLocated } from "../link/located.js";
import { CodeStyles } from "./code-style.js";
import { editGrants } from "./edit-grants.js";
import { writeActions } from "./write-actions.js";

/** Writes changes into code, as `answerChanges` says. */
export function edit(changes: readonly Change[], located: CdkLocated): readonly Answer[] {
  const styles = new CodeStyles();
  return answerChanges(changes, located, {
    actions: (list, place, change) => writeActions(list, place, change, styles),
    bundles: (asked) => editGrants(asked, located, styles),
  });
}
