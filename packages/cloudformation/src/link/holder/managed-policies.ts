// The managed policies of a source, and which of them a text or a reference means.
import type { Name, Place } from "../../contract.js";
import { evaluateParts } from "../../evaluate/evaluate-text.js";
import { joinParts } from "../../evaluate/join-parts.js";
import { member } from "../../evaluate/members.js";
import { placeIn } from "../../evaluate/scope.js";
import type { TextValue } from "../../evaluate/text-value.js";
import type { Resource, TemplateInstance } from "../template/template.js";
import { refuse } from "../refusal.js";
import { behindSlash, nameOf } from "./names.js";

/** A managed policy, and what it is called as far as that is known. */
export interface ManagedPolicy {
  readonly resource: Resource;
  /** `undefined`: CloudFormation makes it. */
  readonly name: Name | undefined;
  /** What its name begins and ends with whatever the defaults in it are replaced by; absent: there are none. */
  readonly around?: Around;
}

interface Around {
  readonly starts: string;
  readonly ends: string;
}

/** What is named where a managed policy is expected. */
interface Meant {
  /** Certainly one of these. */
  readonly certain: readonly ManagedPolicy[];
  /** Each of these may be meant. */
  readonly possible: readonly ManagedPolicy[];
}

/** Where a text stands: where an ARN of a managed policy, or its name, is expected, or anywhere. */
type Expected = "arn" | "name" | "anything";

export interface ManagedPolicies {
  readonly all: readonly ManagedPolicy[];
  /** The policies that parts of a text mean: by reference, by ARN, or by name alone. A default means one, and may mean others. */
  meant(parts: readonly TextValue[], at: Place, expected: Expected): Meant;
  /** Those that something may mean of which nothing is known. */
  readonly nameable: readonly ManagedPolicy[];
  find(instance: string, logicalId: string): ManagedPolicy | undefined;
  /** Those of that very name, whose case does not matter. */
  named(name: string): readonly ManagedPolicy[];
}

const NONE: Meant = { certain: [], possible: [] };

export const MANAGED_POLICY = "AWS::IAM::ManagedPolicy";

export function createManagedPolicies(instances: readonly TemplateInstance[]): ManagedPolicies {
  const all = instances.flatMap(({ resources }) =>
    resources.filter(({ type }) => type === MANAGED_POLICY).map(managedPolicy),
  );
  const byId = new Map(
    all.map((policy) => [idOf(policy.resource.instance.key, policy.resource.logicalId), policy]),
  );
  const byName = new Map<string, ManagedPolicy[]>();
  /** Those that CloudFormation names, after their logical ids among others. */
  const unnamed = new Map<string, ManagedPolicy[]>();
  const partly: ManagedPolicy[] = [];
  for (const policy of all) {
    const { name } = policy;
    if (name === undefined) push(unnamed, policy.resource.logicalId, policy);
    else if ("literal" in name) push(byName, name.literal, policy);
    else partly.push(policy);
    if (name !== undefined && "default" in name) push(byName, name.default, policy);
  }
  // What CloudFormation makes of a name is known to nobody beforehand, and where it is given out to is seen.
  const nameable = all.filter(({ name }) => name !== undefined);
  const fitting = new Map<string, readonly ManagedPolicy[]>();

  function meantByName(name: string): Meant {
    const wanted = name.toLowerCase();
    if (wanted === "") return NONE;
    const made = new Set(wanted.split("-"));
    return {
      certain: byName.get(wanted) ?? [],
      possible: [
        ...[...made].flatMap((word) => unnamed.get(word) ?? []),
        ...partly.filter((policy) => mayFit(policy, wanted, wanted)),
      ],
    };
  }

  /** All whose names may begin and end so. */
  function thatFit(starts: string, ends: string): readonly ManagedPolicy[] {
    const key = `${starts}\0${ends}`;
    const found = fitting.get(key) ?? all.filter((policy) => mayFit(policy, starts, ends));
    fitting.set(key, found);
    return found;
  }

  return {
    all,
    find: (instance, logicalId) => byId.get(idOf(instance, logicalId)),
    named: (name) => byName.get(name.toLowerCase()) ?? [],
    nameable,
    meant(parts, at, expected) {
      const last = parts.at(-1);
      if (last?.kind === "reference") {
        const found = byId.get(idOf(last.resource.instance, last.resource.logicalId));
        return found === undefined ? NONE : { certain: [found], possible: [] };
      }
      const text = joinParts(parts, at);
      if (text.kind === "absent") return NONE;
      const isKnown = (text.kind === "known" || text.kind === "one-of") && !parts.some(isReadLater);
      if (isKnown) {
        const texts = text.kind === "known" ? [text.text] : text.texts;
        const each = texts.map((one) => (isOfAws(one) ? NONE : meantByName(nameIn(one, expected))));
        // Of several each is only possible.
        return texts.length === 1
          ? (each[0] ?? NONE)
          : { certain: [], possible: each.flatMap(({ certain, possible }) => [...certain, ...possible]) };
      }
      if (parts.some((part) => part.kind === "known" && isOfAws(part.text))) return NONE;
      const isOurs = text.kind === "default" && !isOfAws(text.text);
      const byDefault = isOurs ? meantByName(nameIn(text.text, expected)) : NONE;
      // That a policy is named here is known, and of its name only some.
      const hasPath = parts.some((part) => part.kind === "known" && part.text.includes(":policy/"));
      if (expected === "anything" && !hasPath) return byDefault;
      const { certain } = byDefault;
      const end = joinParts(behindSlash(replaceable(parts, at)), at);
      if (end.kind === "known") return meantByName(end.text);
      if (end.kind !== "partly") return { certain, possible: hasPath ? thatFit("", "") : nameable };
      const [starts, ends] = [end.starts.toLowerCase(), end.ends.toLowerCase()];
      return { certain, possible: thatFit(starts, ends) };
    },
  };
}

function idOf(instance: string, logicalId: string): string {
  return `${instance}\0${logicalId}`;
}

function push(to: Map<string, ManagedPolicy[]>, name: string, policy: ManagedPolicy): void {
  const key = name.toLowerCase();
  const known = to.get(key);
  if (known === undefined) to.set(key, [policy]);
  else known.push(policy);
}

function managedPolicy(resource: Resource): ManagedPolicy {
  const { properties, scope } = resource;
  const given = member(properties, "ManagedPolicyName");
  if (given === undefined) return { resource, name: undefined };
  const at = placeIn(scope, given);
  const parts = evaluateParts(given, scope);
  const value = joinParts(parts, at);
  if (value.kind === "absent") return { resource, name: undefined };
  const around = joinParts(replaceable(parts, at), at);
  // Read later, or with defaults in it, it may be another.
  if (value.kind === "known" && around.kind !== "known") return { resource, name: nameOf(around, at) };
  if (value.kind !== "default") return { resource, name: nameOf(value, at) };
  const { starts, ends } = around.kind === "partly" ? around : { starts: "", ends: "" };
  return { resource, name: nameOf(value, at), around: { starts, ends } };
}

/** What stands for certain: parts with nothing known in the place of what a deployment may replace. */
function replaceable(parts: readonly TextValue[], at: Place): readonly TextValue[] {
  const why = refuse("partly-known", "a deployment may give another", at);
  return parts.map((part) =>
    part.kind === "default" || isReadLater(part) ? { kind: "unknown", why } : part,
  );
}

/** Systems Manager and Secrets Manager have what stands for it. */
function isReadLater(part: TextValue): boolean {
  return part.kind === "known" && part.text.includes("{{resolve:");
}

function isOfAws(text: string): boolean {
  return text.includes(":iam::aws:");
}

function nameIn(text: string, expected: Expected): string {
  const slash = text.lastIndexOf("/");
  return slash === -1 && expected !== "name" ? "" : text.slice(slash + 1);
}

/** Whether a policy may have a name that begins and ends so. */
function mayFit({ name, around }: ManagedPolicy, starts: string, ends: string): boolean {
  if (name === undefined) return true;
  const known = around ?? ("starts" in name ? name : undefined);
  if (known !== undefined) {
    const [start, end] = [known.starts.toLowerCase(), known.ends.toLowerCase()];
    return (
      (start.startsWith(starts) || starts.startsWith(start)) && (end.endsWith(ends) || ends.endsWith(end))
    );
  }
  if (!("literal" in name)) return true;
  const text = name.literal.toLowerCase();
  return text.length >= starts.length + ends.length && text.startsWith(starts) && text.endsWith(ends);
}
