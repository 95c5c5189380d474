import { FAILS, HOLDS, type AssumptionDimension } from "../search/assumption-dimension.js";
import { ALWAYS, NEVER, type Alternatives, type Literal } from "./factor.js";
import { makeGlob, matchesEverything, type Glob } from "../globs/glob.js";
import { templateKey, variablesOf, widened, type Template, type Variable } from "../globs/template.js";
import type { Vocabulary } from "./vocabulary.js";

/** What patterns are matched against: the resource, or the value of a key. */
export interface Target {
  /** Equal for what is the same target. */
  readonly name: string;
  readonly ignoreCase: boolean;
  /** Is there always a text to match? A key may be absent. */
  readonly present: boolean;
  /** The test that one (or, negated, none) of the globs matches. */
  readonly literal: (globs: readonly Glob[], negated: boolean) => Literal;
}

/** A glob that matches at least what a pattern does, and the assumption that the pattern matches where the glob does. */
export interface Guarded {
  readonly glob: Glob;
  readonly assumption: AssumptionDimension;
}

/** A list of patterns, of which one must match, or (`negated`) none. */
export interface ReadPatterns {
  readonly globs: readonly Glob[];
  readonly guarded: readonly Guarded[];
  /** The policy variables of the guarded ones. */
  readonly variables: readonly Variable[];
  readonly negated: boolean;
}

export const MANY_VARIABLES = "it has many policy variables";

const MAX_ALTERNATIVES = 64;

/** When a list of patterns holds; undefined where that takes too many alternatives. */
export function listAlternatives(
  { globs, guarded, variables, negated }: ReadPatterns,
  target: Target,
  vocabulary: Vocabulary,
): Alternatives | undefined {
  if (target.present && globs.some(matchesEverything)) return negated ? NEVER : ALWAYS;
  const plain = globs.length === 0 ? [] : [target.literal(globs, negated)];
  if (!negated) {
    return [
      ...(plain.length === 0 ? [] : [plain]),
      ...guarded.map(({ glob, assumption }) => [
        ...(target.present && matchesEverything(glob) ? [] : [target.literal([glob], false)]),
        { dimension: assumption, test: HOLDS },
      ]),
    ];
  }
  // Without a value for its variable a pattern matches nothing, or else the statement does not apply at all.
  const resolved = variables
    .filter(({ fallback }) => fallback === undefined)
    .map(({ key, name }) => vocabulary.assume(`value of ${key}`, `${name} may have no value`));
  let product: Alternatives = [[...plain, ...resolved]];
  for (const { glob, assumption } of guarded) {
    if (product.length > MAX_ALTERNATIVES) return undefined;
    product = product.flatMap((literals) => [
      [...literals, target.literal([glob], true)],
      [...literals, { dimension: assumption, test: FAILS }],
    ]);
  }
  return product;
}

/** Templates as guarded globs, with all others for the target that they contain: a match of those is one of theirs. */
export function guardTemplates(
  templates: readonly Template[],
  { name, ignoreCase }: Target,
  vocabulary: Vocabulary,
): readonly Guarded[] {
  return vocabulary
    .pool(name, ignoreCase)
    .withContained(templates)
    .map((template) => {
      const names = [...new Set(variablesOf(template).map((variable) => `\${${variable.name}}`))];
      const why = `${names.join(" and ")} may stand for any text`;
      return {
        glob: makeGlob(widened(template), ignoreCase),
        assumption: vocabulary.assumption(`${name} ${templateKey(template)}`, why),
      };
    });
}
