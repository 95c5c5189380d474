import type { PolicyDocument } from "../policy/document.js";
import { compareCodeUnits } from "../text/ascii-case.js";
import { currentRecords } from "./current-records.js";
import type { Finding, FindingSource, Notice, RecommendationFinding } from "./finding.js";
import { laterAccess, oldest } from "./instant.js";
import { mergeRecommended } from "./merge-recommended.js";
import { withMinUnusedDays } from "./min-unused-days.js";
import { principalKey } from "./principal.js";
import { tidyUnused } from "./tidy-unused.js";
import { intersectUnused, type UnusedAccess } from "./unused-access.js";

/** When something unused was last used, in ISO 8601; absent: never. */
export interface LastUse {
  readonly lastAccessed?: string;
}

/** What is recommended for one policy. */
export interface Recommendation {
  /** The narrower document; `detach` if the whole policy is unused. */
  readonly recommended: PolicyDocument | "detach";
  readonly policyUpdatedAt?: string;
}

/** A source that counts, and what kind of fact it tells. */
export interface ContributingSource extends FindingSource {
  readonly kind: Finding["kind"];
}

/** All that the findings say about one principal. */
export interface PrincipalFindings {
  /** ARN as first written; absent for an anonymous one. */
  readonly principal?: string;
  /** What every source calls unused; empty if no source speaks of permissions. */
  readonly unused: UnusedAccess;
  /** The oldest analysis behind `unused`, or behind the other facts if no source speaks of permissions. */
  readonly analyzedAt?: string;
  readonly unusedRole?: LastUse;
  readonly unusedAccessKeys: readonly (LastUse & { readonly id: string })[];
  readonly unusedPassword?: LastUse;
  /** By the id of the policy: the ARN of a managed one, the name of an inline one. */
  readonly recommendations: ReadonlyMap<string, Recommendation>;
  readonly sources: readonly ContributingSource[];
}

/** Findings by principal, sorted by principal, the anonymous one first. */
export interface JoinedFindings {
  readonly principals: readonly PrincipalFindings[];
  readonly notices: readonly Notice[];
}

/** How findings are joined; `minUnusedDays` counts back from the analysis of each record. */
export interface JoinOptions {
  readonly minUnusedDays?: number;
}

/**
 * Joins findings of any number of files: pages and versions of one id first, then all sources of one principal.
 *
 * Several sources are intersected: a service that one of them does not name counts as used there. The order of the
 * findings does not matter, and repeating one changes nothing.
 */
export function joinFindings(findings: readonly Finding[], options: JoinOptions = {}): JoinedFindings {
  const byPrincipal = grouped(
    findings.map((finding) => withMinUnusedDays(finding, options.minUnusedDays)),
    ({ principal }) => principalKey(principal),
  );
  const principals: PrincipalFindings[] = [];
  const notices: Notice[] = [];
  for (const [, group] of [...byPrincipal].sort(([left], [right]) => compareCodeUnits(left, right))) {
    const joined = joinPrincipal(group);
    if (joined.value !== undefined) principals.push(joined.value);
    for (const notice of joined.notices) notices.push(notice);
  }
  return { principals, notices };
}

/** The distinct principals that findings name, each as first written, in the order of the findings. */
export function principalsOf(findings: readonly Finding[]): readonly string[] {
  const byKey = grouped(findings, ({ principal }) => principalKey(principal));
  return [...byKey.values()].flatMap(([first]) => (first?.principal === undefined ? [] : [first.principal]));
}

function joinPrincipal(group: readonly Finding[]): {
  readonly value: PrincipalFindings | undefined;
  readonly notices: readonly Notice[];
} {
  const counting: Finding[] = [];
  const told: UnusedAccess[] = [];
  const notices: Notice[] = [];
  for (const [, records] of grouped(group, recordKey)) {
    const current = currentRecords(records);
    for (const finding of current.findings) counting.push(finding);
    if (current.unused !== undefined) told.push(current.unused);
    for (const notice of current.notices) notices.push(notice);
  }
  notices.sort((left, right) => compareCodeUnits(left.message, right.message));
  if (counting.every(({ kind }) => kind === "header")) return { value: undefined, notices };
  const principal = group[0]?.principal;
  const aboutPermissions = counting.filter(
    ({ kind }) => kind === "unused-permissions" || kind === "recommendation",
  );
  const dated = aboutPermissions.length > 0 ? aboutPermissions : counting;
  const analyzedAt = oldest(dated.map(({ source }) => source.analyzedAt));
  const unusedRole = lastUse(counting.filter((finding) => finding.kind === "unused-role"));
  const unusedPassword = lastUse(counting.filter((finding) => finding.kind === "unused-password"));
  return {
    value: {
      ...(principal === undefined ? {} : { principal }),
      unused: tidyUnused(intersectUnused(told)),
      ...(analyzedAt === undefined ? {} : { analyzedAt }),
      ...(unusedRole === undefined ? {} : { unusedRole }),
      unusedAccessKeys: accessKeys(counting),
      ...(unusedPassword === undefined ? {} : { unusedPassword }),
      recommendations: recommendations(counting),
      sources: contributing(counting),
    },
    notices,
  };
}

/** A record without an id stands alone: its own finding is its key. */
function recordKey(finding: Finding): string | Finding {
  return finding.source.id ?? finding;
}

function lastUse(findings: readonly LastUse[]): LastUse | undefined {
  if (findings.length === 0) return undefined;
  const lastAccessed = findings.map((finding) => finding.lastAccessed).reduce(laterAccess, undefined);
  return lastAccessed === undefined ? {} : { lastAccessed };
}

function accessKeys(findings: readonly Finding[]): PrincipalFindings["unusedAccessKeys"] {
  const keys = findings.filter((finding) => finding.kind === "unused-access-key");
  return [...grouped(keys, ({ accessKeyId }) => accessKeyId)]
    .sort(([left], [right]) => compareCodeUnits(left, right))
    .map(([id, same]) => ({ id, ...lastUse(same) }));
}

function recommendations(findings: readonly Finding[]): ReadonlyMap<string, Recommendation> {
  const all = findings.filter((finding) => finding.kind === "recommendation");
  const byPolicy = [...grouped(all, ({ policyId }) => policyId)];
  return new Map(
    byPolicy
      .sort(([left], [right]) => compareCodeUnits(left, right))
      .map(([policyId, same]) => [policyId, recommendation(same)]),
  );
}

/** A narrower document anywhere outweighs "detach": the step that creates it may stand on another page. */
function recommendation(same: readonly RecommendationFinding[]): Recommendation {
  const documents = same.flatMap(({ recommended }) => (recommended === "detach" ? [] : [recommended]));
  const policyUpdatedAt = oldest(same.map((finding) => finding.policyUpdatedAt));
  return {
    recommended: mergeRecommended(documents) ?? "detach",
    ...(policyUpdatedAt === undefined ? {} : { policyUpdatedAt }),
  };
}

function contributing(findings: readonly Finding[]): readonly ContributingSource[] {
  const sources = findings.map(({ kind, source }): [string, ContributingSource] => {
    const { file, path, id, updatedAt, analyzedAt, shape } = source;
    return [JSON.stringify([file, path, id, updatedAt, analyzedAt, shape, kind]), { kind, ...source }];
  });
  return [...new Map(sources)]
    .sort(([left], [right]) => compareCodeUnits(left, right))
    .map(([, source]) => source);
}

function grouped<Value, Key>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
