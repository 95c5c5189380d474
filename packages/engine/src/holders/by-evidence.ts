// Who a holder is by what evidence says of it.
import type { DeployedHolder, DeployedPrincipal, Holder, Refusal, Tie } from "@iamend/source";
import { accountsOf, accountsUnknown, MADE, type Identity, type Known } from "./identity.js";
import type { KnownPrincipal, PrincipalIndex } from "./principal-index.js";

/** The principals that evidence says a holder is; the set is closed if it tells of one in each account. */
export function byEvidence(
  holder: Holder,
  deployed: DeployedHolder,
  address: string,
  { index, configuration, isTied }: Known,
): Identity {
  const { as } = deployed;
  const found = as.map((one) => ({ one, principals: called(one, index) }));
  const accounts = accountsOf(holder, address, configuration);
  const own = new Set(found.flatMap(({ principals }) => principals));
  const others = namedAlike(holder, as, index).filter(
    (one) =>
      !own.has(one) &&
      !isTied(one) &&
      !configuration.principals.has(one.arn) &&
      (accounts?.includes(one.parts.account) ?? true),
  );
  const told = found.flatMap(({ one, principals }) =>
    one.account === undefined ? principals.map(({ parts }) => parts.account) : [one.account],
  );
  const silentIn = accounts?.filter((account) => !told.includes(account)) ?? [];
  const open =
    deployed.contradicted ??
    movedFrom(holder, own) ??
    deployed.open ??
    (accounts === undefined ? accountsUnknown(holder) : undefined) ??
    elsewhere(holder, told, accounts) ??
    notTold(holder, silentIn, deployed) ??
    alsoNamed(holder, others, deployed);
  return {
    known: "evidence",
    name: [...new Set(as.map(({ name }) => name))].join(", "),
    // One whose account is not told can only be the one that there is.
    speaks: [...found.flatMap(({ principals }) => (principals.length === 1 ? principals : [])), ...others],
    silent: found.flatMap(({ one, principals }) => (principals.length === 0 ? [arnOf(one, holder)] : [])),
    maybe: found.flatMap(({ principals }) => (principals.length > 1 ? principals : [])),
    ...(open === undefined ? {} : { open }),
  };
}

/** What a name tells, where evidence only agrees or not. */
export function withEvidence(
  named: Identity,
  holder: Holder,
  { as, contradicted, open: why }: DeployedHolder,
  accounts: readonly string[] | undefined,
): Identity {
  const told = as.flatMap(({ account }) => account ?? []);
  const open =
    contradicted ??
    (as.length === 0 && named.known !== "literal" ? why : undefined) ??
    named.open ??
    elsewhere(holder, told, accounts);
  return open === undefined ? named : { ...named, open };
}

/** Whether evidence says of a principal what it is. */
export function tiedPrincipals(evidence: readonly Tie[]): Known["isTied"] {
  const names = new Set(
    evidence.flatMap(({ principal }) =>
      principal === undefined ? [] : [keyOf(principal.type, principal.name)],
    ),
  );
  return ({ parts }) => names.has(keyOf(parts.type, parts.name));
}

function keyOf(type: string, name: string): string {
  return `${type}/${name.toLowerCase()}`;
}

function called(
  { type, name, account }: DeployedPrincipal,
  index: PrincipalIndex,
): readonly KnownPrincipal[] {
  return index.byName(type, name).filter(({ parts }) => account === undefined || parts.account === account);
}

/** Those whose names differ only by what CloudFormation makes up: of the same stack in another region, perhaps. */
function namedAlike(
  { name }: Holder,
  as: readonly DeployedPrincipal[],
  index: PrincipalIndex,
): readonly KnownPrincipal[] {
  if ("literal" in name || "default" in name) return [];
  const starts = new Map(
    as.flatMap(({ type, name: whole }) => {
      const start = whole.slice(0, whole.lastIndexOf("-") + 1);
      return start !== "" && MADE.test(whole.slice(start.length))
        ? [[keyOf(type, start), { type, start }]]
        : [];
    }),
  );
  return [...starts.values()].flatMap(({ type, start }) =>
    index.byParts(type, start, "").filter(({ parts }) => MADE.test(parts.name.slice(start.length))),
  );
}

/** The source has changed since, or it is another. */
function movedFrom({ path, at }: Holder, own: ReadonlySet<KnownPrincipal>): Refusal | undefined {
  const other = [...own].find(
    ({ parts }) => path !== undefined && parts.path.toLowerCase() !== path.toLowerCase(),
  );
  if (other === undefined) return undefined;
  const message = `evidence says that it is ${other.arn}, which is not on the path of this source (${path ?? ""}); so it proves nothing of it`;
  return { code: "evidence-contradicts", message, at };
}

function elsewhere(
  { at }: Holder,
  told: readonly string[],
  accounts: readonly string[] | undefined,
): Refusal | undefined {
  const other = accounts === undefined ? undefined : told.find((account) => !accounts.includes(account));
  if (other === undefined) return undefined;
  const message = `evidence tells of it in account ${other}, which \`accounts\` does not name; name all accounts that this is deployed to`;
  return { code: "accounts-incomplete", message, at };
}

function notTold({ at }: Holder, silentIn: readonly string[], { ask }: DeployedHolder): Refusal | undefined {
  if (silentIn.length === 0) return undefined;
  const message = `no evidence tells of it in account ${silentIn.slice(0, 3).join(", ")}; give \`--evidence\` of that too${hint(ask)}`;
  return { code: "evidence-incomplete", message, at };
}

function alsoNamed(
  { at }: Holder,
  [other]: readonly KnownPrincipal[],
  { ask }: DeployedHolder,
): Refusal | undefined {
  if (other === undefined) return undefined;
  const message = `no evidence tells of ${other.arn}, which is named alike; give \`--evidence\` of its stack too${hint(ask)}`;
  return { code: "evidence-incomplete", message, at };
}

function hint(ask: string | undefined): string {
  return ask === undefined ? "" : ` (what \`${ask}\` prints there)`;
}

function arnOf(
  { type, name, partition = "aws", account = "" }: DeployedPrincipal,
  { path = "/" }: Holder,
): string {
  return `arn:${partition}:iam::${account}:${type}${path}${name}`;
}
