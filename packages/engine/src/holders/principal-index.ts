import { principalKey, readPrincipal, type PrincipalArn, type PrincipalFindings } from "@iamend/core";

/** A principal that findings are about, with its ARN read. */
export interface KnownPrincipal {
  readonly arn: string;
  readonly parts: PrincipalArn;
  readonly findings: PrincipalFindings;
}

/** The principals of the findings, by what source can say of them. */
export interface PrincipalIndex {
  readonly all: readonly KnownPrincipal[];
  byArn(arn: string): KnownPrincipal | undefined;
  /** All of that type and name, whatever their account and path; names ignore case. */
  byName(type: "role" | "user", name: string): readonly KnownPrincipal[];
}

export function indexPrincipals(findings: readonly PrincipalFindings[]): PrincipalIndex {
  const all = findings.flatMap((one): readonly KnownPrincipal[] => {
    if (one.principal === undefined) return [];
    const read = readPrincipal(one.principal, "");
    return read.ok ? [{ arn: one.principal, parts: read.value, findings: one }] : [];
  });
  const byKey = new Map(all.map((principal) => [principalKey(principal.arn), principal]));
  const named = new Map<string, KnownPrincipal[]>();
  for (const principal of all) {
    const key = nameKey(principal.parts.type, principal.parts.name);
    const same = named.get(key);
    if (same === undefined) named.set(key, [principal]);
    else same.push(principal);
  }
  return {
    all,
    byArn: (arn) => byKey.get(principalKey(arn)),
    byName: (type, name) => named.get(nameKey(type, name)) ?? [],
  };
}

function nameKey(type: "role" | "user", name: string): string {
  return `${type}/${name.toLowerCase()}`;
}
