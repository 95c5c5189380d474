import type { RulesConfig } from "@eslint/core";
import { InputError } from "@iamend/engine/node";
import type { RuleLevel } from "./options.js";

/** The rules of the options as they are written, taken apart: levels, as a configuration file has them, and what else ESLint takes. */
export interface WrittenRules {
  readonly levels: Readonly<Record<string, unknown>>;
  /** Rule → its options for ESLint. */
  readonly options: ReadonlyMap<string, readonly unknown[]>;
}

/** ESLint's own form (`["error", { autofix: false }]`) is a level with options. */
export function readRules(rules: unknown): WrittenRules {
  if (typeof rules !== "object" || rules === null || Array.isArray(rules))
    throw new InputError("iamend.config(): $.rules: expected an object of rule to level");
  const options = new Map<string, readonly unknown[]>();
  const levels = Object.fromEntries(
    Object.entries(rules as Readonly<Record<string, unknown>>).map(([rule, value]) => {
      if (!Array.isArray(value)) return [rule, value];
      const [level, ...rest] = value as readonly unknown[];
      options.set(rule, rest);
      return [rule, level];
    }),
  );
  return { levels, options };
}

/** The rules for ESLint, with the plugin's name before each. */
export function rulesOf(
  levels: Readonly<Record<string, RuleLevel>>,
  namespace: string,
  options: WrittenRules["options"] = new Map(),
): RulesConfig {
  return Object.fromEntries(
    Object.entries(levels).map(([rule, level]) => {
      const own = options.get(rule) ?? [];
      return [`${namespace}/${rule}`, own.length === 0 ? level : [level, ...own]];
    }),
  );
}
