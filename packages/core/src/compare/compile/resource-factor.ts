import { ALWAYS, exactly, type Alternatives, type Factor } from "./factor.js";
import { makeGlob, STAR, type Glob } from "../globs/glob.js";
import { guardTemplates, listAlternatives, MANY_VARIABLES, type Target } from "./pattern-list.js";
import type { RawStatement } from "./raw-statement.js";
import {
  bindTemplate,
  readTemplate,
  variablesOf,
  widened,
  type Template,
  type Variable,
} from "../globs/template.js";
import type { Vocabulary } from "./vocabulary.js";

/** Where the templates of resources are pooled. */
const NAME = "resource";
const COLON = 0x3a;

/** `Resource` or `NotResource`, read. */
interface ReadResources {
  readonly globs: readonly Glob[];
  /** Patterns with policy variables. */
  readonly templates: readonly Template[];
  /** Incomplete ARNs, and a glob that matches all that they may stand for. */
  readonly incomplete: readonly { readonly text: string; readonly glob: Glob }[];
  /** The policy variables of all of them. */
  readonly variables: readonly Variable[];
}

/** Notes the patterns with policy variables, before any statement is compiled. */
export function noteResources(statement: RawStatement, vocabulary: Vocabulary): void {
  const { templates, variables } = readResources(statement, vocabulary);
  vocabulary.noteVariables(variables);
  for (const template of templates) vocabulary.pool(NAME).add(template);
}

/** When a statement applies to a resource. */
export function resourceFactor(statement: RawStatement, vocabulary: Vocabulary): Factor {
  const { resource } = statement;
  if (resource === undefined) return exactly(ALWAYS);
  const { resources } = vocabulary;
  const target: Target = {
    name: NAME,
    ignoreCase: false,
    present: true,
    literal: (globs, negated) => ({ dimension: resources, test: resources.test(globs, negated) }),
  };
  const { globs, templates, incomplete, variables } = readResources(statement, vocabulary);
  const guarded = [
    ...guardTemplates(templates, target, vocabulary),
    ...incomplete.map(({ text, glob }) => {
      const why = `${text} is an incomplete ARN, which may also stand for its completion with wildcards`;
      return { glob, assumption: vocabulary.assumption(`incomplete ${text}`, why) };
    }),
  ];
  const whole = (): Alternatives => {
    const patterns = [...new Set(resource.patterns)].sort();
    const identity = JSON.stringify(["resources", resource.negated, statement.variables, ...patterns]);
    return [[vocabulary.assume(identity, `a list of resources is compared as a whole: ${MANY_VARIABLES}`)]];
  };
  const { negated } = resource;
  return {
    exact: listAlternatives({ globs, guarded, variables, negated }, target, vocabulary) ?? whole(),
    whole,
  };
}

function readResources(
  { resource, variables: language }: RawStatement,
  { bindings }: Vocabulary,
): ReadResources {
  const globs: Glob[] = [];
  const templates: Template[] = [];
  const incomplete: { text: string; glob: Glob }[] = [];
  const variables: Variable[] = [];
  for (const text of resource?.patterns ?? []) {
    const template = bindTemplate(readTemplate(text, { variables: language, wildcards: true }), bindings);
    const own = variablesOf(template);
    const tokens = widened(template);
    const missing = missingParts(text, tokens);
    variables.push(...own);
    if (missing > 0 && own.length > 0) incomplete.push({ text, glob: makeGlob([...tokens, STAR]) });
    else if (own.length > 0) templates.push(template);
    else {
      globs.push(makeGlob(tokens));
      const completion = Array.from({ length: missing }, () => [COLON, STAR]).flat();
      if (missing > 0) incomplete.push({ text, glob: makeGlob([...tokens, ...completion]) });
    }
  }
  return { globs, templates, incomplete, variables };
}

/**
 * How many of its six parts an ARN lacks; none if it ends in a `*`, which stands for them too. IAM is said to put a
 * wildcard for each, while as a glob such a pattern would match no ARN at all.
 */
function missingParts(text: string, tokens: readonly number[]): number {
  if (!text.startsWith("arn:") || tokens.at(-1) === STAR) return 0;
  return Math.max(0, 5 - tokens.filter((token) => token === COLON).length);
}
