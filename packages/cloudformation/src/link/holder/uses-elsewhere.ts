// Where managed policies go that nobody follows: whoever gets them there may attach them.
import type { Refusal } from "../../contract.js";
import { evaluateCommaList, evaluateList } from "../../evaluate/evaluate-list.js";
import { evaluateParts } from "../../evaluate/evaluate-text.js";
import { intrinsicOf, type Intrinsic } from "../../evaluate/intrinsic.js";
import { member, members, resolved } from "../../evaluate/members.js";
import { mayHoldVariables } from "../../evaluate/plain-text.js";
import { placeIn, type Scope } from "../../evaluate/scope.js";
import type { TextValue } from "../../evaluate/text-value.js";
import type { TemplateNode } from "../../parse/node.js";
import { refuse } from "../refusal.js";
import { outputsOf } from "../template/exports.js";
import type { Resource, TemplateInstance } from "../template/template.js";
import type { ManagedPolicies, ManagedPolicy } from "./managed-policies.js";

/** Loops and nested stacks have the same nodes looked at often. */
const MOST_NODES = 2_000_000;

/** Keys behind which stand names of other things. */
const OTHER_NAMES = new Set([
  "Ref",
  "Fn::GetAtt",
  "DependsOn",
  "Condition",
  "ManagedPolicyName",
  "PolicyName",
  "RoleName",
  "UserName",
  "GroupName",
  "InstanceProfileName",
  "FunctionName",
]);

/** One node to look at. */
interface Visit {
  readonly node: TemplateNode;
  readonly scope: Scope;
  /** The key that it stands behind. */
  readonly key: string;
  /** An alias led there: that its target was understood elsewhere says nothing of this place. */
  readonly aliased: boolean;
}

/** Managed policies that are named where it is not followed what becomes of them. `seen`: nodes that are. */
export function findUses(
  instances: readonly TemplateInstance[],
  policies: ManagedPolicies,
  seen: ReadonlySet<TemplateNode>,
): ReadonlyMap<Resource, Refusal> {
  const found = new Map<Resource, Refusal>();
  const noted = new WeakSet<readonly ManagedPolicy[]>();
  const own = new Map<TemplateInstance, readonly ManagedPolicy[]>();
  let left = MOST_NODES;
  for (const instance of instances) {
    if (instance.unread !== undefined) noteAll(ownPolicies(instance), instance.unread);
    for (const { node, scope } of placesIn(instance)) walk(node, scope, instance);
  }
  return found;

  function walk(root: TemplateNode, scope: Scope, instance: TemplateInstance): void {
    const stack: Visit[] = [];
    const aliased = new Set<TemplateNode>();
    const push = (node: TemplateNode, key: string, isAliased: boolean): void => {
      left--;
      if (
        node.kind === "scalar" &&
        node.type !== "null" &&
        node.tag === undefined &&
        !mayMatter(node.text, key, scope)
      )
        return;
      stack.push({ node, scope, key, aliased: isAliased });
    };
    push(root, "", false);
    for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
      const { node, key } = visit;
      if (left < 0) {
        noteAll(policies.all, refuse("not-followed", "there is too much to look for who may attach it"));
        return;
      }
      if (seen.has(node) && !visit.aliased) continue;
      if (node.kind === "alias") {
        const target = resolved(node);
        if (target === undefined || aliased.has(target)) continue;
        aliased.add(target);
        push(target, key, true);
        continue;
      }
      look(visit, instance);
      if (node.kind === "sequence") for (const item of node.items) push(item, key, visit.aliased);
      if (node.kind === "map")
        for (const { name = "", value } of node.entries) push(value, name, visit.aliased);
    }
  }

  function look(visit: Visit, instance: TemplateInstance): void {
    const { node, scope, key } = visit;
    const call = intrinsicOf(node);
    if (call === undefined && node.kind !== "scalar") return;
    const other = call === undefined ? undefined : referredPlainly(call, scope);
    if (other !== undefined && policies.find(scope.instance, other) === undefined) return;
    const why = refuse(
      "policy-used-elsewhere",
      "it is named where what becomes of it is not followed",
      placeIn(scope, node),
    );
    if (call !== undefined && isOpenReference(call, scope)) {
      noteAll(ownPolicies(instance), why);
      return;
    }
    if (call?.name === "Fn::If") return;
    const parts = evaluateParts(node, scope);
    const list = call === undefined ? undefined : evaluateList(node, scope);
    for (const part of [...parts, ...(list?.items ?? [])]) {
      if (part.kind !== "reference") continue;
      const policy = policies.find(part.resource.instance, part.resource.logicalId);
      if (policy !== undefined) noteAll([policy], why);
    }
    if (parts.some((part) => textsOf(part).some((text) => text.includes("policy/")))) {
      const { certain, possible } = policies.meant(parts, placeIn(scope, node), "anything");
      noteAll(certain, why);
      noteAll(possible, why);
    }
    const [only] = parts;
    if (parts.length === 1 && only?.kind === "known" && !OTHER_NAMES.has(key))
      noteAll(policies.named(only.text), why);
  }

  /** Most texts of a template are plain, and no name of a policy. */
  function mayMatter(text: string, key: string, scope: Scope): boolean {
    return (
      mayHoldVariables(text, scope) ||
      text.includes("policy/") ||
      (!OTHER_NAMES.has(key) && policies.named(text).length > 0)
    );
  }

  function ownPolicies(instance: TemplateInstance): readonly ManagedPolicy[] {
    const some = own.get(instance) ?? policies.all.filter(({ resource }) => resource.instance === instance);
    own.set(instance, some);
    return some;
  }

  function noteAll(some: readonly ManagedPolicy[], why: Refusal): void {
    if (noted.has(some)) return;
    noted.add(some);
    for (const { resource } of some) if (!found.has(resource)) found.set(resource, why);
  }
}

function textsOf(value: TextValue): readonly string[] {
  switch (value.kind) {
    case "known":
    case "default":
      return [value.text];
    case "partly":
      return [value.starts, value.ends];
    case "one-of":
      return value.texts;
    default:
      return [];
  }
}

/** The resource that a reference leads to, if that needs no evaluation: most references are such, and to no policy. */
function referredPlainly({ name, argument }: Intrinsic, scope: Scope): string | undefined {
  if (name === "Ref") {
    const text = plainText(argument);
    return text === undefined || scope.loops.has(text) || scope.parameters.has(text) ? undefined : text;
  }
  if (name !== "Fn::GetAtt") return undefined;
  const path = argument.kind === "sequence" ? argument.items.map(plainText) : [plainText(argument)];
  const [, logicalId, attribute] = /^([^.]+)\.(.+)$/.exec(path.join(".")) ?? [];
  return path.includes(undefined) || attribute?.startsWith("Outputs.") === true ? undefined : logicalId;
}

/** A text into which nothing is put, and that is of letters, digits and dots alone. */
function plainText(node: TemplateNode): string | undefined {
  return node.kind === "scalar" &&
    node.type !== "null" &&
    node.tag === undefined &&
    /^[\w.]+$/.test(node.text)
    ? node.text
    : undefined;
}

/** A reference to something whose name is not known. */
function isOpenReference({ name, argument }: Intrinsic, scope: Scope): boolean {
  if (name !== "Ref" && name !== "Fn::GetAtt") return false;
  const node = resolved(argument);
  const first = node?.kind === "sequence" ? node.items[0] : argument;
  if (first === undefined) return true;
  // Outputs stand outside of the loops that would put something in.
  return evaluateParts(first, scope).some((part) => part.kind !== "known" || /[$&]\{/.test(part.text));
}

/** All places of a stack where a policy may be named. */
function placesIn(
  instance: TemplateInstance,
): readonly { readonly node: TemplateNode; readonly scope: Scope }[] {
  const { root, kind, scope, parts, resources } = instance;
  const isNested = instance.key !== instance.outermost;
  const own =
    kind === "serverless" ? behind(root, new Set(["resources"])).map((node) => ({ node, scope })) : [];
  return [
    ...own,
    ...parts.flatMap((part) =>
      behind(part.root, new Set(["Resources", "Outputs"])).map((node) => ({ node, scope: part.scope })),
    ),
    ...[...outputsOf(instance).values()]
      // What a nested stack gives out is looked for in its parent.
      .filter(({ node }) => !isNested || member(node, "Export") !== undefined)
      .map(({ node, scope: inner }) => ({ node, scope: inner })),
    ...resources.flatMap((resource) => placesOf(resource, instance)),
  ];
}

function placesOf(
  { body, properties, logicalId, scope }: Resource,
  { children }: TemplateInstance,
): readonly { readonly node: TemplateNode; readonly scope: Scope }[] {
  if (!children.has(logicalId) || properties === undefined) return [{ node: body, scope }];
  // What is passed whole to a nested stack of this source is looked for there.
  const passed = member(properties, "Parameters");
  const built = passed === undefined ? [] : behind(passed, NOTHING).filter((node) => !isWhole(node, scope));
  return [
    ...behind(body, new Set(["Properties"])),
    ...behind(properties, new Set(["Parameters"])),
    ...built,
  ].map((node) => ({ node, scope }));
}

/** Whether a text is one thing, or a list of such, and not put together of several. */
function isWhole(node: TemplateNode, scope: Scope): boolean {
  const list = evaluateList(node, scope) ?? evaluateCommaList(node, scope);
  if (list !== undefined) return list.open === undefined;
  const [only, other] = evaluateParts(node, scope);
  return other === undefined && only?.kind !== "unknown" && only?.kind !== "partly";
}

const NOTHING: ReadonlySet<string> = new Set();

function behind(node: TemplateNode, except: ReadonlySet<string>): readonly TemplateNode[] {
  const map = resolved(node);
  if (map?.kind !== "map") return [];
  return [...members(map)].filter(([name]) => !except.has(name)).map(([, { value }]) => value);
}
