import type { Finding, Notice } from "./finding.js";
import { parseInstant } from "./instant.js";
import { quoted } from "./json-shape.js";
import { sameUnused } from "./tidy-unused.js";
import { uniteUnused } from "./unite-unused.js";
import { intersectUnused, type UnusedAccess } from "./unused-access.js";

/** What the records of one id say today. */
export interface CurrentRecords {
  /** The findings that count; none if the newest record is not `ACTIVE`. */
  readonly findings: readonly Finding[];
  /** What their permissions come to; absent if none of them speaks of permissions. */
  readonly unused?: UnusedAccess;
  readonly notices: readonly Notice[];
}

/**
 * Joins the records of one id: the pages that agree in `updatedAt`, of the newest version that there is.
 *
 * The newest record wins whatever its status, and counts only if it is `ACTIVE` and has details. A record whose `updatedAt` is missing
 * or cannot be read may be a page of the newest version, or newer or older than it. Therefore all of these must be
 * `ACTIVE` too, and only what each of them calls unused is.
 */
export function currentRecords(records: readonly Finding[]): CurrentRecords {
  const timed = records.flatMap((finding) => {
    const instant = parseInstant(finding.source.updatedAt);
    return instant === undefined ? [] : [{ finding, instant }];
  });
  const untimed = records.filter((finding) => parseInstant(finding.source.updatedAt) === undefined);
  const latest = latestOf(timed);
  const newest = latestOf(timed.filter(({ finding }) => !isOnlyListed(finding)));
  const unclear = untimed.filter((finding) => !isOnlyListed(finding));
  const deciding = [...latest, ...newest, ...untimed];
  const active = deciding.filter(({ source }) => source.status === "ACTIVE");
  if (active.length < deciding.length) {
    return {
      findings: [],
      notices: active.length === 0 ? [] : noticeOf(active, "differ in their status: none counts"),
    };
  }
  // A header that is newer than all details tells that they are of another day: what they call unused may be used now.
  const [detailed] = newest;
  if (detailed !== undefined && !latest.includes(detailed)) {
    return {
      findings: [],
      notices: noticeOf(newest, "have changed since: their details are out of date and do not count"),
    };
  }
  const findings = [...newest, ...unclear];
  if (!findings.some(({ kind }) => kind === "unused-permissions")) return { findings, notices: [] };
  const versions = unclear.flatMap(permissionsOf);
  if (newest.length > 0) versions.push(uniteUnused(newest.flatMap(permissionsOf)));
  const [first, ...others] = versions;
  const differ = first !== undefined && others.some((other) => !sameUnused(first, other));
  const why = "differ and have no updatedAt that tells the newest: only what all of them call unused counts";
  return {
    findings,
    unused: intersectUnused(versions),
    notices: differ ? noticeOf(unclear, why) : [],
  };
}

function latestOf(
  timed: readonly { readonly finding: Finding; readonly instant: number }[],
): readonly Finding[] {
  const last = timed.reduce((latest, { instant }) => Math.max(latest, instant), -Infinity);
  return timed.filter(({ instant }) => instant === last).map(({ finding }) => finding);
}

/** A header of a list can end a finding, but has no details that could stand in for those of a full record. */
function isOnlyListed({ kind, source }: Finding): boolean {
  return kind === "header" && source.shape === "list-findings-v2";
}

/** A full record without details calls nothing unused. */
function permissionsOf(finding: Finding): readonly UnusedAccess[] {
  if (finding.kind === "unused-permissions") return [finding.unused];
  return finding.kind === "header" ? [new Map()] : [];
}

function noticeOf(records: readonly Finding[], what: string): readonly Notice[] {
  const sources = records.map(({ source }) => source);
  const path = sources.map((source) => source.path).sort()[0] ?? "$";
  return [{ path, message: `records of the finding ${quoted(sources[0]?.id ?? "")} ${what}` }];
}
