import type { Holder, Refusal } from "@iamend/source";
import { accountsAt } from "../configuration/accounts-at.js";
import type { Configuration } from "../configuration/configuration.js";
import type { KnownPrincipal, PrincipalIndex } from "./principal-index.js";

/** Who a holder is, as far as mapping, evidence, name and accounts tell. */
export interface Identity {
  /** How its name is known. */
  readonly known: "mapping" | "evidence" | "literal" | "derived" | "default" | "partly" | "unknown";
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

/** What holders are identified by. */
export interface Known {
  readonly index: PrincipalIndex;
  readonly configuration: Configuration;
  /** Address → ARNs. */
  readonly mapping: ReadonlyMap<string, readonly string[]>;
  /** Whether evidence says of a principal what it is. */
  readonly isTied: (principal: KnownPrincipal) => boolean;
}

/** What a service makes of it: nothing else, or it is the name of something else that begins alike. */
export const MADE = /^[a-z\d]{8,14}$/i;

/**
 * The accounts of the place that an address begins with: a role of a module is deployed with the root module, wherever the module lies.
 * Nothing: not known.
 */
export function accountsOf(
  { account, at }: Holder,
  address: string,
  { accounts }: Configuration,
): readonly string[] | undefined {
  return account === undefined ? accountsAt(deployedFrom(address, at.file), accounts) : [account];
}

export function accountsUnknown({ at }: Holder): Refusal {
  return {
    code: "accounts-unknown",
    message: "which accounts this is deployed to is not known; set `accounts` in the configuration",
    at,
  };
}

/** What the address begins with; or the file itself if it lies in that very directory, for that says more. */
function deployedFrom(address: string, file: string): string {
  const place = address.slice(0, Math.max(0, address.indexOf("#")));
  const directory = file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".";
  return place === "" || place === directory ? file : place;
}
