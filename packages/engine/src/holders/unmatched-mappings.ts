import type { Configuration } from "../configuration/configuration.js";
import type { Notice } from "../report/problem.js";
import { nearest } from "../text/nearest.js";
import { withoutFirstKey } from "./identify.js";

/** What `principals` says of addresses that no principal of the source has: a slip there must not look like silence. */
export function unmatchedMappings(
  { principals }: Pick<Configuration, "principals">,
  addresses: () => Iterable<string>,
): readonly Notice[] {
  if (principals.size === 0) return [];
  const known = new Set<string>();
  for (const address of addresses()) if (address !== "") known.add(address).add(withoutFirstKey(address));
  return [...principals].flatMap(([arn, mapped]) =>
    mapped
      .filter((address) => !known.has(address))
      .map((address) => {
        const meant = meantBy(address, [...known]);
        const hint = meant === undefined ? "" : `; did you mean ${meant}?`;
        const message = `\`principals\` maps ${arn} to ${address}, which no principal of this source has for its address${hint}`;
        return { code: "unmatched-mapping", message };
      }),
  );
}

/** An instance of it, the same elsewhere, or what a slip of the pen makes of it. */
function meantBy(address: string, known: readonly string[]): string | undefined {
  const end = address.slice(address.indexOf("#"));
  return (
    known.find((one) => one.startsWith(`${address}[`)) ??
    known.find((one) => end.startsWith("#") && one.endsWith(end)) ??
    nearest(address, known)
  );
}
