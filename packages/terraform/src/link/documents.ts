// Every policy that is deployed: which resource takes it, what it is to AWS, and who holds it.
import type { Place, PolicyDocument } from "../contract.js";
import { choice, type Referent, type Value } from "../evaluate/value.js";
import type { Attachments } from "./holder/attachments.js";
import { resourceName } from "./holder/names.js";
import { join, type Holders, type Principals, type PrincipalType } from "./holder/principals.js";
import { dynamicTurns, iteratorName } from "./module/dynamic-blocks.js";
import { argument, nested, type NestedBlock, type Sourced, type SourcedBody } from "./module/merged-block.js";
import type { ResourceInstance } from "./module/module-instance.js";
import type { World } from "./module/world.js";
import type { Content } from "./policy/content.js";
import { DOCUMENT, type Policies } from "./policy/policies.js";
import type { Slots } from "./use/slots.js";

export interface DocumentsContext {
  readonly world: World;
  readonly policies: Policies;
  readonly principals: Principals;
  readonly attachments: Attachments;
  readonly slots: Slots;
}

/** A policy and what it is made of, before the rest of the source has had its say. */
export interface DraftDocument extends Omit<PolicyDocument, "statements" | "bundles" | "open"> {
  readonly content: Content;
}

type Shape = Pick<PolicyDocument, "kind" | "attachment" | "name"> & Holders & { readonly suffix?: string };

/** Inline policies of principals: who holds them. */
const INLINE: ReadonlyMap<string, readonly [argument: string, type: PrincipalType, policy: string]> = new Map(
  [
    ["aws_iam_role_policy", ["role", "role", "policy"]],
    ["aws_iam_user_policy", ["user", "user", "policy"]],
    ["aws_iam_group_policy", ["group", "group", "policy"]],
    ["aws_ssoadmin_permission_set_inline_policy", ["permission_set_arn", "permission-set", "inline_policy"]],
  ],
);

/** The policies of one resource. */
export function documentsOf(instance: ResourceInstance, context: DocumentsContext): readonly DraftDocument[] {
  const { world, policies, principals, attachments, slots } = context;
  const { block, type, scope } = instance;

  function make(
    sourced: Sourced,
    shape: Shape,
    at: Place = block.at,
    value: Value = world.evaluate(sourced, scope),
  ): DraftDocument {
    slots.consume(sourced, "policy");
    const home = { file: sourced.file, range: sourced.at };
    return made(policies.content(withoutNothing(value), home), shape, at);
  }

  function made(
    content: Content,
    { suffix = "", kind, attachment, name, holders, unlisted }: Shape,
    at: Place,
  ): DraftDocument {
    const open = unlisted ?? instance.unlisted;
    return {
      address: `${instance.address}${suffix}`,
      at,
      kind,
      attachment,
      holders,
      content,
      ...(name === undefined ? {} : { name }),
      ...(open === undefined ? {} : { unlisted: open }),
    };
  }

  function named(parts: readonly SourcedBody[], name: string, holder: PrincipalType): Holders {
    const sourced = argument(parts, name);
    if (sourced === undefined) return { holders: [] };
    slots.consume(sourced, "data");
    return principals.named(world.evaluate(sourced, scope), holder, block.at, instance);
  }

  const inline = INLINE.get(type);
  if (inline !== undefined) {
    const [holder, holderType, policy] = inline;
    const sourced = argument(block.parts, policy);
    if (sourced === undefined) return [];
    return [
      make(sourced, { kind: "identity", attachment: "inline", ...named(block.parts, holder, holderType) }),
    ];
  }
  if (type === "aws_iam_policy") {
    const sourced = argument(block.parts, "policy");
    if (sourced === undefined) return [];
    const kind = attachments.isBoundary(instance) ? "boundary" : "identity";
    const name = resourceName(instance, world);
    return [make(sourced, { kind, attachment: "managed", name, ...attachments.holdersOf(instance) })];
  }
  if (type === "aws_iam_role") return rolePolicies();
  if (type === "aws_organizations_policy") {
    const sourced = argument(block.parts, "content");
    return sourced === undefined
      ? []
      : [make(sourced, { kind: "boundary", attachment: "managed", holders: [] })];
  }
  return type.startsWith("data.") ? [] : otherPolicies();

  function rolePolicies(): readonly DraftDocument[] {
    const holder = principals.holderOf(instance);
    const holders = join([{ holders: holder === undefined ? [] : [holder] }]);
    const trust = argument(block.parts, "assume_role_policy");
    const shape = { kind: "identity", attachment: "inline", ...holders } as const;
    const inlines = nested(block.parts, "inline_policy").flatMap((written, position) => {
      const suffix = `.inline_policy[${String(position)}]`;
      if (written.type === "dynamic") return dynamicInlines(written, { ...shape, suffix });
      const sourced = argument([written], "policy");
      return sourced === undefined ? [] : [make(sourced, { ...shape, suffix }, written.place)];
    });
    return trust === undefined
      ? inlines
      : [
          ...inlines,
          make(trust, { kind: "trust", attachment: "inline", holders: [], suffix: ".assume_role_policy" }),
        ];
  }

  /** A policy for each turn of a `dynamic` block. Whether it is there or not, nobody but the role can hold it. */
  function dynamicInlines(written: NestedBlock, shape: Shape): readonly DraftDocument[] {
    const [content] = nested([written], "content");
    const forEach = argument([written], "for_each");
    const sourced = content === undefined ? undefined : argument([content], "policy");
    if (forEach === undefined || sourced === undefined) return [];
    slots.consume(forEach, "data");
    slots.consume(sourced, "policy");
    const name = iteratorName(written, written.label ?? "inline_policy");
    const turns = dynamicTurns(world.evaluate(forEach, scope), name, scope).flat();
    return turns.map((turn, position) => {
      const value = withoutNothing(world.evaluate(sourced, turn.scope));
      const suffix = `${shape.suffix ?? ""}[${String(position)}]`;
      return made(policies.content(value, written.place), { ...shape, suffix }, written.place);
    });
  }

  /** What other resources call a policy, if it looks like one. */
  function otherPolicies(): readonly DraftDocument[] {
    const kind = type.startsWith("aws_") ? "resource" : "unknown";
    return block.parts.flatMap(({ body, file }) =>
      body.attributes.flatMap(({ name, value, at }) => {
        if (!name.includes("policy") && !name.includes("policies")) return [];
        const sourced = { value, file, at };
        const evaluated = world.evaluate(sourced, scope);
        if (!looksLikePolicy(evaluated, world)) return [];
        const suffix = name === "policy" ? "" : `.${name}`;
        return [make(sourced, { kind, attachment: "inline", holders: [], suffix }, block.at, evaluated)];
      }),
    );
  }
}

/** A policy is never null, nor an empty text, nor an error: where it might be, there is no policy at all. */
function withoutNothing(value: Value): Value {
  if (value.kind !== "choice") return value;
  const real = value.alternatives.filter(
    (one) =>
      one.kind !== "null" &&
      !(one.kind === "string" && one.value === "") &&
      !(one.kind === "unknown" && one.fails),
  );
  return choice(real.length === 0 ? value.alternatives : real, value.reason);
}

/** Whether a value is a policy for all that can be seen. */
export function looksLikePolicy(value: Value, world: World): boolean {
  switch (value.kind) {
    case "choice":
      return value.alternatives.some((one) => looksLikePolicy(one, world));
    case "unknown":
      return value.refers !== undefined && isDocument(value.refers, world);
    case "string":
    case "partial":
      if (value.encodes !== undefined)
        return value.encodes.kind === "object" && value.encodes.entries.has("Statement");
      if (value.kind === "string") return value.value.includes('"Statement"');
      return value.parts.some((part) =>
        part.kind === "text" ? part.value.includes('"Statement"') : looksLikePolicy(part.value, world),
      );
    default:
      return false;
  }
}

function isDocument({ block, attribute }: Referent, world: World): boolean {
  return (
    (attribute === "json" || attribute === "minified_json") && world.resources(block)[0]?.type === DOCUMENT
  );
}
