import { evaluateText } from "../../evaluate/evaluate-text.js";
import { member, members, resolved } from "../../evaluate/members.js";
import type { Scope } from "../../evaluate/scope.js";
import { followed } from "../../evaluate/serverless-variables.js";
import type { TextValue } from "../../evaluate/text-value.js";
import type { TemplateNode } from "../../parse/node.js";
import type { TemplateInstance, TemplatePart } from "./template.js";

/** An output of a stack. */
export interface Output {
  readonly node: TemplateNode;
  readonly scope: Scope;
}

const known = new WeakMap<TemplateInstance, ReadonlyMap<string, Output>>();

/** The outputs of a stack by their names. Loops among them are not run. */
export function outputsOf(instance: TemplateInstance): ReadonlyMap<string, Output> {
  const outputs = known.get(instance) ?? new Map(instance.parts.flatMap(outputsIn));
  known.set(instance, outputs);
  return outputs;
}

function outputsIn({ root, scope }: TemplatePart): readonly (readonly [string, Output])[] {
  const written = members(root).get("Outputs")?.value;
  const found = written === undefined ? undefined : followed({ node: written, scope });
  if (found?.node.kind !== "map") return [];
  return [...members(found.node)].map(
    ([name, { value }]) => [name, { node: value, scope: found.scope }] as const,
  );
}

/** What an output gives. */
export function outputText(output: Output | undefined): TextValue | undefined {
  const value = member(output?.node, "Value");
  return output === undefined || value === undefined ? undefined : evaluateText(value, output.scope);
}

/** What the stacks export, by name; a name that several have is nobody's. */
export function createExports(
  instances: () => readonly TemplateInstance[],
): (name: string) => TextValue | undefined {
  let byName: ReadonlyMap<string, Output | "several"> | undefined;
  return (name) => {
    byName ??= collect(instances());
    const found = byName.get(name);
    return found === "several" ? undefined : outputText(found);
  };
}

function collect(instances: readonly TemplateInstance[]): ReadonlyMap<string, Output | "several"> {
  const byName = new Map<string, Output | "several">();
  for (const instance of instances) {
    for (const output of outputsOf(instance).values()) {
      const written = member(member(output.node, "Export"), "Name");
      const name = written === undefined ? undefined : resolved(written);
      const text = name === undefined ? undefined : evaluateText(name, output.scope);
      if (text?.kind === "known") byName.set(text.text, byName.has(text.text) ? "several" : output);
    }
  }
  return byName;
}
