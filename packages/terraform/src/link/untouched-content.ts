// Identity policies whose statements stay whatever is unused: what Terraform would not apply, and what is no identity policy's.
import type { Refusal } from "../contract.js";
import type { DraftDocument } from "./documents.js";
import { nested, type MergedBlock } from "./module/merged-block.js";
import type { ResourceInstance } from "./module/module-instance.js";
import type { Tables } from "./policy/tables.js";
import { refuse } from "./refusal.js";

/** Seals the lists of what stays. */
export function sealUntouched(
  drafts: readonly DraftDocument[],
  { block, type }: ResourceInstance,
  tables: Tables,
): readonly DraftDocument[] {
  const identities = drafts.filter(({ kind }) => kind === "identity");
  const ignored = identities.length === 0 ? undefined : ignoredChanges(block, policyArgument(type));
  for (const { id } of identities.flatMap(({ content }) => content.statements)) {
    const statement = tables.statement(id);
    const why = ignored ?? statement?.principals;
    if (statement === undefined || why === undefined) continue;
    for (const list of statement.lists.map((one) => tables.list(one)))
      if (list !== undefined) list.sealed ??= why;
  }
  return drafts;
}

function policyArgument(type: string): string {
  return type === "aws_iam_role" || type.startsWith("aws_ssoadmin_") ? "inline_policy" : "policy";
}

/** Why a change of an argument would never be applied. */
function ignoredChanges({ parts, at }: MergedBlock, argument: string): Refusal | undefined {
  for (const { body } of nested(parts, "lifecycle")) {
    const ignored = body.attributes.find(({ name }) => name === "ignore_changes")?.value;
    const elements = ignored?.kind === "list" ? ignored.elements : ignored === undefined ? [] : [ignored];
    const names = elements.map((one) => {
      const root = one.kind === "traversal" ? one.from : one;
      if (root.kind === "name") return root.name;
      return root.kind === "string" ? root.value.replace(/\W.*$/s, "") : "";
    });
    if (names.some((name) => name === argument || name === "all" || name === ""))
      return refuse(
        "ignored-changes",
        "`ignore_changes` has Terraform never apply a change of the policy",
        at,
      );
  }
  return undefined;
}
