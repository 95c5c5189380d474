import type { ViolationReport } from "@eslint/core";
import { judge } from "../context/judge.js";
import type { ReadableSource } from "./readable-source.js";
import type { RuleName } from "./rule-name.js";
import type { RuleSetting } from "./rule-setting.js";
import { toReports } from "./to-reports.js";

/** The rules that are on for a file while it is linted, and, once one of them has asked, what each has to say. */
interface LintPass {
  readonly rules: Map<RuleName, RuleSetting>;
  reports?: ReadonlyMap<RuleName, readonly ViolationReport[]>;
}

const passes = new WeakMap<object, LintPass>();

/** Says that a rule is on for a file; all of them are, before the first asks. */
export function switchOn({ code }: ReadableSource, rule: RuleName, setting: RuleSetting): void {
  const known = passes.get(code);
  // A pass that has reports is over: the same source code is being linted once more.
  if (known === undefined || known.reports !== undefined)
    passes.set(code, { rules: new Map([[rule, setting]]) });
  else known.rules.set(rule, setting);
}

/** What a rule has to report of a file. What several rules ask for one statement is one change, so they are asked together. */
export function reportsOf(source: ReadableSource, rule: RuleName): readonly ViolationReport[] {
  const pass = passes.get(source.code);
  if (pass === undefined) return [];
  pass.reports ??= toReports(judge(source, new Set(pass.rules.keys())), pass.rules, source);
  return pass.reports.get(rule) ?? [];
}
