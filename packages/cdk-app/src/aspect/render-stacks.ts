import { CfnElement, CfnResource, Stack, Stage, Token } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { isJsonObject } from "../shared/json-object.js";
import type { SynthesisedStack } from "../shared/synthesised-stack.js";
import { uniqueNames } from "../shared/unique-names.js";

/** A stack as it would be synthesised now, and which construct makes which resource. */
export interface RenderedStack extends SynthesisedStack {
  readonly stack: Stack;
  /** By logical ids. */
  readonly resources: ReadonlyMap<string, CfnResource>;
}

/** Names for the templates of all stacks of an app, which are all different. */
export function nameStacks(app: IConstruct): ReadonlyMap<Stack, string> {
  const names = new Map<Stack, string>();
  const unique = uniqueNames(".template.json");
  for (const node of app.node.findAll())
    if (Stack.isStack(node)) names.set(node, unique(node.node.path.replaceAll("/", "-") || node.stackName));
  return names;
}

/**
 * Renders the stacks of an App or a Stage, without those of the Stages in it.
 *
 * Only once its references are prepared: before that, one to another stack looks as if it were one to the same.
 */
export function renderStacks(
  assembly: IConstruct,
  names: ReadonlyMap<Stack, string>,
): readonly RenderedStack[] {
  const elements = new Map<Stack, CfnElement[]>();
  for (const node of assembly.node.findAll()) {
    if (!Stack.isStack(node) && !CfnElement.isCfnElement(node)) continue;
    const stack = Stack.isStack(node) ? node : node.stack;
    if (Stage.of(stack) !== assembly) continue;
    const own = elements.get(stack) ?? [];
    elements.set(stack, own);
    if (CfnElement.isCfnElement(node)) own.push(node);
  }
  return [...elements].map(([stack, own]) => renderStack(stack, own, names));
}

function renderStack(
  stack: Stack,
  elements: readonly CfnElement[],
  names: ReadonlyMap<Stack, string>,
): RenderedStack {
  const { templateFormatVersion, transforms } = stack.templateOptions;
  const template: Record<string, unknown> = {
    ...(transforms === undefined ? {} : { Transform: transforms }),
    ...(templateFormatVersion === undefined ? {} : { AWSTemplateFormatVersion: templateFormatVersion }),
  };
  const resources = new Map<string, CfnResource>();
  for (const element of elements) {
    const rendered: unknown = stack.resolve(element._toCloudFormation());
    if (!isJsonObject(rendered)) continue;
    for (const [section, members] of Object.entries(rendered)) {
      template[section] = mergedSection(template[section], members);
      if (section !== "Resources" || !isJsonObject(members) || !CfnResource.isCfnResource(element)) continue;
      for (const id of Object.keys(members)) resources.set(id, element);
    }
  }
  return { stack, resources, ...describeStack(stack, names), template, nested: nestedIn(stack, names) };
}

function mergedSection(one: unknown, other: unknown): unknown {
  return isJsonObject(one) && isJsonObject(other) ? { ...one, ...other } : other;
}

/** What a stack is called, and where it goes, as far as that is known before it is deployed. */
export function describeStack(
  stack: Stack,
  names: ReadonlyMap<Stack, string>,
): Pick<SynthesisedStack, "file" | "stackName" | "account"> {
  return {
    file: names.get(stack) ?? stack.templateFile,
    ...(stack.nested || Token.isUnresolved(stack.stackName) ? {} : { stackName: stack.stackName }),
    ...(Token.isUnresolved(stack.account) ? {} : { account: stack.account }),
  };
}

function nestedIn(stack: Stack, names: ReadonlyMap<Stack, string>): ReadonlyMap<string, string> {
  const nested = new Map<string, string>();
  for (const [other, file] of names) {
    const { nestedStackResource } = other;
    if (nestedStackResource === undefined || other.nestedStackParent !== stack) continue;
    const id: unknown = stack.resolve(nestedStackResource.logicalId);
    if (typeof id === "string") nested.set(id, file);
  }
  return nested;
}
