// Where templates name others as stacks.
import type { Deployment, Place, Refusal } from "../../contract.js";
import { evaluateParts, evaluateText } from "../../evaluate/evaluate-text.js";
import { joinParts } from "../../evaluate/join-parts.js";
import { intrinsicOf } from "../../evaluate/intrinsic.js";
import { member, resolved } from "../../evaluate/members.js";
import { placeIn } from "../../evaluate/scope.js";
import type { TextValue } from "../../evaluate/text-value.js";
import type { TemplateNode } from "../../parse/node.js";
import { refuse } from "../refusal.js";
import type { FoundResource } from "./find-resources.js";
import { localPath } from "./local-path.js";

/** A resource that makes a stack, or several, of another template. */
export interface Nesting {
  /** What names the template; the resource, where something else tells which it is. */
  readonly at: Place;
  /** The file of this source that it is, as far as that is followed. */
  readonly file?: string | undefined;
  /** May it be a file of that name, too? What a deployment may replace may be anything. */
  mayMean(name: string): boolean;
}

const NESTING: ReadonlyMap<string, string> = new Map([
  ["AWS::CloudFormation::Stack", "TemplateURL"],
  ["AWS::Serverless::Application", "Location"],
  ["AWS::CloudFormation::StackSet", "TemplateURL"],
]);

/** Of nested stacks what they are made of, by the file and logical id of their resource. */
export type NestedFiles = Deployment["nested"];

/** The file of this source that a resource nests as a stack. */
export function nestedFile(resource: FoundResource, told: NestedFiles): string | undefined {
  return toldFile(resource, told) ?? writtenFile(resource);
}

function toldFile({ type, at, logicalId }: FoundResource, told: NestedFiles): string | undefined {
  return type === "AWS::CloudFormation::Stack" ? told?.get(`${at.file}#${logicalId}`) : undefined;
}

function writtenFile(resource: FoundResource): string | undefined {
  const written = namingTemplate(resource);
  if (written === undefined || resource.type.endsWith("StackSet")) return undefined;
  const text = evaluateText(written, resource.scope);
  return text.kind === "known" ? localPath(resource.at.file, text.text) : undefined;
}

export function nestingOf(resource: FoundResource, told: NestedFiles): Nesting | undefined {
  const node = namingTemplate(resource);
  const real = node === undefined ? undefined : resolved(node);
  // An application of the repository is no file.
  if (node === undefined || (real?.kind === "map" && intrinsicOf(real) === undefined)) return undefined;
  const at = placeIn(resource.scope, node);
  const file = toldFile(resource, told);
  // Its metadata may name the file, too.
  if (file !== undefined) return { at: resource.at, file, mayMean: () => false };
  const why = refuse("partly-known", "a deployment may give another", at);
  const text = joinParts(
    evaluateParts(node, resource.scope).map((part) =>
      part.kind === "default" ? { kind: "unknown", why } : part,
    ),
    at,
  );
  return { at, file: writtenFile(resource), mayMean: (name) => mayEnd(text, name, why) };
}

function namingTemplate({ type, properties }: FoundResource): TemplateNode | undefined {
  const property = NESTING.get(type);
  return property === undefined ? undefined : member(properties, property);
}

/** Whether a path or an address may end with a name. */
function mayEnd(text: TextValue, name: string, why: Refusal): boolean {
  switch (text.kind) {
    case "known":
      return behindPath(text.text.split("?", 1)[0] ?? "") === name || text.text.includes("{{resolve:");
    case "one-of":
      return text.texts.some((one) => mayEnd({ kind: "known", text: one }, name, why));
    case "partly": {
      const end = behindPath(text.ends);
      return end === text.ends ? name.endsWith(end) : end === name;
    }
    default:
      return text.kind !== "absent";
  }
}

function behindPath(text: string): string {
  return text.slice(text.lastIndexOf("/") + 1);
}
