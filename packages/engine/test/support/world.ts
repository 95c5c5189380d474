import {
  createCatalog,
  unusedAccess,
  type Catalog,
  type ContributingSource,
  type PrincipalFindings,
  type UnusedAccess,
} from "@iamend/core";
import { isRefusal, type Adapter, type Host } from "@iamend/source";
import { applyFixes } from "../../src/project/apply-fixes.js";
import { createProject } from "../../src/project/project.js";
import { DEFAULT_CONFIGURATION, readConfiguration } from "../../src/configuration/read-configuration.js";
import type { Configuration } from "../../src/configuration/configuration.js";
import type { CheckResult, Problem, RuleName } from "../../src/report/problem.js";
import { jsonAdapter } from "./json-adapter.js";

export const ACCOUNT = "111122223333";
export const OTHER = "444455556666";

/** Few services, so that a reader can check by eye. */
export const CATALOG: Catalog = catalogOf("2026-01-31");

export function catalogOf(date: string): Catalog {
  return createCatalog({
    format: "iamend-catalog/1",
    date,
    source: "test",
    services: {
      ec2: "DescribeHosts DescribeInstances RunInstances StopInstances",
      iam: "CreateRole GetRole PassRole",
      s3: "DeleteObject GetBucketAcl GetBucketTagging GetObject GetObjectAcl ListBucket PutObject",
      sqs: "PurgeQueue SendMessage",
    },
    retired: {},
  });
}

export type Files = Readonly<Record<string, string>>;

export interface World {
  readonly files: Files;
  /** Principal → unused: `s3:GetObject` an action, `sqs` a whole service; see `arnOf` for the names. */
  readonly findings?: Readonly<Record<string, readonly string[]>>;
  /** More about principals than what they do not use. */
  readonly facts?: readonly PrincipalFindings[];
  readonly analyzedAt?: string;
  /** As in a configuration file; default: one account, all attachments in source, nothing but unused permissions reported. */
  readonly configuration?: object;
  /** All rules as they are by default. */
  readonly allRules?: true;
  readonly catalog?: Catalog;
  readonly now?: string;
  readonly only?: readonly string[];
  readonly adapter?: Adapter<unknown>;
  /** Names of roles that evidence tells of. */
  readonly tied?: readonly string[];
}

export function checkWorld(world: World): CheckResult {
  const { files, findings = {}, facts = [], catalog = CATALOG, adapter = jsonAdapter, now, only } = world;
  const result = createProject({
    host: hostOf(files),
    files: Object.keys(files).sort(),
    adapters: [adapter],
    configuration: configurationOf(world),
    findings: [
      ...Object.entries(findings).map(([name, unused]) => spoken(name, unused, world.analyzedAt)),
      ...facts,
    ],
    catalog,
    evidence: (world.tied ?? []).map((name) => ({
      from: "stacks.json: $",
      unit: { kind: "stack", isPart: false },
      address: name,
      type: "AWS::IAM::Role",
      principal: { type: "role", name },
    })),
    ...(now === undefined ? {} : { now: Date.parse(now) }),
  });
  return result.check(only === undefined ? {} : { only: new Set(only) });
}

/** The files after the fixes of a check, or some of them. */
export function fixedFiles(
  files: Files,
  result: Pick<CheckResult, "problems">,
  options: { readonly suggestions?: boolean } = {},
): Files {
  const fixed = applyFixes(result, hostOf(files), { suggestions: options.suggestions ?? false });
  if (isRefusal(fixed)) throw new Error(fixed.message);
  return { ...files, ...Object.fromEntries([...fixed].map(([file, { after }]) => [file, after])) };
}

export function hostOf(files: Files): Host {
  return {
    read: (file) => files[file] ?? { code: "not-found", message: `There is no ${file}.` },
    list: () => [],
  };
}

/** `role app` in the usual account; `role app/444455556666` in another; an ARN is one. */
export function arnOf(name: string): string {
  if (name.startsWith("arn:")) return name;
  const [type = "", rest = ""] = name.split(" ");
  const [own, account = ACCOUNT] = rest.split("/");
  return `arn:aws:iam::${account}:${type}/${own ?? ""}`;
}

/** What one finding about permissions says. */
export function spoken(
  name: string,
  unused: readonly string[],
  analyzedAt = "2026-01-31T00:00:00Z",
): PrincipalFindings {
  return factsAbout(name, {
    unused: unusedOf(unused),
    ...(analyzedAt === "" ? {} : { analyzedAt }),
    sources: [source("unused-permissions")],
  });
}

export function factsAbout(name: string, facts: Partial<PrincipalFindings>): PrincipalFindings {
  return {
    principal: arnOf(name),
    unused: new Map(),
    unusedAccessKeys: [],
    recommendations: new Map(),
    sources: [],
    ...facts,
  };
}

export function source(kind: ContributingSource["kind"]): ContributingSource {
  return { kind, shape: "get-finding-v2", path: "$", status: "ACTIVE" };
}

function unusedOf(entries: readonly string[]): UnusedAccess {
  const services = new Map<string, { readonly name: string }[] | undefined>();
  for (const entry of entries) {
    const [prefix = "", name] = entry.split(":");
    services.set(prefix, name === undefined ? undefined : [...(services.get(prefix) ?? []), { name }]);
  }
  return unusedAccess(
    [...services].map(([prefix, actions]) => ({ prefix, ...(actions === undefined ? {} : { actions }) })),
  );
}

const QUIET: Readonly<Partial<Record<RuleName, "off">>> = {
  "no-unused-principals": "off",
  "no-unknown-actions": "off",
  "no-redundant-actions": "off",
  "max-policy-size": "off",
};

function configurationOf({ configuration = {}, allRules }: World): Configuration {
  const read = readConfiguration({
    accounts: [ACCOUNT],
    attachments: "source",
    ...(allRules === true ? {} : { rules: QUIET }),
    ...configuration,
  });
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return { ...DEFAULT_CONFIGURATION, ...read.value.configuration };
}

/**
 * Problems as lines: `pattern → what it becomes`, then how: `fix`, `suggestion` or why not.
 *
 * One outcome a line, so that a case shows what happens to each pattern.
 */
export function outcomes({ problems }: Pick<CheckResult, "problems">): readonly string[] {
  return problems.map(outcome);
}

function outcome({ pattern, unused, replacement, fix, suggestions, refused }: Problem): string {
  const what = pattern ?? `(${(unused ?? []).join(" ")})`;
  const becomes = replacement === undefined ? "" : ` → ${replacement.join(" ") || "nothing"}`;
  if (fix !== undefined) return `${what}${becomes}: fix`;
  const why = refused?.code ?? "no reason";
  return `${what}${becomes}: ${suggestions === undefined ? "" : "suggestion, "}${why}`;
}

/** One document `app`, held inline by role app, unless members say other. */
export function policy(statements: string, members = '"holders": ["role app"], "size": 100'): Files {
  return { "app.json": `{ "documents": { "app": { ${members}, "statements": [\n${statements}\n] } } }\n` };
}
