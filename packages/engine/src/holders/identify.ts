import type { Holder, Refusal } from "@iamend/source";
import { accountsAt } from "../configuration/accounts-at.js";
import type { Configuration } from "../configuration/configuration.js";
import type { KnownPrincipal, PrincipalIndex, PrincipalType } from "./principal-index.js";

/** Who a holder is, as far as mapping, name and accounts tell. */
export interface Identity {
  /** How its name is known. */
  readonly known: "mapping" | "literal" | "derived" | "default" | "partly" | "unknown";
  /** The name as far as it is known, to be shown. */
  readonly name: string;
  /** Principals that it is: for certain, or as far as `open` says. */
  readonly speaks: readonly KnownPrincipal[];
  /** Principals that it stands for, and that no finding is about. */
  readonly silent: readonly string[];
  /** Principals that it may be. */
  readonly maybe: readonly KnownPrincipal[];
  /** Why it may stand for principals that are not listed here. */
  readonly open?: Refusal;
}

/**
 * The principals that a holder is, by mapping first and by literal or computed name else; evidence joins before the name.
 *
 * `address`: its own, or that of what it holds if it stands outside of the source. The accounts are those of the place that an
 * address begins with: a role of a module is deployed with the root module, wherever the module lies.
 */
export function identify(
  holder: Holder,
  address: string,
  index: PrincipalIndex,
  mapping: ReadonlyMap<string, readonly string[]>,
  configuration: Configuration,
): Identity {
  const mapped = mapping.get(holder.address) ?? mapping.get(withoutFirstKey(holder.address));
  if (mapped !== undefined) {
    const found = mapped.map((arn) => index.byArn(arn) ?? arn);
    const open = notAllMapped(holder, mapped.length);
    return {
      known: "mapping",
      name: mapped.join(", "),
      speaks: found.filter((one) => typeof one !== "string"),
      silent: found.filter((one) => typeof one === "string"),
      maybe: [],
      ...(open === undefined ? {} : { open }),
    };
  }
  if (holder.type !== "role" && holder.type !== "user") return notFollowed(holder);
  const { name } = holder;
  if ("literal" in name)
    return byLiteralName({ ...holder, type: holder.type }, name.literal, address, index, configuration);
  if ("generated" in name) {
    return byGeneratedName({ ...holder, type: holder.type }, name.generated, address, index, configuration);
  }
  if ("default" in name) {
    const open = {
      code: "default-name",
      message: `its name is only the default of a variable (${name.default}), which a deployment may replace; map it under \`principals\``,
      at: holder.at,
    };
    return uncertain("default", name.default, open, index.byName(holder.type, name.default));
  }
  if ("starts" in name) {
    const { starts, ends } = name;
    const maybe = starts + ends === "" ? [] : index.byParts(holder.type, starts, ends);
    return partlyNamed(holder, starts, ends, maybe);
  }
  const message = `its name is not known: ${name.unknown.message}`;
  return uncertain("unknown", "", { code: "unknown-name", message, at: holder.at });
}

/** Each of several stacks of a template makes a principal of its own, and all of these have one address. */
function notAllMapped({ instances = 1, at }: Holder, mapped: number): Refusal | undefined {
  if (mapped >= instances) return undefined;
  return {
    code: "mapping-incomplete",
    message: `the source makes ${String(instances)} principals with this address, and \`principals\` maps ${String(mapped)} to it; map the ARN of each`,
    at,
  };
}

function partlyNamed({ at }: Holder, starts: string, ends: string, maybe: Identity["maybe"]): Identity {
  const open = {
    code: "generated-name",
    message: `only part of its name is known (${starts}…${ends}); map it under \`principals\``,
    at,
  };
  return uncertain("partly", `${starts}…${ends}`, open, maybe);
}

/** One of whom nothing is certain: nobody speaks, and others may be meant. */
function uncertain(
  known: Identity["known"],
  name: string,
  open: Refusal,
  maybe: Identity["maybe"] = [],
): Identity {
  return { known, name, speaks: [], silent: [], maybe, open };
}

function byLiteralName(
  holder: Holder & { readonly type: PrincipalType },
  name: string,
  address: string,
  index: PrincipalIndex,
  configuration: Configuration,
): Identity {
  const { type, path, at } = holder;
  const named = index.byName(type, name).filter(onPath(holder));
  const accounts = accountsOf(holder, address, configuration);
  if (accounts === undefined) {
    return {
      known: "literal",
      name,
      speaks: named,
      silent: [],
      maybe: [],
      open: {
        code: "accounts-unknown",
        message: `which accounts this is deployed to is not known; set \`accounts\` in the configuration`,
        at,
      },
    };
  }
  const speaks = named.filter(({ parts }) => accounts.includes(parts.account));
  const silent = accounts
    .filter((account) => !speaks.some(({ parts }) => parts.account === account))
    .map((account) => `arn:aws:iam::${account}:${type}${path ?? "/"}${name}`);
  return { known: "literal", name, speaks, silent, maybe: [] };
}

/** What a service makes of it: nothing else, or it is the name of something else that begins alike. */
const MADE = /^[a-z\d]{8,14}$/i;

/**
 * The one principal of an account whose name fits; where several do, each may be meant. Accounts without any are not silent, as of
 * several stacks of a template each may be in an account of its own.
 */
function byGeneratedName(
  holder: Holder & { readonly type: PrincipalType },
  { starts, older = starts }: { readonly starts: string; readonly older?: string },
  address: string,
  index: PrincipalIndex,
  configuration: Configuration,
): Identity {
  const accounts = accountsOf(holder, address, configuration);
  const found = [...new Set([starts, older])]
    .flatMap((start) =>
      index.byParts(holder.type, start, "").filter(({ parts }) => MADE.test(parts.name.slice(start.length))),
    )
    .filter(({ parts }) => accounts?.includes(parts.account) ?? true)
    .filter(onPath(holder))
    // Who is mapped is known to be another.
    .filter(({ arn }) => !configuration.principals.has(arn));
  const isOneEach = new Set(found.map(({ parts }) => parts.account)).size === found.length;
  if (found.length === 0 || !isOneEach) return partlyNamed(holder, starts, "", found);
  return {
    known: "derived",
    name: `${starts}…`,
    speaks: found,
    silent: [],
    maybe: [],
    open: {
      code: "derived-name",
      message: `its name is not written in the source; it was computed from the name of the stack (${starts}…), and fits one principal of an account; map that under \`principals\` to make it certain`,
      at: holder.at,
    },
  };
}

/** A principal on another path was made by something else: a name is unique in its account. */
function onPath({ path }: Holder): (principal: KnownPrincipal) => boolean {
  return ({ parts }) => path === undefined || parts.path.toLowerCase() === path.toLowerCase();
}

function accountsOf(
  { account, at }: Holder,
  address: string,
  { accounts }: Configuration,
): readonly string[] | undefined {
  return account === undefined ? accountsAt(deployedFrom(address, at.file), accounts) : [account];
}

function notFollowed({ type, at }: Holder): Identity {
  const message =
    type === "group"
      ? "it is a group, whose members are not known"
      : "it is a permission set, whose roles are not known";
  const code = type === "group" ? "group-members" : "permission-set-roles";
  return uncertain("unknown", "", { code, message, at });
}

/** What the address begins with; or the file itself if it lies in that very directory, for that says more. */
function deployedFrom(address: string, file: string): string {
  const place = address.slice(0, Math.max(0, address.indexOf("#")));
  const directory = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".";
  return place === "" || place === directory ? file : place;
}

/** `count` that is one or none makes `x[0]`, which people write and mean as `x`. */
export function withoutFirstKey(address: string): string {
  return address.endsWith("[0]") ? address.slice(0, -"[0]".length) : address;
}
