import { expandTemplate } from "../../sam/policy-templates.js";
import type { TemplateStatement } from "../../sam/policy-template.js";
import { templateGrants, within } from "../../sam/template-grants.js";
import type { PolicyTree } from "./policy-tree.js";
import { filledText, type ParameterSource } from "./sub-text.js";

/**
 * A policy that allows of a policy template what `keep` names, on the same resources and under the same conditions.
 *
 * Undefined if it cannot be written: a parameter is missing or stands on several lines, or `keep` is more than the template allows.
 */
export function inlinePolicy(
  name: string,
  keep: readonly string[],
  parameters: ReadonlyMap<string, ParameterSource>,
  language: "yaml" | "json",
): PolicyTree | undefined {
  const kept = (expandTemplate(name) ?? []).flatMap((statement) => {
    const actions = keep.filter((pattern) => allows(statement, pattern));
    return actions.length === 0 ? [] : [{ ...statement, actions }];
  });
  const missing = keep.filter((pattern) => !kept.some((statement) => statement.actions.includes(pattern)));
  const written = kept.map((statement) => writtenStatement(statement, parameters, language));
  if (missing.length > 0 || written.length === 0) return undefined;
  const statements = written.filter((statement) => statement !== undefined);
  if (statements.length < written.length) return undefined;
  return new Map<string, PolicyTree>([
    ["Version", "2012-10-17"],
    ["Statement", statements],
  ]);
}

function allows(statement: TemplateStatement, pattern: string): boolean {
  return templateGrants({ parameters: [], statements: [statement] }).some((grant) =>
    within({ ...grant, action: pattern }, [grant]),
  );
}

function writtenStatement(
  { actions, resources, condition }: TemplateStatement,
  parameters: ReadonlyMap<string, ParameterSource>,
  language: "yaml" | "json",
): PolicyTree | undefined {
  const missing: string[] = [];
  const filled = (text: string): PolicyTree => {
    const found = filledText(text, parameters, language);
    if (found === undefined) missing.push(text);
    return found ?? "";
  };
  const on = resources.map(filled);
  const [only] = on;
  const statement = new Map<string, PolicyTree>([
    ["Effect", "Allow"],
    ["Action", actions],
    ["Resource", on.length === 1 && only !== undefined ? only : on],
  ]);
  if (condition !== undefined) {
    const operators = Object.entries(condition).map(([operator, keys]): readonly [string, PolicyTree] => [
      operator,
      new Map(Object.entries(keys).map(([key, value]) => [key, filled(value)])),
    ]);
    statement.set("Condition", new Map(operators));
  }
  return missing.length === 0 ? statement : undefined;
}
