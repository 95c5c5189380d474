import type { Catalog, PrincipalFindings } from "@iamend/core";
import type { Adapter, Host } from "@iamend/source";
import type { Configuration } from "../configuration/configuration.js";
import type { CheckResult } from "../report/problem.js";

export interface ProjectInput {
  readonly host: Host;
  /** Every file under the root that may be source, or context for it; relative to the root, `/` everywhere, sorted. */
  readonly files: readonly string[];
  /** Loaded. In order: what an adapter located is `below` for those behind it. */
  readonly adapters: readonly Adapter<unknown>[];
  readonly configuration: Configuration;
  /** Of all sources, joined (`joinFindings`), with `minUnusedDays` applied. */
  readonly findings: readonly PrincipalFindings[];
  readonly catalog: Catalog;
  /** Milliseconds since the epoch, for `maxFindingAgeDays`; absent: findings do not grow old. */
  readonly now?: number;
}

export interface CheckOptions {
  /** Files whose problems are reported and fixed; absent: all that are source. */
  readonly only?: ReadonlySet<string>;
}

/** A root and everything known about it. */
export interface Project {
  check(options?: CheckOptions): CheckResult;
}
