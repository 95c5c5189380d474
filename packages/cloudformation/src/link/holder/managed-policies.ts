// The managed policies of a source, and which of them a text or a reference means.
import type { Name, Place } from "../../contract.js";
import { evaluateText } from "../../evaluate/evaluate-text.js";
import { joinParts } from "../../evaluate/join-parts.js";
import { member } from "../../evaluate/members.js";
import { placeIn } from "../../evaluate/scope.js";
import type { TextValue } from "../../evaluate/text-value.js";
import type { Resource, TemplateInstance } from "../template/template.js";
import { behindSlash, nameOf } from "./names.js";

/** A managed policy, and what it is called as far as that is known. */
export interface ManagedPolicy {
  readonly resource: Resource;
  /** `undefined`: CloudFormation makes it. */
  readonly name: Name | undefined;
}

/** What is named where a managed policy is expected. */
interface Meant {
  /** Certainly one of these. */
  readonly certain: readonly ManagedPolicy[];
  /** Each of these may be meant. */
  readonly possible: readonly ManagedPolicy[];
}

export interface ManagedPolicies {
  readonly all: readonly ManagedPolicy[];
  /** The policies that parts of a text mean: by reference, by ARN, or by name alone if `bare`. */
  meant(parts: readonly TextValue[], at: Place, bare?: boolean): Meant;
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
    else if ("default" in name) push(byName, name.default, policy);
    else if ("starts" in name) partly.push(policy);
  }
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
    meant(parts, at, bare = false) {
      const last = parts.at(-1);
      if (last?.kind === "reference") {
        const found = byId.get(idOf(last.resource.instance, last.resource.logicalId));
        return found === undefined ? NONE : { certain: [found], possible: [] };
      }
      const text = joinParts(parts, at);
      const texts = textsOf(text);
      if (texts !== undefined) {
        const each = texts.map((one) => (isOfAws(one) ? NONE : meantByName(nameIn(one, bare))));
        // Of several each is only possible.
        return texts.length === 1
          ? (each[0] ?? NONE)
          : { certain: [], possible: each.flatMap(({ certain, possible }) => [...certain, ...possible]) };
      }
      // That a policy is named here is known, and of its name only some.
      const isPolicy = bare || parts.some((part) => part.kind === "known" && part.text.includes(":policy/"));
      const [first] = parts;
      if (!isPolicy || (first?.kind === "known" && isOfAws(first.text))) return NONE;
      const end = joinParts(behindSlash(parts), at);
      if (end.kind === "known" || end.kind === "default") return meantByName(end.text);
      const [starts, ends] =
        end.kind === "partly" ? [end.starts.toLowerCase(), end.ends.toLowerCase()] : ["", ""];
      return { certain: [], possible: thatFit(starts, ends) };
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
  const value: TextValue = given === undefined ? { kind: "absent" } : evaluateText(given, scope);
  if (given === undefined || value.kind === "absent") return { resource, name: undefined };
  return { resource, name: nameOf(value, placeIn(scope, given)) };
}

function textsOf(text: TextValue): readonly string[] | undefined {
  if (text.kind === "known" || text.kind === "default") return [text.text];
  return text.kind === "one-of" ? text.texts : undefined;
}

function isOfAws(text: string): boolean {
  return /^arn:[^:]*:iam::aws:/.test(text);
}

function nameIn(text: string, bare: boolean): string {
  const slash = text.lastIndexOf("/");
  return slash === -1 && !bare ? "" : text.slice(slash + 1);
}

/** Whether a policy may have a name that begins and ends so. */
function mayFit({ name }: ManagedPolicy, starts: string, ends: string): boolean {
  if (name === undefined || "unknown" in name || "generated" in name) return true;
  if ("starts" in name) {
    const [start, end] = [name.starts.toLowerCase(), name.ends.toLowerCase()];
    return (
      (start.startsWith(starts) || starts.startsWith(start)) && (end.endsWith(ends) || ends.endsWith(end))
    );
  }
  const text = ("literal" in name ? name.literal : name.default).toLowerCase();
  return text.length >= starts.length + ends.length && text.startsWith(starts) && text.endsWith(ends);
}
