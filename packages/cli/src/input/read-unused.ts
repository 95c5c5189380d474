import {
  catalogLagDays,
  intersectUnused,
  joinFindings,
  samePrincipal,
  unusedByRecommendation,
  type Catalog,
  type PolicyDocument,
  type PrincipalFindings,
  type UnusedAccess,
} from "@iamend/core";
import { readFindingsFiles } from "@iamend/engine/node/input";
import { CommandError } from "../command-error.js";
import type { CommandIo } from "../command-io.js";
import { count } from "../output/count.js";
import { printable } from "../output/terminal.js";

export interface UnusedOptions {
  readonly unused?: readonly string[];
  readonly principal?: string;
  /** Which policy a recommendation is taken for (existingPolicyId). */
  readonly policy?: string;
  readonly minUnusedDays?: number;
}

/** A catalog so much older than the finding does not know what the finding knows (law 13). */
const MOST_LAG_DAYS = 90;

/** Reads what is unused for one principal; `document`: the policy that a recommendation would be about. */
export function readUnused(
  options: UnusedOptions,
  catalog: Catalog,
  document: PolicyDocument | undefined,
  io: CommandIo,
): UnusedAccess {
  const files = options.unused ?? [];
  if (files.length === 0) throw new CommandError("expected --unused FILE: what the principal does not use");
  const notice = (text: string): void => {
    io.err(`${io.errPalette.orange("note")}: ${printable(text)}\n`);
  };
  const findings = readFindingsFiles(files, options.principal, notice);
  const joined = joinFindings(
    findings,
    options.minUnusedDays === undefined ? {} : { minUnusedDays: options.minUnusedDays },
  );
  for (const { message } of joined.notices) notice(message);
  const chosen = choosePrincipal(joined.principals, options.principal, files, notice);
  if (chosen === undefined) return new Map();
  warn(chosen, catalog, notice);
  return unusedOf(chosen, options.policy, catalog, document, files);
}

function choosePrincipal(
  principals: readonly PrincipalFindings[],
  wanted: string | undefined,
  files: readonly string[],
  notice: (text: string) => void,
): PrincipalFindings | undefined {
  const names = principals.map(({ principal }) => principal ?? "one that is not named");
  const listed = `${names.slice(0, 5).join(", ")}${names.length > 5 ? ` and ${String(names.length - 5)} more` : ""}`;
  if (wanted !== undefined) {
    const found = principals.find(({ principal }) => samePrincipal(principal, wanted));
    if (found === undefined && principals.length > 0) {
      notice(
        `there is no active finding about ${wanted}, so nothing is known to be unused; there are findings about ${listed}`,
      );
    }
    return found;
  }
  if (principals.length > 1) {
    throw new CommandError(
      `${files.join(", ")}: findings about ${count(principals.length, "principal")}: ${listed}; expected --principal ARN to say which`,
    );
  }
  return principals[0];
}

function warn(findings: PrincipalFindings, catalog: Catalog, notice: (text: string) => void): void {
  const { unused, unusedRole, analyzedAt, principal = "the principal" } = findings;
  if (unusedRole !== undefined) {
    notice(
      `${principal} was not used at all: it may be deleted; of single permissions that finding says nothing`,
    );
  }
  const lag = analyzedAt === undefined ? undefined : catalogLagDays(catalog.date, analyzedAt);
  if (lag !== undefined && lag > MOST_LAG_DAYS) {
    notice(
      `the catalog (${catalog.date}) is ${String(lag)} days older than the finding: a narrowed wildcard may lack actions that AWS added since; use --catalog with newer data`,
    );
  }
  if (unused.get("iam")?.whole === true) {
    notice(
      "nothing of iam is reported as used, but AWS does not track iam:PassRole: if the principal passes roles, --keep iam:PassRole",
    );
  }
}

function unusedOf(
  { unused, recommendations, sources }: PrincipalFindings,
  policy: string | undefined,
  catalog: Catalog,
  document: PolicyDocument | undefined,
  files: readonly string[],
): UnusedAccess {
  const ids = [...recommendations.keys()];
  const where = files.join(", ");
  if (ids.length === 0) {
    if (policy !== undefined)
      throw new CommandError(`--policy ${policy}: there are no recommendations in ${where}`);
    return unused;
  }
  if (document === undefined) {
    throw new CommandError(
      `${where}: a recommendation is about a whole policy; expected findings about actions`,
    );
  }
  // A recommendation for one policy says nothing about another, and nothing in a document tells its name.
  const recommendation = policy === undefined ? undefined : recommendations.get(policy);
  if (recommendation === undefined) {
    const asked = policy === undefined ? "" : `nothing for ${policy}; `;
    throw new CommandError(
      `${where}: ${asked}recommendations for ${ids.join(", ")}; expected --policy ID to say which of them this policy is`,
    );
  }
  const { recommended } = recommendation;
  const relative = unusedByRecommendation(
    document,
    recommended === "detach" ? NOTHING_ALLOWED : recommended,
    catalog,
  );
  if (!relative.ok)
    throw new CommandError(`${where}: ${relative.problems.map(({ message }) => message).join("; ")}`);
  const alsoTold = sources.some(({ kind }) => kind === "unused-permissions");
  return alsoTold ? intersectUnused([unused, relative.value]) : relative.value;
}

/** What AWS recommends by "detach": nothing of the policy is needed. */
const NOTHING_ALLOWED: PolicyDocument = { json: { Statement: [] }, statements: [], singleStatement: false };
