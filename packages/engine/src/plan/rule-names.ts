import { DEFAULT_CONFIGURATION } from "../configuration/read-configuration.js";
import type { RuleName } from "../report/problem.js";

const NAMES: ReadonlySet<string> = new Set(Object.keys(DEFAULT_CONFIGURATION.rules));

export const RULE_NAMES: readonly string[] = [...NAMES];

export function isRuleName(name: string): name is RuleName {
  return NAMES.has(name);
}

/** What stands behind the name of the plugin, if there is one. */
export function withoutPlugin(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
}

/**
 * The rule that a name in a comment for ESLint is of, whatever the configuration calls the plugin; but some name of a plugin there
 * must be, or ESLint takes it for a rule of its own and disables nothing.
 */
export function ruleInEslint(name: string): RuleName | undefined {
  const rule = withoutPlugin(name);
  return rule !== name && !/\s/.test(name) && isRuleName(rule) ? rule : undefined;
}

/** Whether a name in a comment for ESLint is no rule, and was meant to be one of these: by its plugin, or by a word in it. */
export function isMistaken(name: string): boolean {
  if (ruleInEslint(name) !== undefined) return false;
  return name.startsWith("iamend/") || name.split(/\s+/).some((word) => isRuleName(withoutPlugin(word)));
}
