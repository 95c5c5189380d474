import { intersectUnused, type UnusedAccess } from "@iamend/core";
import type { Holder, PolicyDocument, Refusal, Tie } from "@iamend/source";
import type { Configuration } from "../configuration/configuration.js";
import type { HolderReport } from "../report/problem.js";
import { tiedPrincipals } from "./by-evidence.js";
import { identify } from "./identify.js";
import type { Identity, Known } from "./identity.js";
import type { KnownPrincipal, PrincipalIndex } from "./principal-index.js";

/** What the holders of one document say together (law 9). */
export interface Voices {
  /** What every holder leaves unused; empty if one of them says nothing. */
  readonly unused: UnusedAccess;
  /** Principals whose findings count here, by ARN. */
  readonly speaks: readonly KnownPrincipal[];
  /** Set: other principals may hold the document too, so nothing is certain. */
  readonly open?: Refusal;
  readonly report: HolderReport;
}

/** Asks who a holder is, and what the holders of a document say; answers are remembered. */
export interface Ask {
  /** `within`: the address of what it holds, for one that has none of its own. */
  identify(holder: Holder, within?: string): Identity;
  voices(document: PolicyDocument): Voices;
}

/** How holders are asked, given whom findings are about. */
export function askHolders(
  index: PrincipalIndex,
  configuration: Configuration,
  evidence: readonly Tie[] = [],
): Ask {
  const known: Known = {
    index,
    configuration,
    mapping: addressesToArns(configuration.principals),
    isTied: tiedPrincipals(evidence),
  };
  const identities = new Map<Holder, Identity>();
  const voices = new Map<PolicyDocument, Voices>();

  function identityOf(holder: Holder, within = ""): Identity {
    // One from outside is somebody else in another deployment.
    if (holder.address === "") return identify(holder, within, known);
    const identity = identities.get(holder) ?? identify(holder, holder.address, known);
    identities.set(holder, identity);
    return identity;
  }

  return {
    identify: identityOf,
    voices(document) {
      const remembered = voices.get(document);
      if (remembered !== undefined) return remembered;
      const asked = ask(
        document,
        document.holders.map((holder) => identityOf(holder, document.address)),
        configuration,
      );
      voices.set(document, asked);
      return asked;
    },
  };
}

function ask(
  document: PolicyDocument,
  identities: readonly Identity[],
  configuration: Configuration,
): Voices {
  const speaks = [...new Map(identities.flatMap((one) => one.speaks.map((two) => [two.arn, two]))).values()];
  speaks.sort((left, right) => (left.arn < right.arn ? -1 : 1));
  // One who says nothing counts as using everything; so does one of whom only a finding about the whole role is known.
  const allSpeak = identities.every(
    ({ speaks: own, silent, maybe, known }) =>
      silent.length === 0 && maybe.length === 0 && own.length > 0 && known !== "unknown",
  );
  const everybody = identities.length > 0 && allSpeak && speaks.every(tellsPermissions);
  const unused: UnusedAccess = everybody
    ? intersectUnused(speaks.map(({ findings }) => findings.unused))
    : new Map();
  const open =
    document.unlisted ??
    identities.find((one) => one.open !== undefined)?.open ??
    attachments(document, configuration);
  return {
    unused,
    speaks,
    ...(open === undefined ? {} : { open }),
    report: {
      address: document.address,
      at: document.at,
      closed: open === undefined,
      ...(open === undefined ? {} : { open }),
      holders: identities.map((identity, position) => ({
        address: document.holders[position]?.address ?? "",
        type: document.holders[position]?.type ?? "role",
        name: identity.name,
        known: identity.known,
        speaks: identity.speaks.map(({ arn }) => arn),
        silent: identity.silent,
        maybe: identity.maybe.map(({ arn }) => arn),
      })),
    },
  };
}

function tellsPermissions({ findings }: KnownPrincipal): boolean {
  return findings.sources.some(({ kind }) => kind === "unused-permissions");
}

/** Anybody in the account may attach a managed policy; only the configuration can say that nobody else does. */
function attachments({ attachment, at }: PolicyDocument, configuration: Configuration): Refusal | undefined {
  if (attachment === "inline" || configuration.attachments === "source") return undefined;
  return {
    code: "attachments-unknown",
    message:
      'a managed policy may be attached outside of this source too; set `attachments: "source"` in the configuration if it is not',
    at,
  };
}

function addressesToArns(principals: Configuration["principals"]): ReadonlyMap<string, readonly string[]> {
  const arns = new Map<string, string[]>();
  for (const [arn, addresses] of principals) {
    for (const address of addresses) arns.set(address, [...(arns.get(address) ?? []), arn]);
  }
  return arns;
}
