import type { Catalog, PrincipalFindings } from "@iamend/core";
import {
  lazily,
  NOTHING_LOCATED,
  type Adapter,
  type Deployment,
  type Host,
  type Place,
  type LocatedEvidence,
  type Tie,
} from "@iamend/source";
import { accountsAt } from "../configuration/accounts-at.js";
import type { Configuration } from "../configuration/configuration.js";
import { holdersIn } from "../holders/holders-in.js";
import { evidenceNotices } from "../holders/evidence-notices.js";
import { indexPrincipals, type PrincipalIndex } from "../holders/principal-index.js";
import { unmatchedMappings } from "../holders/unmatched-mappings.js";
import { unmatchedStacks } from "../holders/unmatched-stacks.js";
import { askHolders, type Ask } from "../holders/voices.js";
import { advise } from "../report/advice.js";
import type { CheckResult, HolderReport, Notice, Problem, Summary } from "../report/problem.js";
import { isReported } from "../rules/context.js";
import { runRules } from "../rules/run-rules.js";
import { checkPart, type CheckedPart, type Shared } from "./check-part.js";
import type { Units } from "./collect-units.js";
import { locateOutput } from "./locate-output.js";
import { createMemory, type Memory } from "./memory.js";
import { removedPermissions } from "./removed-permissions.js";

export interface ProjectInput {
  readonly host: Host;
  /** Every file under the root that may be source, or context for it; relative to the root, `/` everywhere, sorted. */
  readonly files: readonly string[];
  /** Loaded. In order: what an adapter located is `below` for those behind it. */
  readonly adapters: readonly Adapter<unknown>[];
  readonly configuration: Configuration;
  /** Of all sources, joined (`joinFindings`), with `minUnusedDays` applied. */
  readonly findings: readonly PrincipalFindings[];
  /** What is deployed, as evidence tells; the same array for the same evidence. */
  readonly evidence?: readonly Tie[];
  readonly catalog: Catalog;
  /** Milliseconds since the epoch, for `maxFindingAgeDays`; absent: findings do not grow old. */
  readonly now?: number;
  /** Of projects over the same root; by default the project's own. */
  readonly memory?: Memory;
}

export interface CheckOptions {
  /** Files whose problems are reported and fixed; absent: all that are source. */
  readonly only?: ReadonlySet<string>;
}

/** A root and everything known about it. */
export interface Project {
  /** Reads what changed since the last time, and judges it. */
  check(options?: CheckOptions): CheckResult;
}

/** A project over a host; nothing is read before the first check. */
export function createProject(input: ProjectInput): Project {
  const memory = input.memory ?? createMemory();
  const principals = indexPrincipals(input.findings);
  return {
    check: ({ only } = {}) => check(input, memory, principals, (file) => only?.has(file) ?? true),
  };
}

function check(
  input: ProjectInput,
  memory: Memory,
  principals: PrincipalIndex,
  isChosen: (file: string) => boolean,
): CheckResult {
  const { host, adapters, configuration, catalog } = input;
  const { units, notices: unread } = memory.units.collect(input.files, adapters, host);
  const { evidence = [] } = input;
  const ask = askHolders(principals, configuration, evidence);
  const deployment: Deployment = {
    stacks: configuration.stacks,
    accounts: (path) => accountsAt(path, configuration.accounts),
    ...(evidence.length === 0 ? {} : { ties: evidence }),
  };
  const deploymentKey = JSON.stringify([[...configuration.stacks], configuration.accounts]);
  const shared: Shared = {
    host,
    configuration,
    deployment,
    catalog,
    principals,
    ask,
    now: input.now,
    isChosen,
  };
  const loose = looseFiles(input.files, units);
  const claimed = new Set(units.flatMap((own) => [...own.units.keys()]));
  const parts: CheckedPart[] = [];
  const evidenced: LocatedEvidence[] = [];
  let below = NOTHING_LOCATED;
  for (const { adapter, units: own, unread: lost } of units) {
    const files = units.flatMap((other) => (other.units === own ? [] : [...other.units.keys()]));
    const unclaimed = input.files.filter((file) => !claimed.has(file) && adapter.mayClaim(file));
    const deployed = { ...deployment, elsewhere: { files: [...files, ...loose], unread: lost, unclaimed } };
    const output = locateOutput({ adapter, units: own, adapters, deployment, deploymentKey }, host, memory);
    // What was made of its source is all that such an adapter builds on; what others have located is no matter of it.
    const beneath = adapter.output === undefined ? below : (output ?? NOTHING_LOCATED);
    const linked = memory.links.link(
      {
        adapter,
        units: own,
        below: beneath,
        deployment: deployed,
        deploymentKey,
        elsewhere: { files, unread: lost, loose, unclaimed },
      },
      host,
    );
    parts.push(checkPart(linked, own, beneath, { ...shared, deployment: deployed }));
    if (linked.located.evidence !== undefined) evidenced.push(linked.located.evidence);
    if (adapter.output === undefined) below = linked.joined();
  }
  const problems = parts.flatMap(({ context }) => runRules(context, isChosen));
  problems.sort((left, right) => comparePlaces(left.at, right.at));
  const errors = parts.flatMap(({ context }): readonly Notice[] => context.located.errors);
  const unmatched = unmatchedMappings(configuration, () =>
    parts.flatMap(({ context }) => [...holdersIn(context.located)].map(({ holder }) => holder.address)),
  );
  const stacks = unmatchedStacks(configuration, new Set(units.flatMap((own) => [...own.units.keys()])));
  const notices = [
    ...unread,
    ...errors,
    ...unmatched,
    ...stacks,
    ...evidenceNotices(evidenced),
    ...(principals.all.length === 0 ? [] : parts.flatMap(({ context }) => context.located.unmade ?? [])),
    ...parts.flatMap((part) => part.notices),
  ].filter(({ at }) => at === undefined || (isChosen(at.file) && isReported(at)));
  const holders = lazily(() => holdersOf(parts, ask, isChosen));
  const summary = lazily(() => summarise(parts, problems, ask, principals, isChosen));
  return {
    problems,
    notices,
    get holders() {
      return holders();
    },
    get summary() {
      return summary();
    },
    internalErrors: parts.flatMap((part) => part.internalErrors),
    isDisabled: (at, rule) => parts.some(({ context }) => context.directed.disables(at, rule)),
  };
}

/** Services that are code, and parts of services that are nothing by themselves. */
const LOOSE = /(?:^|\/)serverless[^/]*\.[cm]?[jt]s$|\.ya?ml$/i;

function looseFiles(files: readonly string[], units: readonly Units[]): readonly string[] {
  return files.filter((file) => LOOSE.test(file) && !units.some((own) => own.units.has(file)));
}

function comparePlaces(left: Place, right: Place): number {
  if (left.file !== right.file) return left.file < right.file ? -1 : 1;
  return left.range[0] - right.range[0] || left.range[1] - right.range[1];
}

function holdersOf(
  parts: readonly CheckedPart[],
  ask: Ask,
  isChosen: Shared["isChosen"],
): readonly HolderReport[] {
  return parts.flatMap(({ context }) =>
    context.located.documents
      .filter(({ kind, at }) => kind === "identity" && isChosen(at.file) && isReported(at))
      .map((document) => ask.voices(document).report),
  );
}

function summarise(
  parts: readonly CheckedPart[],
  problems: readonly Problem[],
  ask: Ask,
  principals: PrincipalIndex,
  isChosen: Shared["isChosen"],
): Summary {
  const documents = parts.flatMap(({ context }) =>
    context.located.documents.filter(({ at }) => isChosen(at.file) && isReported(at)),
  );
  const policies = documents.filter(({ kind }) => kind === "identity" || kind === "unknown");
  const lists = parts.flatMap(({ context }) => [...context.located.lists.values()]);
  const files = new Set(
    [...lists, ...documents].flatMap(({ at }) => (isChosen(at.file) && isReported(at) ? [at.file] : [])),
  );
  // Paths choose what is reported, never what is read: a finding matches wherever its principal stands.
  const holders = parts.flatMap(({ context }) => [...holdersIn(context.located)]);
  const identities = holders.map(({ holder, within }) => ask.identify(holder, within));
  const matched = new Set(identities.flatMap(({ speaks }) => speaks.map(({ arn }) => arn)));
  const maybe = new Set(identities.flatMap((identity) => identity.maybe.map(({ arn }) => arn)));
  const unmatched = principals.all.flatMap(({ arn }) => (matched.has(arn) ? [] : [arn]));
  const advice = advise(problems);
  return {
    files: files.size,
    policies: policies.length,
    findings: {
      matched: matched.size,
      unmatched,
      ambiguous: unmatched.filter((arn) => maybe.has(arn)),
    },
    problems: problems.length,
    fixable: problems.filter(({ fix }) => fix !== undefined).length,
    suggested: problems.filter(({ suggestions }) => suggestions?.some(({ narrows }) => narrows) === true)
      .length,
    permissionsRemoved: parts.reduce((sum, { context }) => sum + removedPermissions(context), 0),
    ...(advice === undefined ? {} : { advice }),
  };
}
