// Roles, users and groups: those that the source defines, and those that it only names.
import type { Holder, Place, Refusal } from "../../contract.js";
import type { Referent, Value } from "../../evaluate/value.js";
import type { ResourceInstance } from "../module/module-instance.js";
import type { World } from "../module/world.js";
import { refuse } from "../refusal.js";
import { nameOf, resourceName } from "./names.js";
import {
  accountIn,
  accountKey,
  createProviderAccounts,
  nameIn,
  unknownAccount,
} from "./provider-accounts.js";

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
  /** The principals that a value names: by reference, by name, or by ARN. `from`: the resource that says so. */
  named(value: Value | undefined, type: PrincipalType, at: Place, from: ResourceInstance): Holders;
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
  const accountOf = createProviderAccounts(world);

  function holderOf(instance: ResourceInstance): Holder | undefined {
    const type = TYPES.get(instance.type);
    if (type === undefined) return undefined;
    const found = known.get(instance.address);
    if (found !== undefined) return found;
    const { block, scope } = instance;
    const pathValue = world.value(block.parts, "path", scope);
    const path = pathValue === undefined ? "/" : pathValue.kind === "string" ? pathValue.value : undefined;
    const outside = instance.type.startsWith("data.");
    const account = type === "permission-set" ? "default" : accountOf(instance);
    const holder: Holder = {
      address: outside ? "" : instance.address,
      type,
      name: type === "permission-set" ? setName(block.at) : nameIn(account, resourceName(instance, world)),
      ...accountIn(account),
      ...(path === undefined || outside || type === "permission-set" ? {} : { path }),
      at: block.at,
    };
    known.set(instance.address, holder);
    return holder;
  }

  for (const instance of world.allResources()) {
    if (!TYPES.has(instance.type) || instance.type.startsWith("data.")) continue;
    const holder = holderOf(instance);
    if (holder === undefined || !("literal" in holder.name)) continue;
    const key = nameKey(instance.owner.root, holder, holder.name.literal);
    const first = byName.get(key);
    if (first === undefined) byName.set(key, holder);
    else for (const one of [first, holder]) rename(key, one);
  }

  /** A name is unique in its account: of two that have the same, at least one is not what it seems. */
  function rename(key: string, holder: Holder): void {
    const why = refuse("duplicate-name", `another ${holder.type} here has the same`, holder.at);
    const renamed: Holder = { ...holder, name: { unknown: why } };
    known.set(holder.address, renamed);
    byName.set(key, renamed);
  }

  function named(value: Value | undefined, type: PrincipalType, at: Place, from: ResourceInstance): Holders {
    if (value === undefined || value.kind === "null") return { holders: [] };
    switch (value.kind) {
      case "choice":
        return fromChoice(value, type, at, from);
      case "list": {
        const parts = value.elements.map((element): Holders => {
          if (element.kind !== "some") return named(element, type, at, from);
          const some = join(element.values.map((one) => named(one, type, at, from)));
          return element.open ? { ...some, unlisted: element.reason } : some;
        });
        return join(parts);
      }
      case "unknown":
        return (
          (value.refers === undefined ? undefined : referred(value.refers, from)) ?? {
            holders: [{ address: "", type, name: { unknown: value.reason }, at }],
          }
        );
      case "string":
        return { holders: [literal(value.value, type, at, from)] };
      default:
        return { holders: [{ address: "", type, name: nameOf(value, at), at }] };
    }
  }

  /** One of several: each may be it. A text that is empty names nobody. */
  function fromChoice(
    value: Extract<Value, { kind: "choice" }>,
    type: PrincipalType,
    at: Place,
    from: ResourceInstance,
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
    return join(real.map((one) => named(one, type, at, from)));
  }

  function literal(text: string, type: PrincipalType, at: Place, from: ResourceInstance): Holder {
    const arn = /^arn:[^:]*:iam::(\d{12})?:(?:role|user|group)\/(.*)$/.exec(text);
    const name = arn === null ? text : (arn[2] ?? "").replace(/^.*\//, "");
    const account = arn?.[1];
    const made = accountOf(from);
    const { root } = from.owner;
    const own =
      (account === undefined ? undefined : byName.get(nameKey(root, { type, account }, name))) ??
      byName.get(nameKey(root, { type, ...(account === undefined ? accountIn(made) : {}) }, name));
    const elsewhere = account === undefined && unknownAccount(made) !== undefined;
    if (own !== undefined && !elsewhere) return own;
    return account === undefined
      ? { address: "", type, name: nameIn(made, { literal: name }), ...accountIn(made), at }
      : { address: "", type, name: { literal: name }, account, at };
  }

  function referred({ block, key, attribute }: Referent, from: ResourceInstance): Holders | undefined {
    if (attribute === undefined || !NAMING.has(attribute)) return undefined;
    const instances = world.resources(block);
    const exact = instances.find((one) => one.key === key);
    const meant =
      exact === undefined
        ? instances.filter((one) => key === undefined || key === "*" || one.key === "*")
        : [exact];
    const holders = meant.flatMap((one) => {
      const holder = holderOf(one);
      return holder === undefined ? [] : [seenFrom(from, one, holder)];
    });
    if (holders.length === 0) return undefined;
    const unlisted =
      meant.find((one) => one.unlisted !== undefined)?.unlisted ??
      (exact === undefined
        ? refuse("partly-known", "which of them it is depends on a key that is not known")
        : undefined);
    return { holders, unlisted };
  }

  /** What refers to a principal of another account means one of the same name in its own. */
  function seenFrom(from: ResourceInstance, one: ResourceInstance, holder: Holder): Holder {
    if (holder.type === "permission-set") return holder;
    const [here, there] = [accountOf(from), accountOf(one)];
    if (accountKey(here) === accountKey(there)) return holder;
    const why = unknownAccount(here) ?? unknownAccount(there);
    const other = refuse(
      "other-provider",
      "its provider works in another account than this one's",
      holder.at,
    );
    return { address: "", type: holder.type, name: { unknown: why ?? other }, at: holder.at };
  }

  const all = world.allResources().flatMap((instance) => {
    return instance.type.startsWith("data.") ? [] : (holderOf(instance) ?? []);
  });
  return { all, holderOf, named };
}

const NAMING = new Set(["name", "id", "arn", "unique_id", "role_name", "user_name"]);

function setName(at: Place): Holder["name"] {
  return {
    unknown: refuse("partly-known", "Identity Center makes the role of a permission set, and its name", at),
  };
}

function nameKey(
  root: string,
  { type, account = "" }: Pick<Holder, "type" | "account">,
  name: string,
): string {
  return `${root}\0${type}\0${account}\0${name.toLowerCase()}`;
}

/** All of them, each once. */
export function join(parts: readonly Holders[]): Holders {
  const unlisted = parts.find((part) => part.unlisted !== undefined)?.unlisted;
  return { holders: [...new Set(parts.flatMap(({ holders }) => holders))], unlisted };
}
