// One stack, and those that are nested in it.
import { member, members } from "../../evaluate/members.js";
import type { Run, Scope, ServerlessFile } from "../../evaluate/scope.js";
import type { TextValue } from "../../evaluate/text-value.js";
import type { Refusal } from "../../contract.js";
import { refuse } from "../refusal.js";
import { serverlessParts, type ServerlessParts } from "../serverless/serverless-parts.js";
import { stackNameOf } from "../serverless/stack-name.js";
import { outputsOf, outputText } from "./exports.js";
import { findResources } from "./find-resources.js";
import { nestedFile, type NestedFiles } from "./nestings.js";
import { readParameters } from "./read-parameters.js";
import { pseudoParameters, type NamedStack } from "./stack-place.js";
import { isSameEverywhere } from "./same-everywhere.js";
import type { Resource, TemplateInstance } from "./template.js";
import type { TemplateSource } from "./template-source.js";

/** What all stacks of a link share. */
export interface Making {
  readonly run: Run;
  readonly all: TemplateInstance[];
  /** Templates of which not all stacks are made, by file. */
  readonly cut: Map<string, Refusal>;
  /** Nested templates of which stacks may be made that are not followed, by file. */
  readonly elsewhere: Map<string, Refusal>;
  /** Which of them some resources nest. */
  readonly nested: NestedFiles;
  /** Templates that may be nested, by file. */
  readonly templates: ReadonlyMap<string, TemplateSource>;
  readonly exported: (name: string) => TextValue | undefined;
  /** What `${self:…}` and `${file(…)}` read in a service. */
  readonly serverlessFile: (source: TemplateSource) => ServerlessFile;
}

/** The stack that another one is nested in. */
interface Parent {
  readonly instance: TemplateInstance;
  readonly resource: Resource;
  /** Files of the templates around it. */
  readonly files: readonly string[];
  /** Set: others may pass other values to it. */
  readonly elsewhere: Refusal | undefined;
}

/** Nesting makes more of a template with each template that nests it; no source has so many stacks. */
const MOST_INSTANCES = 2000;
const DEEPEST_NESTING = 16;

/** Makes the stack of a template, and then those nested in it. `key`: unique in the link. */
export function makeInstance(
  source: TemplateSource,
  key: string,
  stack: Partial<NamedStack>,
  making: Making,
  parent?: Parent,
): TemplateInstance {
  const { file, document, root, kind } = source;
  const children = new Map<string, TemplateInstance>();
  const scope = scopeOf(source, key, stack, making, parent, children);
  const { parts, unread }: ServerlessParts =
    kind === "template" ? { parts: [{ root, scope, steps: [] }] } : serverlessParts(root, scope);
  const found = parts.map(findResources);
  const resources: Resource[] = [];
  const own = found.find((part) => part.unseen !== undefined)?.unseen ?? parent?.instance.unseen;
  const instance: TemplateInstance = {
    key,
    file,
    document,
    root,
    kind,
    scope,
    parts,
    place: stack.place,
    outermost: parent?.instance.outermost ?? key,
    children,
    resources,
    unread,
    // What is nested somewhere else too may only be found out later.
    get unseen() {
      return own ?? making.cut.get(file);
    },
  };
  const elsewhere = making.elsewhere.get(file) ?? parent?.elsewhere;
  const byId = new Map(
    found.flatMap((part) => part.resources.map((resource) => [resource.logicalId, resource] as const)),
  );
  for (const part of found)
    for (const resource of part.resources) {
      const other = elsewhere === undefined || isSameEverywhere(resource, byId) ? undefined : elsewhere;
      const unlisted = resource.unlisted ?? parent?.resource.unlisted ?? other;
      resources.push({ ...resource, instance, ...(unlisted === undefined ? {} : { unlisted }) });
    }
  making.all.push(instance);
  const files = [...(parent?.files ?? []), file];
  for (const resource of resources) {
    const child = making.templates.get(nestedFile(resource, making.nested) ?? "");
    if (child === undefined || children.has(resource.logicalId)) continue;
    const tooMany = files.length > DEEPEST_NESTING || making.all.length >= MOST_INSTANCES;
    if (tooMany || files.includes(child.file)) {
      making.cut.set(
        child.file,
        refuse("not-followed", "stacks of it are nested too deep to be followed", resource.at),
      );
      continue;
    }
    const childKey = `${key}/${resource.logicalId}`;
    const name = nestedStackName(stack.name, resource);
    const nested = { ...(name === undefined ? {} : { name }), ...(stack.place && { place: stack.place }) };
    children.set(
      resource.logicalId,
      makeInstance(child, childKey, nested, making, { instance, resource, files, elsewhere }),
    );
  }
  return instance;
}

function scopeOf(
  source: TemplateSource,
  key: string,
  { name: stackName, place }: Partial<NamedStack>,
  { run, exported, serverlessFile }: Making,
  parent: Parent | undefined,
  children: ReadonlyMap<string, TemplateInstance>,
): Scope {
  const passed = member(parent?.resource.properties, "Parameters");
  const bare: Scope = {
    file: source.file,
    instance: key,
    parameters: new Map(),
    mappings: members(source.root).get("Mappings")?.value,
    pseudo: pseudoParameters(stackName, place),
    loops: new Map(),
    exported,
    output: (logicalId, name) => {
      const child = children.get(logicalId);
      return child === undefined ? undefined : outputText(outputsOf(child).get(name));
    },
    memo: new Map(),
    run,
    ...(source.kind === "serverless" ? { serverless: serverlessFile(source) } : {}),
  };
  if (source.kind === "serverless") {
    const own = stackName ?? stackNameOf(source.root, bare);
    return { ...bare, pseudo: pseudoParameters(own, place), memo: new Map() };
  }
  const given =
    passed === undefined || parent === undefined ? undefined : { node: passed, scope: parent.resource.scope };
  return { ...bare, parameters: readParameters(source.root, bare, given) };
}

/** What is left of the 128 characters that a name of a stack may have, if the random part has thirteen, with a hyphen before it. */
const LONGEST_BEGINNING = 114;

/** CloudFormation puts something random behind it; where that is too long, at least one half of it is the name of the stack around. */
function nestedStackName(parent: TextValue | undefined, { logicalId }: Resource): TextValue | undefined {
  if (parent?.kind === "partly")
    return { kind: "partly", starts: parent.starts.slice(0, LONGEST_BEGINNING / 2), ends: "" };
  if (parent?.kind !== "known") return undefined;
  const whole = `${parent.text}-${logicalId}-`;
  const starts = whole.length > LONGEST_BEGINNING ? parent.text.slice(0, LONGEST_BEGINNING / 2) : whole;
  return { kind: "partly", starts, ends: "" };
}
