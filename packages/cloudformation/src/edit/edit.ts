import { answerChanges, changeActions, doubleQuotes, type ListChange, type TextEdit } from "@iamend/source";
import type { ActionList, Answer, Change, Refusal } from "../contract.js";
import type { CloudFormationListSite, CloudFormationLocated } from "../link/sites.js";
import { editBundles } from "./bundle/edit-bundles.js";
import { usedAnchor } from "./used-anchor.js";
import { YamlLayouts } from "./yaml-layout.js";
import { changeYaml } from "./yaml-actions.js";

/** Writes changes into templates and policies, as `answerChanges` says. */
export function edit(changes: readonly Change[], located: CloudFormationLocated): readonly Answer[] {
  const layouts = new YamlLayouts();
  return answerChanges(changes, located, {
    neverEmpty: true,
    actions: (list, place, change) => writeActions(list, place, change, layouts),
    bundles: (asked) => editBundles(asked, located, layouts),
    bound: (statement, { site }) =>
      site.dialect === "yaml" ? usedAnchor(site.text, statement.at.range, statement.at.file) : undefined,
  });
}

function writeActions(
  list: ActionList,
  place: CloudFormationListSite,
  change: ListChange,
  layouts: YamlLayouts,
): readonly TextEdit[] | Refusal {
  const { site } = place;
  return site.dialect === "yaml"
    ? changeYaml(list, place, change, layouts)
    : changeActions(list, place, change, doubleQuotes(site));
}
