import type { RuleName } from "../report/problem.js";

export type RuleLevel = "off" | "warn" | "error";

/** Accounts by path: the longest path that holds a file says which accounts its code is deployed to. */
export interface AccountsOfPath {
  /** Relative to the root, `/` everywhere; empty for all of it. */
  readonly path: string;
  readonly accounts: readonly string[];
}

/** The configuration, validated and complete; paths are relative to the root. */
export interface Configuration {
  readonly accounts: readonly AccountsOfPath[];
  /** `source`: a managed policy is attached by this source alone. */
  readonly attachments: "source" | "unknown";
  /** ARN → addresses (`<directory or file>#<address>`) that are this principal. */
  readonly principals: ReadonlyMap<string, readonly string[]>;
  /** Template → names, or ARNs, of the stacks made of it. */
  readonly stacks: ReadonlyMap<string, readonly string[]>;
  /** Action patterns that count as used. */
  readonly keep: readonly string[];
  /** Globs of files that are not reported. */
  readonly ignore: readonly string[];
  readonly rules: Readonly<Record<RuleName, RuleLevel>>;
  readonly minUnusedDays: number;
  readonly maxFindingAgeDays: number | undefined;
  readonly maxCatalogLagDays: number;
}
