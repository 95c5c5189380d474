import {
  catalogLagDays,
  matchesGlob,
  parseInstant,
  type Catalog,
  type Decision,
  type UnusedAccess,
} from "@iamend/core";
import type { Refusal } from "@iamend/source";
import type { Configuration } from "../configuration/configuration.js";
import type { KnownPrincipal } from "../holders/principal-index.js";

const DAY = 86_400_000;

/** Why what the findings say is too old to act on without a person; nothing: it is not. */
export function tooOld(
  speaks: readonly KnownPrincipal[],
  { maxFindingAgeDays }: Configuration,
  now: number | undefined,
): Refusal | undefined {
  if (now === undefined || maxFindingAgeDays === undefined) return undefined;
  for (const { arn, findings } of speaks) {
    const analyzed = parseInstant(findings.analyzedAt);
    if (analyzed === undefined) {
      return { code: "finding-undated", message: `the findings about ${arn} do not say when they were made` };
    }
    const days = Math.floor((now - analyzed) / DAY);
    if (days > maxFindingAgeDays) {
      return {
        code: "finding-too-old",
        message: `the findings about ${arn} are ${String(days)} days old, and \`maxFindingAgeDays\` is ${String(maxFindingAgeDays)}`,
      };
    }
  }
  return undefined;
}

/** Law 13: why changes of wildcards are not certain, judged by the oldest finding's distance to the catalog. */
export function catalogBehind(
  speaks: readonly KnownPrincipal[],
  catalog: Catalog,
  { maxCatalogLagDays }: Configuration,
): Refusal | undefined {
  for (const { arn, findings } of speaks) {
    const lag =
      findings.analyzedAt === undefined ? undefined : catalogLagDays(catalog.date, findings.analyzedAt);
    if (lag !== undefined && lag > maxCatalogLagDays) {
      return {
        code: "catalog-too-old",
        message: `the catalog (${catalog.date}) is ${String(lag)} days older than the findings about ${arn}, and may lack actions that AWS added since; give newer data with --catalog`,
      };
    }
  }
  return undefined;
}

/**
 * AWS never tracks iam:PassRole, so that a service without any use says nothing about it; taking it away may break
 * whatever passes a role.
 */
export function untracked(decision: Decision, unused: UnusedAccess): Refusal | undefined {
  if (decision.kind !== "removed" && decision.kind !== "replaced") return undefined;
  if (unused.get("iam")?.whole !== true || !matchesGlob(decision.pattern, PASS_ROLE)) return undefined;
  if (decision.kind === "replaced" && [...decision.by, ...decision.covered].some(allowsPassRole))
    return undefined;
  return {
    code: "untracked-action",
    message: `it allows ${PASS_ROLE}, whose use AWS does not track; if nothing passes a role, apply the suggestion, else keep it by \`keep\` or iamend-keep`,
  };
}

const PASS_ROLE = "iam:PassRole";

function allowsPassRole({ pattern }: { readonly pattern: string }): boolean {
  return matchesGlob(pattern, PASS_ROLE);
}
