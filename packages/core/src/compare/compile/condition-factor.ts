import type { ConditionTest } from "../conditions/condition-test.js";
import { exactly, type Alternatives, type Factor } from "./factor.js";
import { isMultivalued } from "../conditions/multivalued-keys.js";
import { guardTemplates, listAlternatives, MANY_VARIABLES, type Target } from "./pattern-list.js";
import { variablesOf } from "../globs/template.js";
import type { Vocabulary } from "./vocabulary.js";

/** Keys (folded) whose tests can be compared with each other only as a whole, and why. */
export type MixedKeys = ReadonlyMap<string, string>;

/** Notes the patterns with policy variables, and tells which keys are mixed, before any statement is compiled. */
export function noteConditions(tests: readonly ConditionTest[], vocabulary: Vocabulary): MixedKeys {
  const kinds = new Map<string, string>();
  const mixed = new Map<string, string>();
  for (const { key, variables, meaning } of tests) {
    vocabulary.noteVariables(variables);
    if (meaning.kind !== "values") continue;
    const { quantifier, value } = meaning;
    const kind = `${quantifier === "one" ? "one" : "several"} ${value.family}`;
    if (kind !== (kinds.get(key) ?? kind)) {
      mixed.set(key, "the policies ask for other kinds of value of this key, or for a set");
    } else if (quantifier === "one" && isMultivalued(key)) {
      mixed.set(key, "the key may have several values, of which the operator does not speak");
    }
    kinds.set(key, kind);
    if (value.family !== "text") continue;
    const pool = vocabulary.pool(targetName(key, value.ignoreCase), value.ignoreCase);
    for (const template of value.templates) pool.add(template);
  }
  return mixed;
}

/** When one test of a condition holds. */
export function conditionFactor(test: ConditionTest, mixed: MixedKeys, vocabulary: Vocabulary): Factor {
  const { key, name, operator, identity, meaning } = test;
  const whole = (why: string): Alternatives => [
    [vocabulary.assume(`condition ${identity}`, `${operator} on ${name} is compared as a whole: ${why}`)],
  ];
  if (meaning.kind === "whole") return exactly(whole(meaning.why));
  const dimension = vocabulary.context(key, name);
  if (meaning.kind === "null") return exactly([[{ dimension, test: dimension.test(meaning) }]]);
  const why = mixed.get(key);
  if (why !== undefined) return exactly(whole(why));
  const { ifExists, negated, value } = meaning;
  if (value.family !== "text" || value.templates.length === 0) {
    return exactly([[{ dimension, test: dimension.test(meaning) }]]);
  }
  const { globs, templates, ignoreCase } = value;
  const target: Target = {
    name: targetName(key, ignoreCase),
    ignoreCase,
    present: false,
    literal: (list, isNegated) => {
      const asked = { family: "text", globs: list, templates: [], ignoreCase } as const;
      return {
        dimension,
        test: dimension.test({ ...meaning, ifExists: false, negated: isNegated, value: asked }),
      };
    },
  };
  const guarded = guardTemplates(templates, target, vocabulary);
  const variables = templates.flatMap(variablesOf);
  const list = listAlternatives({ globs, guarded, variables, negated }, target, vocabulary);
  if (list === undefined) return exactly(whole(MANY_VARIABLES));
  // A negated test holds for an absent key as it is.
  const absent: Alternatives =
    ifExists && !negated ? [[{ dimension, test: dimension.test({ kind: "null", absent: true }) }]] : [];
  return { exact: [...list, ...absent], whole: () => whole(MANY_VARIABLES) };
}

function targetName(key: string, ignoreCase: boolean): string {
  return `${ignoreCase ? "folded " : ""}context ${key}`;
}
