import type { Host } from "../../src/contract.js";
import { evaluateText } from "../../src/evaluate/evaluate-text.js";
import { member } from "../../src/evaluate/members.js";
import type { TextValue } from "../../src/evaluate/text-value.js";
import { createTemplates } from "../../src/link/template/create-templates.js";
import { outputsOf } from "../../src/link/template/exports.js";
import type { TemplateInstance } from "../../src/link/template/template.js";
import { parseText } from "../../src/parse/parse-text.js";

/** Files of a root by name. */
export type Files = Readonly<Record<string, string>>;

/** The stacks that files make; `stacks`: names that the configuration gives, `nested`: what it is told that stacks are made of. Files that begin with `#host` are no units. */
export function instancesOf(
  files: Files,
  stacks: Readonly<Record<string, readonly string[]>> = {},
  nested: Readonly<Record<string, string>> = {},
): readonly TemplateInstance[] {
  const units = new Map(
    Object.entries(files)
      .filter(([, text]) => !text.startsWith("#host"))
      .map(([file, text]) => [file, { file, text, parsed: () => parseText(text) }] as const),
  );
  const host: Host = {
    read: (file) => files[file] ?? { code: "missing", message: "There is none." },
    list: () => [],
  };
  const deployment = { stacks: new Map(Object.entries(stacks)), nested: new Map(Object.entries(nested)) };
  return createTemplates(units, deployment, host);
}

/** What the outputs of a stack say. */
export function describeOutputs(instance: TemplateInstance | undefined): Readonly<Record<string, string>> {
  if (instance === undefined) return {};
  return Object.fromEntries(
    [...outputsOf(instance)].map(([name, { node, scope }]) => {
      const value = member(node, "Value");
      return [name, value === undefined ? "" : describeText(evaluateText(value, scope))];
    }),
  );
}

/** `known`, `default:…`, `a…b`, `a|b`, `@A.Arn`, `absent` or `?code`. */
export function describeText(value: TextValue): string {
  switch (value.kind) {
    case "known":
      return `known ${value.text}`;
    case "default":
      return `default ${value.text}`;
    case "partly":
      return `partly ${value.starts}…${value.ends}`;
    case "one-of":
      return `one of ${value.texts.join("|")}`;
    case "reference": {
      const { instance, logicalId, attribute } = value.resource;
      return `@${instance}#${logicalId}${attribute === undefined ? "" : `.${attribute}`}`;
    }
    case "absent":
      return "absent";
    case "unknown":
      return `?${value.why.code}`;
  }
}
