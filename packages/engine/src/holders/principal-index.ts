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
  byName(type: PrincipalType, name: string): readonly KnownPrincipal[];
  /** All of that type whose names begin and end so; not both empty. */
  byParts(type: PrincipalType, starts: string, ends: string): readonly KnownPrincipal[];
}

export type PrincipalType = PrincipalArn["type"];

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
  const sorted = [...named].sort(([left], [right]) => (left < right ? -1 : 1));
  return {
    all,
    byArn: (arn) => byKey.get(principalKey(arn)),
    byName: (type, name) => named.get(nameKey(type, name)) ?? [],
    byParts: (type, starts, ends) => {
      const head = nameKey(type, starts);
      const tail = ends.toLowerCase();
      const found: KnownPrincipal[] = [];
      for (let at = firstFrom(sorted, head); sorted[at]?.[0].startsWith(head) === true; at += 1) {
        const [key, same] = sorted[at] ?? ["", []];
        if (key.length >= head.length + tail.length && key.endsWith(tail)) found.push(...same);
      }
      return found;
    },
  };
}

/** The index of the first entry whose key is not before `key`. */
function firstFrom(sorted: readonly (readonly [string, unknown])[], key: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle]?.[0] ?? "") < key) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nameKey(type: PrincipalType, name: string): string {
  return `${type}/${name.toLowerCase()}`;
}
