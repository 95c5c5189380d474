import { readPrincipal } from "@iamend/core";
import { accountsAt, type Configuration, type HolderReport } from "@iamend/engine";

/**
 * The configuration with names that were computed taken for certain: whoever is the only one of an account that has such a name is mapped.
 *
 * Only where the accounts of the stack are known and there is one for each, or somebody of whom nothing is known would be silently left out;
 * and only if nobody else of the app may be it as well, for then the name tells nothing.
 */
export function withDerivedNames(
  configuration: Configuration,
  reports: readonly HolderReport[],
): Configuration {
  const holders = reports.flatMap((report) => report.holders);
  const claims = new Map<string, Set<string>>();
  for (const { address, speaks, maybe } of holders)
    for (const arn of [...speaks, ...maybe]) claims.set(arn, (claims.get(arn) ?? new Set()).add(address));
  const principals = new Map(configuration.principals);
  for (const { address, known, speaks } of holders) {
    if (known !== "derived" || speaks.some((arn) => principals.has(arn))) continue;
    const accounts = accountsAt(address.slice(0, address.indexOf("#")), configuration.accounts);
    const isOneEach = accounts?.length === speaks.length && accounts.every((id) => speaks.some(isOf(id)));
    const isAlone = speaks.every((arn) => claims.get(arn)?.size === 1);
    if (isOneEach && isAlone) for (const arn of speaks) principals.set(arn, [address]);
  }
  return { ...configuration, principals };
}

function isOf(account: string): (arn: string) => boolean {
  return (arn) => {
    const read = readPrincipal(arn, "");
    return read.ok && read.value.account === account;
  };
}
