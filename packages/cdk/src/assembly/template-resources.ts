import type { Host, Refusal } from "../contract.js";
import { isAbsent, isObject, member, objectMembers, readJson } from "./json-reader.js";

/** A resource of a synthesised template, as far as it tells where it comes from. */
export interface TemplateResource {
  readonly logicalId: string;
  readonly type: string;
  /** `aws:cdk:path`, which the command line of CDK asks for. */
  readonly path: string | undefined;
  /** Of a nested stack: the file of its template, as the assembly names it. */
  readonly asset: string | undefined;
  /** Of a nested stack: hashes in the address of its template. */
  readonly hashes: readonly string[];
}

/** The resources of a template; what has no type is none. */
export function readTemplate(
  host: Host,
  file: string,
  refusals: Refusal[],
): readonly TemplateResource[] | undefined {
  const root = readJson(host, file, refusals);
  if (root === undefined) return undefined;
  const resources = member(root, "Resources");
  if (isAbsent(resources)) return objectMembers(root) === undefined ? undefined : [];
  const found = objectMembers(resources);
  return found === undefined
    ? undefined
    : [...found].flatMap(([logicalId, { value }]) => resourceOf(logicalId, value));
}

function resourceOf(logicalId: string, value: unknown): readonly TemplateResource[] {
  if (!isObject(value) || typeof value["Type"] !== "string") return [];
  const type = value["Type"];
  const metadata = isObject(value["Metadata"]) ? value["Metadata"] : {};
  const properties = isObject(value["Properties"]) ? value["Properties"] : {};
  const isStack = type === "AWS::CloudFormation::Stack";
  return [
    {
      logicalId,
      type,
      path: textIn(metadata, "aws:cdk:path"),
      asset:
        isStack && metadata["aws:asset:property"] === "TemplateURL"
          ? textIn(metadata, "aws:asset:path")
          : undefined,
      hashes: isStack ? (JSON.stringify(properties["TemplateURL"] ?? "").match(/[0-9a-f]{64}/g) ?? []) : [],
    },
  ];
}

function textIn(object: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = object[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
