// Which managed policies are attached to whom, and which serve as a boundary.
import { lazily } from "@iamend/source";
import type { Name, Place, Refusal } from "../../contract.js";
import { member } from "../../evaluate/members.js";
import type { ScopedNode } from "../../evaluate/serverless-variables.js";
import type { TemplateNode } from "../../parse/node.js";
import { refuse } from "../refusal.js";
import type { Resource, TemplateInstance } from "../template/template.js";
import { joinHolders, type Holders, type PrincipalType } from "./holders.js";
import { createManagedPolicies, MANAGED_POLICY, type ManagedPolicy } from "./managed-policies.js";
import { namedTexts } from "./named-texts.js";
import type { Principals } from "./principals.js";
import { mayHaveSamRole, samProperty } from "./sam-role.js";
import { findUses } from "./uses-elsewhere.js";
import { usesInTexts } from "./uses-in-texts.js";

export interface Attachments {
  /** Everybody whom a managed policy is attached to. */
  holdersOf(policy: Resource): Holders;
  isBoundary(policy: Resource): boolean;
  /** What the policy is called, as far as that is known. */
  nameOf(policy: Resource): Name | undefined;
}

/** Properties of a managed policy that attach it. */
const OWN: readonly (readonly [property: string, type: PrincipalType])[] = [
  ["Roles", "role"],
  ["Users", "user"],
  ["Groups", "group"],
];

/** `broken`: files that could not be read whole. */
export function createAttachments(
  instances: readonly TemplateInstance[],
  principals: Principals,
  broken: readonly { readonly file: string; readonly text: string }[] = [],
): Attachments {
  const policies = createManagedPolicies(instances);
  const attached = new Map<Resource, Holders[]>();
  const open = new Map<Resource, Refusal>();
  const opened = new WeakSet<readonly ManagedPolicy[]>();
  const boundaries = new Set<Resource>();
  const seen = new Set<TemplateNode>();
  // Without a managed policy nothing is attached that could be narrowed.
  if (policies.all.length === 0)
    return { holdersOf: () => ({ holders: [] }), isBoundary: () => false, nameOf: () => undefined };

  for (const instance of instances) {
    for (const resource of instance.resources) takeResource(resource);
    for (const { holder, managedPolicies, boundaries: limits } of principals.serverlessRolesOf(instance)) {
      for (const list of managedPolicies) attach(list, { holders: [holder] });
      for (const limit of limits) bound(limit);
    }
  }
  const openAll = lazily(() => {
    for (const uses of [findUses(instances, policies, seen), usesInTexts(broken, policies)])
      for (const [policy, why] of uses) if (!open.has(policy)) open.set(policy, why);
    return open;
  });
  // Their variables read files, and what has been read is asked for next.
  if (instances.some(({ kind }) => kind === "serverless")) openAll();

  return {
    holdersOf: (policy) => {
      const { holders, unlisted } = joinHolders(attached.get(policy) ?? []);
      return {
        holders,
        get unlisted() {
          return unlisted ?? openAll().get(policy);
        },
      };
    },
    isBoundary: (policy) => boundaries.has(policy),
    nameOf: ({ instance, logicalId }) => policies.find(instance.key, logicalId)?.name,
  };

  function takeResource(resource: Resource): void {
    const { type, properties, scope, unlisted } = resource;
    const property = (name: string): ScopedNode | undefined => {
      const node = member(properties, name);
      return node === undefined ? undefined : { node, scope };
    };
    if (type === MANAGED_POLICY) {
      for (const [name, kind] of OWN)
        note(resource, principals.named(member(properties, name), kind, resource));
      return;
    }
    if (mayHaveSamRole(resource)) {
      attach(property("Policies"), principals.samRoleOf(resource));
      const limit = samProperty(resource, "PermissionsBoundary");
      if (limit !== undefined) bound({ node: limit, scope });
      return;
    }
    const holder = principals.holderOf(resource);
    if (holder === undefined) return;
    const holders: Holders = { holders: [holder], unlisted };
    if (holder.type === "permission-set") {
      attach(property("CustomerManagedPolicyReferences"), holders);
      const limit = member(member(properties, "PermissionsBoundary"), "CustomerManagedPolicyReference");
      if (limit !== undefined) bound({ node: limit, scope });
      return;
    }
    attach(property("ManagedPolicyArns"), holders);
    bound(property("PermissionsBoundary"));
  }

  /** `holders`: `undefined` where what is named is not attached at all. */
  function attach(node: ScopedNode | undefined, holders: Holders | undefined): void {
    for (const { certain, possible } of meantIn(node)) {
      if (holders === undefined) continue;
      for (const { resource } of certain) note(resource, holders);
      maybeNamed(possible, holders.holders[0]?.at);
    }
  }

  function bound(node: ScopedNode | undefined): void {
    for (const { certain, possible } of meantIn(node)) {
      for (const { resource } of certain) boundaries.add(resource);
      maybeNamed(possible);
    }
  }

  /** The policies that a property names: by reference or ARN, or in a map by name. */
  function meantIn(
    node: ScopedNode | undefined,
  ): readonly Record<"certain" | "possible", readonly ManagedPolicy[]>[] {
    if (node === undefined) return [];
    const { texts, maps, seen: understood, open: more } = namedTexts(node);
    for (const one of understood) seen.add(one);
    const byName = maps.flatMap((map) => {
      const name = member(map.node, "Name");
      if (name === undefined) return [];
      const inner = namedTexts({ node: name, scope: map.scope });
      for (const one of inner.seen) seen.add(one);
      return inner.texts.map(({ parts, at }) => policies.meant(parts, at, "name"));
    });
    const unnamed = more === undefined ? [] : [{ certain: [], possible: policies.nameable }];
    return [...texts.map(({ parts, at }) => policies.meant(parts, at, "arn")), ...byName, ...unnamed];
  }

  function note(policy: Resource, holders: Holders): void {
    const known = attached.get(policy);
    if (known === undefined) attached.set(policy, [holders]);
    else known.push(holders);
  }

  /** Whatever a text may mean of which only parts are known; the same are often meant again. */
  function maybeNamed(possible: readonly ManagedPolicy[], at?: Place): void {
    if (opened.has(possible)) return;
    opened.add(possible);
    const message = "it may be what is named by a text of which only parts are known";
    for (const { resource } of possible)
      if (!open.has(resource)) open.set(resource, refuse("policy-used-elsewhere", message, at));
  }
}
