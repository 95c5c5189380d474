import type { StatementPlan } from "@iamend/core";
import {
  applyEdits,
  changeList,
  indentationUnit,
  isRefusal,
  jsonList,
  membersNamed,
  parseJson,
  removeElements,
  scalarToList,
  type JsonNode,
  type TextEdit,
} from "@iamend/source";

/**
 * Puts plans into effect in the text that a policy was read from; every byte that they do not mean stays.
 *
 * `plans[i]` is about statement i of the text, which must be a policy document. A refusal here is a bug: the text has
 * been read as a policy before.
 */
export function editPolicyText(text: string, plans: readonly StatementPlan[]): string {
  const reading = parseJson(text);
  if (!reading.ok) throw new Error(reading.problem.message);
  const written = memberOf(reading.root, "Statement");
  const statements = written?.type === "array" ? written.elements : written === undefined ? [] : [written];
  const edits = plans.flatMap((plan, index): readonly TextEdit[] => {
    const statement = statements[index];
    return plan.outcome === "narrowed" && statement !== undefined ? narrow(text, statement, plan) : [];
  });
  if (written?.type === "array") {
    const gone = plans.flatMap(({ outcome }, index) => (outcome === "removed" ? [index] : []));
    for (const removal of removeElements(jsonList(text, written), gone))
      edits.push(...certain(removal.edits));
  }
  return certain(applyEdits(text, edits));
}

function narrow(text: string, statement: JsonNode, { decisions }: StatementPlan): readonly TextEdit[] {
  const list = memberOf(statement, "Action");
  const changes = new Map<number, readonly string[]>();
  for (const [index, decision] of decisions.entries()) {
    if (decision.kind === "removed") changes.set(index, []);
    if (decision.kind === "replaced")
      changes.set(
        index,
        decision.by.map(({ pattern }) => pattern),
      );
  }
  const unit = indentationUnit(text);
  if (list?.type === "array")
    return certain(
      changeList(jsonList(text, list), changes, { print, wrap: { unit, trailingComma: false } }),
    );
  return list === undefined ? [] : [scalarToList(text, list.range, changes.get(0) ?? [], { print, unit })];
}

function print(value: string): string {
  return JSON.stringify(value);
}

function memberOf(node: JsonNode, name: string): JsonNode | undefined {
  return node.type === "object" ? membersNamed(node, name)[0]?.value : undefined;
}

function certain<Value>(value: Value): Exclude<Value, { readonly code: string }> {
  if (isRefusal(value)) throw new Error(value.message);
  return value as Exclude<Value, { readonly code: string }>;
}
