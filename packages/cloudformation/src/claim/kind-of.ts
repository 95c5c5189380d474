import type { MapNode, TemplateNode } from "../parse/node.js";

/** `AWS::IAM::Role`, `Custom::Thing`, `Alexa::ASK::Skill`, `Our::Own::Module::MODULE`. */
const RESOURCE_TYPE = /^(?:(?:AWS|Custom)::.|\w+::\w+::\w)/;

/** What a document is, by its top-level keys and their shape; `undefined`: none of ours. */
export function kindOf(root: TemplateNode): "template" | "serverless" | "policy" | undefined {
  const map = asMap(root);
  if (map === undefined) return undefined;
  if (isTemplate(map)) return "template";
  if (isServerless(map)) return "serverless";
  return isPolicy(map) ? "policy" : undefined;
}

/** By what it says of itself, or, as those that are only a part of others, by its resources. */
function isTemplate(root: MapNode): boolean {
  if (child(root, "AWSTemplateFormatVersion") !== undefined) return true;
  if (transforms(child(root, "Transform")).some((text) => text.startsWith("AWS::"))) return true;
  const resources = asMap(child(root, "Resources"));
  return resources?.entries.some(({ name, value }) => isResource(name, value)) === true;
}

function isResource(name: string | undefined, value: TemplateNode): boolean {
  if (name?.startsWith("Fn::") === true) return true;
  const type = textOf(child(asMap(value), "Type"));
  return type !== undefined && RESOURCE_TYPE.test(type);
}

/** One transform or a list of them, each a name or a map with its name. */
function transforms(node: TemplateNode | undefined): readonly string[] {
  const all = node?.kind === "sequence" ? node.items : node === undefined ? [] : [node];
  return all
    .map((one) => textOf(followed(one)) ?? textOf(child(asMap(one), "Name")))
    .filter((text) => text !== undefined);
}

/** A provider that is AWS, or that another file names while the rest looks like a service. */
function isServerless(root: MapNode): boolean {
  const provider = child(root, "provider");
  const name = textOf(provider) ?? textOf(child(asMap(provider), "name"));
  if (name === undefined) return false;
  if (name === "aws")
    return (
      child(root, "service") !== undefined ||
      child(root, "functions") !== undefined ||
      asMap(provider) !== undefined
    );
  return name.includes("${") && child(root, "service") !== undefined;
}

/** Statements as IAM has them, or none under a version that only policies have. */
function isPolicy(root: MapNode): boolean {
  const node = child(root, "Statement");
  const statements = node?.kind === "sequence" ? node.items : node === undefined ? [] : [node];
  return (
    statements.some(isStatement) ||
    (node !== undefined && /^20\d\d-10-17$/.test(textOf(child(root, "Version")) ?? ""))
  );
}

function isStatement(node: TemplateNode): boolean {
  const statement = asMap(node);
  return (
    child(statement, "Effect") !== undefined && ACTION_KEYS.some((key) => child(statement, key) !== undefined)
  );
}

const ACTION_KEYS = ["Action", "NotAction"];

function child(map: MapNode | undefined, name: string): TemplateNode | undefined {
  const value = map?.entries.find((entry) => entry.name === name)?.value;
  return value === undefined ? undefined : followed(value);
}

function asMap(node: TemplateNode | undefined): MapNode | undefined {
  const real = node === undefined ? undefined : followed(node);
  return real?.kind === "map" ? real : undefined;
}

function textOf(node: TemplateNode | undefined): string | undefined {
  return node?.kind === "scalar" ? node.text : undefined;
}

function followed(node: TemplateNode): TemplateNode {
  return node.kind === "alias" ? (node.target ?? node) : node;
}
