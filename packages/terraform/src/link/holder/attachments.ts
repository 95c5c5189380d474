// Which managed policies are attached to whom, and which serve as a boundary.
import type { Place, Refusal } from "../../contract.js";
import type { PartialString, Referent, Value } from "../../evaluate/value.js";
import { argument, nested, type SourcedBody } from "../module/merged-block.js";
import type { ResourceInstance } from "../module/module-instance.js";
import type { World } from "../module/world.js";
import { refuse } from "../refusal.js";
import { mayBe, type NamedPolicy } from "../use/named-policies.js";
import type { Slots } from "../use/slots.js";
import { resourceName } from "./names.js";
import { join, type Holders, type Principals, type PrincipalType } from "./principals.js";

export interface Attachments {
  holdersOf(policy: ResourceInstance): Holders;
  isBoundary(policy: ResourceInstance): boolean;
  /** Attachments of a policy that is not known. */
  readonly unresolved: readonly Place[];
  /** Texts by which attachments name a policy. */
  readonly texts: readonly Place[];
  /** Policies that data sources read: what is done with what they give is not followed. */
  readonly read: ReadonlyMap<string, Refusal>;
  /** All managed policies, with their names. */
  readonly policies: readonly NamedPolicy[];
}

/** Arguments of a resource that attach: the policies, and who gets them. */
interface Form {
  readonly policies: string;
  readonly holders: readonly (readonly [argument: string, type: PrincipalType])[];
}

const FORMS: ReadonlyMap<string, Form> = new Map([
  ["aws_iam_role_policy_attachment", { policies: "policy_arn", holders: [["role", "role"]] }],
  ["aws_iam_user_policy_attachment", { policies: "policy_arn", holders: [["user", "user"]] }],
  ["aws_iam_group_policy_attachment", { policies: "policy_arn", holders: [["group", "group"]] }],
  [
    "aws_iam_policy_attachment",
    {
      policies: "policy_arn",
      holders: [
        ["roles", "role"],
        ["users", "user"],
        ["groups", "group"],
      ],
    },
  ],
  [
    "aws_iam_role_policy_attachments_exclusive",
    { policies: "policy_arns", holders: [["role_name", "role"]] },
  ],
  [
    "aws_iam_user_policy_attachments_exclusive",
    { policies: "policy_arns", holders: [["user_name", "user"]] },
  ],
  [
    "aws_iam_group_policy_attachments_exclusive",
    { policies: "policy_arns", holders: [["group_name", "group"]] },
  ],
]);

export function createAttachments(world: World, principals: Principals, slots: Slots): Attachments {
  const attached = new Map<string, Holders[]>();
  const boundaries = new Set<string>();
  const unresolved: Place[] = [];
  const texts: Place[] = [];
  const read = new Map<string, Refusal>();
  const policies = world.allResources().filter(({ type }) => type === "aws_iam_policy");
  const named = policies.map((policy) => ({ policy, name: resourceName(policy, world) }));

  /** The policies of this source that a value names. */
  function meant(value: Value | undefined, at: Place): readonly ResourceInstance[] {
    if (value === undefined || value.kind === "null") return [];
    switch (value.kind) {
      case "choice":
        return value.alternatives.flatMap((one) => meant(one, at));
      case "list":
        return value.elements.flatMap((element) => {
          if (element.kind !== "some") return meant(element, at);
          if (element.open) unresolved.push(at);
          return element.values.flatMap((one) => meant(one, at));
        });
      case "object":
        return [...value.entries.values()].flatMap((entry) => meant(entry.value, at));
      case "string":
        texts.push(value.origin.at, ...(value.also ?? []).map((one) => one.at));
        return byArn(value.value, at);
      case "partial": {
        texts.push(value.origin.at);
        const last = value.parts.at(-1);
        const text = last?.kind === "text" ? last.value : undefined;
        if (text?.includes("/") === true) return byArn(`arn:*${text}`, at);
        mayName(value, at);
        return unknownPolicy(at);
      }
      case "unknown":
        return (value.refers === undefined ? undefined : referred(value.refers, at)) ?? unknownPolicy(at);
      default:
        return [];
    }
  }

  /** A text that is known to name one, and of the name only some parts: any that fits may be it. */
  function mayName({ parts }: PartialString, at: Place): void {
    const path = parts.map((part) => (part.kind === "text" ? part.value : "${}")).join("");
    const start = path.indexOf("policy/");
    if (start < 0) return;
    const end = path.slice(start + "policy/".length);
    const isBare = /^(?:\$\{\})+$/.test(end);
    for (const { policy, name } of named) {
      if (!isBare && !("unknown" in name) && !mayBe(end, name)) continue;
      const why = refuse(
        "policy-used-elsewhere",
        "an attachment of a name that is not known may name it",
        at,
      );
      note(policy, { holders: [], unlisted: why });
    }
  }

  function unknownPolicy(at: Place): readonly ResourceInstance[] {
    unresolved.push(at);
    return [];
  }

  function byArn(arn: string, at: Place): readonly ResourceInstance[] {
    if (/^arn:[^:]*:iam::aws:/.test(arn)) return [];
    const wanted = arn.replace(/^.*\//, "").toLowerCase();
    if (wanted === "") return [];
    const certain = named.filter(({ name }) => nameText(name) === wanted).map(({ policy }) => policy);
    for (const { policy, name } of named) {
      if (
        !("starts" in name) ||
        !wanted.startsWith(name.starts.toLowerCase()) ||
        !wanted.endsWith(name.ends.toLowerCase())
      )
        continue;
      note(policy, { holders: [], unlisted: refuse("partly-known", "an attachment may name it", at) });
    }
    return certain;
  }

  function referred({ block, key }: Referent, at: Place): readonly ResourceInstance[] | undefined {
    const instances = world.resources(block);
    const exact = instances.find((one) => one.key === key);
    const found = exact === undefined ? instances : [exact];
    const [first] = found;
    if (first?.type === "aws_iam_policy") return found;
    if (first?.type !== "data.aws_iam_policy") return undefined;
    return found.flatMap((one) => {
      const name =
        world.value(one.block.parts, "name", one.scope) ?? world.value(one.block.parts, "arn", one.scope);
      return name?.kind === "string" ? byArn(name.value, at) : meant(name, at);
    });
  }

  function note(policy: ResourceInstance, holders: Holders): void {
    const known = attached.get(policy.address);
    if (known === undefined) attached.set(policy.address, [holders]);
    else known.push(holders);
  }

  function value(parts: readonly SourcedBody[], name: string, instance: ResourceInstance): Value | undefined {
    const sourced = argument(parts, name);
    if (sourced === undefined) return undefined;
    slots.consume(sourced, "data");
    return world.evaluate(sourced, instance.scope);
  }

  function attach(instance: ResourceInstance, { policies: from, holders: to }: Form): void {
    const { block } = instance;
    const found = meant(value(block.parts, from, instance), block.at);
    const given = to.map(([name, type]) =>
      principals.named(value(block.parts, name, instance), type, block.at, instance),
    );
    const holders = join([...given, { holders: [], unlisted: instance.unlisted }]);
    for (const policy of found) note(policy, holders);
  }

  for (const { type, block, scope } of world.allResources()) {
    if (type !== "data.aws_iam_policy") continue;
    const name = world.value(block.parts, "name", scope) ?? world.value(block.parts, "arn", scope);
    for (const policy of meant(name, block.at)) {
      read.set(policy.address, refuse("policy-used-elsewhere", "a data source reads it", block.at));
    }
  }
  for (const instance of world.allResources()) {
    const { block, type } = instance;
    const form = FORMS.get(type);
    if (form !== undefined) attach(instance, form);
    if (type === "aws_iam_role") {
      const holder = principals.holderOf(instance);
      const holders: Holders = { holders: holder === undefined ? [] : [holder], unlisted: instance.unlisted };
      for (const policy of meant(value(block.parts, "managed_policy_arns", instance), block.at))
        note(policy, holders);
    }
    if (type === "aws_iam_role" || type === "aws_iam_user") {
      const boundary = value(block.parts, "permissions_boundary", instance);
      const before = unresolved.length;
      for (const policy of meant(boundary, block.at)) boundaries.add(policy.address);
      unresolved.length = before;
    }
    if (type === "aws_ssoadmin_customer_managed_policy_attachment") {
      const set = principals.named(
        value(block.parts, "permission_set_arn", instance),
        "permission-set",
        block.at,
        instance,
      );
      for (const policy of referencedByName(block.parts, instance)) note(policy, set);
    }
    if (type === "aws_ssoadmin_permissions_boundary_attachment") {
      for (const part of nested(block.parts, "permissions_boundary")) {
        for (const policy of referencedByName([part], instance)) boundaries.add(policy.address);
      }
    }
  }

  function referencedByName(
    parts: readonly SourcedBody[],
    instance: ResourceInstance,
  ): readonly ResourceInstance[] {
    return nested(parts, "customer_managed_policy_reference").flatMap((reference) =>
      meant(value([reference], "name", instance), instance.block.at),
    );
  }

  return {
    holdersOf: ({ address }) => join(attached.get(address) ?? []),
    isBoundary: ({ address }) => boundaries.has(address),
    unresolved,
    texts,
    read,
    policies: named.map(({ policy, name }) => ({ address: policy.address, name })),
  };
}

function nameText(name: ReturnType<typeof resourceName>): string | undefined {
  if ("literal" in name) return name.literal.toLowerCase();
  return "default" in name ? name.default.toLowerCase() : undefined;
}
