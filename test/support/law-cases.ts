import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  createCatalog,
  defaultCatalog,
  joinFindings,
  readFindings,
  type Catalog,
  type InputProblem,
  type PrincipalFindings,
  type Result,
} from "@iamend/core";
import { catalog2024 } from "./catalog-2024.js";

export type ListedAction = string | { readonly opaque: string; readonly values?: readonly string[] };

export interface WrittenStatement {
  readonly Effect: "Allow" | "Deny";
  readonly Action?: string | readonly ListedAction[];
  readonly NotAction?: string | readonly ListedAction[];
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly open?: string;
  readonly indivisible?: string;
}

export interface WrittenPolicy {
  readonly Version?: string;
  readonly Statement: WrittenStatement | readonly WrittenStatement[];
}

/** What a list of each statement holds afterwards; null for a statement that is gone. */
export type ActionsAfter = readonly (readonly ListedAction[] | null)[];

/** One case of test/cases/law; its README says what the members mean. */
export interface LawCase {
  readonly name: string;
  readonly law: string;
  readonly sentences: readonly string[];
  readonly why: string;
  readonly catalog: "2024" | "current" | Readonly<Record<string, string>>;
  readonly policy: WrittenPolicy;
  readonly unused: readonly Readonly<Record<string, unknown>>[];
  readonly analyzedAt?: string;
  readonly minUnusedDays?: number;
  readonly keep?: readonly string[];
  readonly quota?: number;
  readonly expected: {
    readonly actions: ActionsAfter;
    readonly refused?: readonly (string | null)[];
    readonly append?: readonly (readonly string[] | null)[];
    readonly nothingLeft?: true;
    readonly decisions?: readonly (readonly Readonly<Record<string, unknown>>[])[];
  };
  readonly rejected?: readonly { readonly actions: ActionsAfter; readonly broken: readonly string[] }[];
  readonly disputed?: true;
}

const folder = fileURLToPath(new URL("../cases/", import.meta.url));

/** The cases by file, in the order of the law. */
export function lawCaseFiles(): readonly { readonly file: string; readonly cases: readonly LawCase[] }[] {
  return readdirSync(`${folder}law`)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => ({ file, cases: readJson(`law/${file}`) as readonly LawCase[] }));
}

/** The sentences of the law by id. */
export function lawSentences(): Readonly<Record<string, string>> {
  return readJson("sentences.json") as Readonly<Record<string, string>>;
}

let catalogOfNovember2024: Catalog | undefined;

export function catalogOfCase({ catalog }: LawCase): Catalog {
  if (catalog === "current") return defaultCatalog();
  if (catalog === "2024") return (catalogOfNovember2024 ??= catalog2024());
  return createCatalog({
    format: "iamend-catalog/1",
    date: "2026-01-31",
    source: "a case of the law",
    services: catalog,
    retired: {},
  });
}

/** A day on which even the oldest of the catalogs was new. */
export const DAY_OF_FINDINGS = "2024-11-30T00:00:00Z";

/** Reads the unused access of a case as a finding about the principal would be read, so that filters see the record. */
export function findingsOfCase(
  { unused, analyzedAt = DAY_OF_FINDINGS, minUnusedDays }: LawCase,
  arn: string,
): readonly PrincipalFindings[] {
  if (unused.length === 0) return [];
  const finding = {
    id: arn,
    resource: arn,
    resourceType: arn.includes(":user/") ? "AWS::IAM::User" : "AWS::IAM::Role",
    resourceOwnerAccount: "123456789012",
    status: "ACTIVE",
    findingType: "UnusedPermission",
    analyzedAt,
    createdAt: analyzedAt,
    updatedAt: analyzedAt,
    findingDetails: unused.map((unusedPermissionDetails) => ({ unusedPermissionDetails })),
  };
  const { findings } = valueOf(readFindings([finding]));
  return joinFindings(findings, minUnusedDays === undefined ? {} : { minUnusedDays }).principals;
}

export function statementsOfCase({ Statement: written }: WrittenPolicy): readonly WrittenStatement[] {
  return isList(written) ? written : [written];
}

function isList<Item>(value: Item | readonly Item[]): value is readonly Item[] {
  return Array.isArray(value);
}

export function valueOf<Value>(result: Result<Value>): Value {
  if (result.ok) return result.value;
  const told = result.problems.map(({ path, message }: InputProblem) => `${path}: ${message}`);
  throw new Error(told.join("\n"));
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(`${folder}${path}`, "utf8"));
}
