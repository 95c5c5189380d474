import type { Holder, Refusal } from "@iamend/source";
import { byEvidence, withEvidence } from "./by-evidence.js";
import { accountsOf, accountsUnknown, MADE, type Identity, type Known } from "./identity.js";
import type { KnownPrincipal, PrincipalType } from "./principal-index.js";

/**
 * The principals that a holder is: by mapping first, then by evidence, and by literal or computed name else.
 *
 * `address`: its own, or that of what it holds if it stands outside of the source.
 */
export function identify(holder: Holder, address: string, known: Known): Identity {
  const { index, mapping } = known;
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
  const { deployed, type } = holder;
  const named = byName({ ...holder, type }, address, known);
  if (deployed === undefined) return named;
  // A name that is written there means that one in every account, and not only where evidence tells of it.
  const isByName = "literal" in holder.name || deployed.as.length === 0;
  return isByName
    ? withEvidence(named, holder, deployed, accountsOf(holder, address, known.configuration))
    : byEvidence(holder, deployed, address, known);
}

/** Who is called so. */
function byName(holder: Holder & { readonly type: PrincipalType }, address: string, known: Known): Identity {
  const { index } = known;
  const { name } = holder;
  if ("literal" in name) return byLiteralName(holder, name.literal, address, known);
  if ("generated" in name) return byGeneratedName(holder, name.generated, address, known);
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
  { index, configuration }: Known,
): Identity {
  const { type, path } = holder;
  const named = index.byName(type, name).filter(onPath(holder));
  const accounts = accountsOf(holder, address, configuration);
  if (accounts === undefined) {
    return {
      known: "literal",
      name,
      speaks: named,
      silent: [],
      maybe: [],
      open: accountsUnknown(holder),
    };
  }
  const speaks = named.filter(({ parts }) => accounts.includes(parts.account));
  const silent = accounts
    .filter((account) => !speaks.some(({ parts }) => parts.account === account))
    .map((account) => `arn:aws:iam::${account}:${type}${path ?? "/"}${name}`);
  return { known: "literal", name, speaks, silent, maybe: [] };
}

/**
 * The one principal of an account whose name fits; where several do, each may be meant. Accounts without any are not silent, as of
 * several stacks of a template each may be in an account of its own.
 */
function byGeneratedName(
  holder: Holder & { readonly type: PrincipalType },
  { starts, older = starts }: { readonly starts: string; readonly older?: string },
  address: string,
  { index, configuration, isTied }: Known,
): Identity {
  const accounts = accountsOf(holder, address, configuration);
  const found = [...new Set([starts, older])]
    .flatMap((start) =>
      index.byParts(holder.type, start, "").filter(({ parts }) => MADE.test(parts.name.slice(start.length))),
    )
    .filter(({ parts }) => accounts?.includes(parts.account) ?? true)
    .filter(onPath(holder))
    // Who is mapped is known to be another, and so is one of whom evidence tells.
    .filter((one) => !configuration.principals.has(one.arn) && !isTied(one));
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
      message: `its name is not written in the source; it was computed from the name of the stack (${starts}…), and fits one principal of an account; to make it certain, give \`--evidence\` of its stack (what \`aws cloudformation describe-stack-resources\` prints), or map that principal under \`principals\``,
      at: holder.at,
    },
  };
}

/** A principal on another path was made by something else: a name is unique in its account. */
function onPath({ path }: Holder): (principal: KnownPrincipal) => boolean {
  return ({ parts }) => path === undefined || parts.path.toLowerCase() === path.toLowerCase();
}

function notFollowed({ type, at }: Holder): Identity {
  const message =
    type === "group"
      ? "it is a group, whose members are not known"
      : "it is a permission set, whose roles are not known";
  const code = type === "group" ? "group-members" : "permission-set-roles";
  return uncertain("unknown", "", { code, message, at });
}

/** `count` that is one or none makes `x[0]`, which people write and mean as `x`. */
export function withoutFirstKey(address: string): string {
  return address.endsWith("[0]") ? address.slice(0, -"[0]".length) : address;
}
