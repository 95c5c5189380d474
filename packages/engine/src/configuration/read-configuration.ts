import { readActionPattern, readPrincipal, type InputProblem, type Result } from "@iamend/core";
import * as v from "valibot";
import type { RuleName } from "../report/problem.js";
import { nearest } from "../text/nearest.js";
import type { AccountsOfPath, Configuration, RuleLevel } from "./configuration.js";
import { schema } from "./schema.js";

/** A configuration as read: what the engine needs, and the files that the caller has to read. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  /** As written, relative to the configuration's folder. */
  readonly findings: readonly string[];
  readonly evidence: readonly string[];
  readonly catalog?: string;
}

export interface ReadConfigurationOptions {
  /** The folder of the configuration, relative to the root, `/` everywhere; empty for the root itself. */
  readonly folder?: string;
}

const DEFAULT_RULES: Readonly<Record<RuleName, RuleLevel>> = {
  "no-unused-permissions": "error",
  "no-unused-principals": "warn",
  "no-unknown-actions": "warn",
  "no-redundant-actions": "warn",
  "max-policy-size": "error",
  "no-ambiguous-principals": "off",
};

/** What holds without any configuration. */
export const DEFAULT_CONFIGURATION: Configuration = {
  accounts: [],
  attachments: "unknown",
  principals: new Map(),
  stacks: new Map(),
  keep: [],
  ignore: [],
  rules: DEFAULT_RULES,
  minUnusedDays: 0,
  maxFindingAgeDays: undefined,
  maxCatalogLagDays: 90,
};

const KEYS = Object.keys(schema.entries);
/** Part of the design, and of no version yet. */
const LATER = ["baseline"];

/** Reads a configuration from its value; problems name the JSON path and what was expected. */
export function readConfiguration(
  value: unknown,
  { folder = "" }: ReadConfigurationOptions = {},
): Result<ReadConfiguration> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return { ok: false, problems: [{ path: "$", message: "expected a configuration (an object)" }] };
  }
  const unknown = unknownKeys(value);
  if (unknown.length > 0) return { ok: false, problems: unknown };
  const read = v.safeParse(schema, value);
  if (!read.success) {
    return {
      ok: false,
      problems: read.issues.map((issue) => ({
        path: `$${(issue.path ?? []).map(({ key }) => member(key)).join("")}`,
        message: issue.message.startsWith("expected")
          ? issue.message
          : `expected ${issue.expected ?? "another value"}`,
      })),
    };
  }
  const written = read.output;
  const problems: InputProblem[] = [];
  const configuration: Configuration = {
    accounts: accountsOf(written.accounts, folder, problems),
    attachments: written.attachments ?? DEFAULT_CONFIGURATION.attachments,
    principals: principalsOf(written.principals ?? {}, folder, problems),
    stacks: stacksOf(written.stacks ?? {}, folder, problems),
    keep: keepOf(written.keep ?? [], problems),
    ignore: written.ignore ?? [],
    rules: rulesOf(written.rules ?? {}, problems),
    minUnusedDays: written.minUnusedDays ?? DEFAULT_CONFIGURATION.minUnusedDays,
    maxFindingAgeDays: written.maxFindingAgeDays,
    maxCatalogLagDays: written.maxCatalogLagDays ?? DEFAULT_CONFIGURATION.maxCatalogLagDays,
  };
  if (problems.length > 0) return { ok: false, problems };
  const { findings, evidence, catalog } = written;
  return {
    ok: true,
    value: {
      configuration,
      findings: findings === undefined ? [] : listOf(findings),
      evidence: evidence === undefined ? [] : listOf(evidence),
      ...(catalog === undefined ? {} : { catalog }),
    },
  };
}

function unknownKeys(value: object): readonly InputProblem[] {
  return Object.keys(value).flatMap((key) => {
    if (KEYS.includes(key)) return [];
    if (LATER.includes(key))
      return [{ path: `$${member(key)}`, message: "this version of iamend does not support it yet" }];
    const meant = nearest(key, KEYS);
    return [
      {
        path: `$${member(key)}`,
        message: `expected no such key${meant === undefined ? `, but one of ${KEYS.filter((one) => one !== "$schema").join(", ")}` : `; did you mean ${meant}?`}`,
      },
    ];
  });
}

function listOf(value: string | readonly string[]): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

function accountsOf(
  written: readonly string[] | Readonly<Record<string, readonly string[]>> | undefined,
  folder: string,
  problems: InputProblem[],
): readonly AccountsOfPath[] {
  if (written === undefined) return [];
  if (isList(written)) return [{ path: folder, accounts: written }];
  return Object.entries(written).flatMap(([path, ids]) => {
    const inside = below(folder, path);
    if (inside !== undefined) return [{ path: inside, accounts: ids }];
    problems.push({ path: `$.accounts${member(path)}`, message: OUTSIDE });
    return [];
  });
}

const OUTSIDE = "expected a path inside the root";

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

/** A path of the configuration, seen from the root; nothing if it leaves that. */
function below(folder: string, path: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split(/[\\/]/)) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}

function principalsOf(
  written: Readonly<Record<string, string | readonly string[]>>,
  folder: string,
  problems: InputProblem[],
): Configuration["principals"] {
  const principals = new Map<string, readonly string[]>();
  for (const [arn, value] of Object.entries(written)) {
    const path = `$.principals${member(arn)}`;
    const read = readPrincipal(arn, path);
    if (!read.ok) problems.push(...read.problems);
    const addresses = listOf(value).map((address) => {
      const hash = address.indexOf("#");
      if (hash < 0 || hash === address.length - 1) {
        problems.push({
          path,
          message: `expected "<directory or file>#<address>", such as "infra#aws_iam_role.app", found ${JSON.stringify(address)}`,
        });
      }
      const place = below(folder, address.slice(0, Math.max(0, hash)));
      if (place === undefined) problems.push({ path, message: OUTSIDE });
      return `${place === undefined || place === "" ? "." : place}${address.slice(Math.max(0, hash))}`;
    });
    principals.set(arn, addresses);
  }
  return principals;
}

function stacksOf(
  written: Readonly<Record<string, string | readonly string[]>>,
  folder: string,
  problems: InputProblem[],
): Configuration["stacks"] {
  const stacks = new Map<string, readonly string[]>();
  for (const [file, names] of Object.entries(written)) {
    const path = `$.stacks${member(file)}`;
    const inside = below(folder, file);
    if (inside === undefined) problems.push({ path, message: OUTSIDE });
    else if (inside === below(folder, ""))
      problems.push({ path, message: "expected the path of a template" });
    else stacks.set(inside, [...new Set([...(stacks.get(inside) ?? []), ...listOf(names)])]);
  }
  return stacks;
}

/** One that cannot be read would protect nothing, and nobody would hear of it. */
function keepOf(written: readonly string[], problems: InputProblem[]): readonly string[] {
  for (const [index, pattern] of written.entries()) {
    const read = readActionPattern(pattern);
    if (read.kind === "unreadable" || /[^\w.:*?-]/.test(pattern)) {
      problems.push({
        path: `$.keep[${String(index)}]`,
        message: `expected an action pattern such as "s3:DeleteObject*", found ${JSON.stringify(pattern)}`,
      });
    }
  }
  return written;
}

function rulesOf(
  written: Readonly<Record<string, RuleLevel>>,
  problems: InputProblem[],
): Configuration["rules"] {
  const names = Object.keys(DEFAULT_RULES);
  for (const name of Object.keys(written)) {
    if (names.includes(name)) continue;
    const meant = nearest(name, names);
    problems.push({
      path: `$.rules${member(name)}`,
      message: `expected the name of a rule${meant === undefined ? `: ${names.join(", ")}` : `; did you mean ${meant}?`}`,
    });
  }
  return { ...DEFAULT_RULES, ...written };
}

function member(key: unknown): string {
  if (typeof key === "number") return `[${String(key)}]`;
  return /^[A-Za-z_$][\w$-]*$/.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(String(key))}]`;
}
