// Roles, users and groups: those that the source defines, and those that it only names.
import type { Holder, Place, Refusal } from "../../contract.js";
import type { Referent, Value } from "../../evaluate/value.js";
import type { ResourceInstance } from "../module/module-instance.js";
import type { World } from "../module/world.js";
import { refuse } from "../refusal.js";
import { nameOf, resourceName } from "./names.js";

export type PrincipalType = Holder["type"];

/** Who holds something, as far as it is known. */
export interface Holders {
  readonly holders: readonly Holder[];
  readonly unlisted?: Refusal | undefined;
}

export interface Principals {
  /** Every principal that the source defines. */
  readonly all: readonly Holder[];
  holderOf(instance: ResourceInstance): Holder | undefined;
  /** The principals that a value names: by reference, by name, or by ARN. `root`: of the configuration that says so. */
  named(value: Value | undefined, type: PrincipalType, at: Place, root: string): Holders;
}

const TYPES: ReadonlyMap<string, PrincipalType> = new Map([
  ["aws_iam_role", "role"],
  ["aws_iam_user", "user"],
  ["aws_iam_group", "group"],
  ["aws_ssoadmin_permission_set", "permission-set"],
  ["data.aws_iam_role", "role"],
  ["data.aws_iam_user", "user"],
  ["data.aws_iam_group", "group"],
  ["data.aws_ssoadmin_permission_set", "permission-set"],
]);

export function createPrincipals(world: World): Principals {
  const known = new Map<string, Holder>();
  const byName = new Map<string, Holder>();
  const all: Holder[] = [];

  function holderOf(instance: ResourceInstance): Holder | undefined {
    const type = TYPES.get(instance.type);
    if (type === undefined) return undefined;
    const found = known.get(instance.address);
    if (found !== undefined) return found;
    const { block, scope } = instance;
    const pathValue = world.value(block.parts, "path", scope);
    const path = pathValue === undefined ? "/" : pathValue.kind === "string" ? pathValue.value : undefined;
    const outside = instance.type.startsWith("data.");
    const holder: Holder = {
      address: outside ? "" : instance.address,
      type,
      name: type === "permission-set" ? setName(block.at) : resourceName(instance, world),
      ...(path === undefined || outside || type === "permission-set" ? {} : { path }),
      at: block.at,
    };
    known.set(instance.address, holder);
    return holder;
  }

  for (const instance of world.allResources()) {
    if (!TYPES.has(instance.type) || instance.type.startsWith("data.")) continue;
    const holder = holderOf(instance);
    if (holder === undefined) continue;
    all.push(holder);
    if ("literal" in holder.name)
      byName.set(nameKey(instance.owner.root, holder.type, holder.name.literal), holder);
  }

  function named(value: Value | undefined, type: PrincipalType, at: Place, root: string): Holders {
    if (value === undefined || value.kind === "null") return { holders: [] };
    switch (value.kind) {
      case "choice":
        return fromChoice(value, type, at, root);
      case "list": {
        const parts = value.elements.map((element): Holders => {
          if (element.kind !== "some") return named(element, type, at, root);
          const some = join(element.values.map((one) => named(one, type, at, root)));
          return element.open ? { ...some, unlisted: element.reason } : some;
        });
        return join(parts);
      }
      case "unknown":
        return (
          (value.refers === undefined ? undefined : referred(value.refers)) ?? {
            holders: [{ address: "", type, name: { unknown: value.reason }, at }],
          }
        );
      case "string":
        return { holders: [literal(value.value, type, at, root)] };
      default:
        return { holders: [{ address: "", type, name: nameOf(value, at), at }] };
    }
  }

  /** One of several: each may be it. A text that is empty names nobody. */
  function fromChoice(
    value: Extract<Value, { kind: "choice" }>,
    type: PrincipalType,
    at: Place,
    root: string,
  ): Holders {
    const real = value.alternatives.filter(
      (one) => one.kind !== "null" && !(one.kind === "string" && one.value === ""),
    );
    const name = nameOf(value, at);
    if (
      "default" in name &&
      real.every(({ kind }) => kind === "string" || kind === "unknown" || kind === "partial")
    ) {
      const referring = real.filter((one) => one.kind === "unknown" && one.refers !== undefined);
      if (referring.length === 0) return { holders: [{ address: "", type, name, at }] };
    }
    return join(real.map((one) => named(one, type, at, root)));
  }

  function literal(text: string, type: PrincipalType, at: Place, root: string): Holder {
    const arn = /^arn:[^:]*:iam::(\d{12})?:(?:role|user|group)\/(.*)$/.exec(text);
    const name = arn === null ? text : (arn[2] ?? "").replace(/^.*\//, "");
    const own = byName.get(nameKey(root, type, name));
    if (own !== undefined) return own;
    const account = arn?.[1];
    return { address: "", type, name: { literal: name }, ...(account === undefined ? {} : { account }), at };
  }

  function referred({ block, key, attribute }: Referent): Holders | undefined {
    if (attribute === undefined || !NAMING.has(attribute)) return undefined;
    const instances = world.resources(block);
    const exact = instances.find((one) => one.key === key);
    const meant =
      exact === undefined
        ? instances.filter((one) => key === undefined || key === "*" || one.key === "*")
        : [exact];
    const holders = meant.flatMap((one) => holderOf(one) ?? []);
    if (holders.length === 0) return undefined;
    const unlisted =
      meant.find((one) => one.unlisted !== undefined)?.unlisted ??
      (exact === undefined
        ? refuse("partly-known", "which of them it is depends on a key that is not known")
        : undefined);
    return { holders, unlisted };
  }

  return { all, holderOf, named };
}

const NAMING = new Set(["name", "id", "arn", "unique_id", "role_name", "user_name"]);

function setName(at: Place): Holder["name"] {
  return {
    unknown: refuse("partly-known", "Identity Center makes the role of a permission set, and its name", at),
  };
}

function nameKey(root: string, type: PrincipalType, name: string): string {
  return `${root}\0${type}\0${name.toLowerCase()}`;
}

/** All of them, each once. */
export function join(parts: readonly Holders[]): Holders {
  const unlisted = parts.find((part) => part.unlisted !== undefined)?.unlisted;
  return { holders: [...new Set(parts.flatMap(({ holders }) => holders))], unlisted };
}
