import type { TemplateNode } from "../../parse/node.js";
import { intrinsicOf } from "../../evaluate/intrinsic.js";
import type { Verbatim } from "./policy-tree.js";

/** What is given for a parameter. */
export interface ParameterSource {
  /** As it is written, if that is one line. */
  readonly source: string | undefined;
  /** A text without any function in it. */
  readonly literal: string | undefined;
  /** As a part of the text of `Fn::Sub`, if it can be one. */
  readonly sub: string | undefined;
}

export function parameterSource(node: TemplateNode, text: string): ParameterSource {
  const written = text.slice(...node.at);
  const source = /[\r\n]/.test(written) ? undefined : written;
  const literal = literalOf(node);
  return { source, literal, sub: literal?.replaceAll("${", "${!") ?? functionIn(node) };
}

function literalOf(node: TemplateNode): string | undefined {
  if (node.kind !== "scalar" || intrinsicOf(node) !== undefined || node.style === "block") return undefined;
  return node.type === "string" || node.type === "number" ? node.text : undefined;
}

function functionIn(node: TemplateNode): string | undefined {
  const called = intrinsicOf(node);
  const argument = called?.argument;
  if (called === undefined || argument === undefined) return undefined;
  const own = argument.kind === "scalar" && argument.style !== "block" ? argument.text : undefined;
  switch (called.name) {
    case "Fn::Sub":
      return own;
    case "Ref":
      return named(own);
    case "Fn::GetAtt":
      return named(argument.kind === "sequence" ? joined(argument.items) : own);
    default:
      return undefined;
  }
}

function joined(items: readonly TemplateNode[]): string | undefined {
  const parts = items.map((item) => literalOf(item));
  return parts.length === 2 && !parts.includes(undefined) ? parts.join(".") : undefined;
}

function named(name: string | undefined): string | undefined {
  return name !== undefined && /^[\w.:]+$/.test(name) ? `\${${name}}` : undefined;
}

/**
 * A text of a policy template with what is given for its parameters; undefined if one is missing, or stands on several lines.
 *
 * `text`: as in `Fn::Sub`. Other names than those of parameters stay what they are there.
 */
export function filledText(
  text: string,
  parameters: ReadonlyMap<string, ParameterSource>,
  language: "yaml" | "json",
): string | Verbatim | undefined {
  const whole = parameters.get(/^\$\{(\w+)\}$/.exec(text)?.[1] ?? "");
  if (whole?.literal !== undefined) return whole.literal;
  if (whole?.source !== undefined) return { source: whole.source };
  const variables = new Map<string, string>();
  const missing: string[] = [];
  const filled = text.replaceAll(/\$\{(\w+)\}/g, (reference, name: string) => {
    const given = parameters.get(name);
    if (given?.sub !== undefined) return given.sub;
    if (given?.source === undefined) missing.push(name);
    else variables.set(name, given.source);
    return reference;
  });
  // What another parameter brings must not be taken for one of the variables.
  const brought = [...parameters.values()].map(({ sub }) => sub ?? "");
  const confused = [...variables.keys()].some((name) => brought.some((one) => one.includes(`\${${name}}`)));
  if (missing.length > 0 || confused) return undefined;
  if (!filled.includes("${")) return filled;
  return { source: language === "yaml" ? yamlSub(filled, variables) : jsonSub(filled, variables) };
}

function yamlSub(text: string, variables: ReadonlyMap<string, string>): string {
  const quoted = `'${text.replaceAll("'", "''")}'`;
  if (variables.size === 0) return `!Sub ${quoted}`;
  const given = [...variables].map(([name, source]) => `${name}: ${source}`);
  return `!Sub [${quoted}, { ${given.join(", ")} }]`;
}

function jsonSub(text: string, variables: ReadonlyMap<string, string>): string {
  const quoted = JSON.stringify(text);
  if (variables.size === 0) return `{ "Fn::Sub": ${quoted} }`;
  const given = [...variables].map(([name, source]) => `${JSON.stringify(name)}: ${source}`);
  return `{ "Fn::Sub": [${quoted}, { ${given.join(", ")} }] }`;
}
