import { foldAscii } from "../../text/ascii-case.js";
import type { PolicyDocument } from "../../policy/document.js";
import { AssumptionDimension, FAILS, HOLDS } from "../search/assumption-dimension.js";
import { Clauses } from "../search/clause.js";
import { conditionFactor, noteConditions, type MixedKeys } from "./condition-factor.js";
import { readConditionTest, type ConditionTest } from "../conditions/condition-test.js";
import type { Dimension } from "../search/dimension.js";
import { ALWAYS, exactly, NEVER, type Alternatives, type Factor, type Literal } from "./factor.js";
import { ANY, makeGlob, matchesEverything, STAR, unitsOf } from "../globs/glob.js";
import { principalFactor } from "./principal-factor.js";
import { rawStatements, type PatternList, type RawStatement } from "./raw-statement.js";
import { noteResources, resourceFactor } from "./resource-factor.js";
import type { Problem } from "../search/search.js";
import { Vocabulary } from "./vocabulary.js";

/** Two documents compiled, and what their statements were compiled with. */
export interface Compiled {
  readonly problem: Problem;
  readonly vocabulary: Vocabulary;
}

/** A statement, and its condition read. */
interface Read {
  readonly statement: RawStatement;
  readonly tests: readonly ConditionTest[];
}

/** More conjunctions than this a statement does not become: then some of its parts are assumptions. */
const MAX_CONJUNCTIONS = 1024;
const MAX_CONJUNCTIONS_IN_ALL = 20_000;

/**
 * Compiles both documents to clauses over shared dimensions. `bindings`: values of policy variables, by folded key.
 *
 * A statement is the conjunction of its parts; each part holds where one of its alternatives does. So a statement is as
 * much as the clauses that choose one alternative of each part, for Allow and Deny statements are united anyway.
 */
export function compile(
  before: PolicyDocument,
  after: PolicyDocument,
  bindings: ReadonlyMap<string, string> = new Map(),
): Compiled {
  const vocabulary = new Vocabulary(bindings);
  const sides = [before, after].map((document) =>
    rawStatements(document).map((statement) => ({ statement, tests: readTests(statement, bindings) })),
  );
  const all = sides.flat();
  for (const { statement } of all) noteResources(statement, vocabulary);
  const mixed = noteConditions(
    all.flatMap(({ tests }) => tests),
    vocabulary,
  );
  const most = Math.min(MAX_CONJUNCTIONS, MAX_CONJUNCTIONS_IN_ALL / all.length);
  // Predicates are numbered by dimension, so all statements are read before the first clause is made.
  const [ofBefore = [], ofAfter = []] = sides.map((statements) =>
    statements.flatMap((read) =>
      conjunctions(read, mixed, vocabulary, most).map((literals) => ({
        deny: read.statement.deny,
        asked: predicatesOf(literals),
      })),
    ),
  );
  const { dimensions } = vocabulary;
  const predicates: { dimension: number; local: number }[] = [];
  const first = new Map<Dimension, number>();
  for (const [index, dimension] of dimensions.entries()) {
    first.set(dimension, predicates.length);
    for (let local = 0; local < dimension.predicateCount; local += 1)
      predicates.push({ dimension: index, local });
  }
  const clauses = new Clauses();
  const toClause = ({ deny, asked }: (typeof ofBefore)[number]): number => {
    const numbers = asked.map(([dimension, local]) => (first.get(dimension) ?? 0) + local);
    return clauses.add({ deny, predicates: numbers.sort((left, right) => left - right) });
  };
  const problem = {
    dimensions,
    predicates,
    clauses,
    before: ofBefore.map(toClause),
    after: ofAfter.map(toClause),
  };
  return { problem, vocabulary };
}

function readTests(
  { tests, variables }: RawStatement,
  bindings: ReadonlyMap<string, string>,
): readonly ConditionTest[] {
  return tests.map(({ operator, key, values }) =>
    readConditionTest(operator, key, values, { variables, bindings }),
  );
}

/** A statement applies where one of these conjunctions holds. */
function conjunctions(
  { statement, tests }: Read,
  mixed: MixedKeys,
  vocabulary: Vocabulary,
  most: number,
): Alternatives {
  const factors = [
    actionFactor(statement.action, vocabulary),
    principalFactor(statement.principal, vocabulary),
    resourceFactor(statement, vocabulary),
    ...tests.map((test) => conditionFactor(test, mixed, vocabulary)),
  ];
  let product = ALWAYS;
  for (const { exact, whole } of factors) {
    const alternatives = product.length * exact.length > most ? whole() : exact;
    product = product.flatMap((left) => alternatives.map((right) => [...left, ...right]));
  }
  return product.filter((literals) => !contradicts(literals));
}

/** When a statement applies to an action, whatever its case. */
function actionFactor({ patterns, negated }: PatternList, { actions }: Vocabulary): Factor {
  const globs = patterns.map((pattern) =>
    makeGlob(unitsOf(foldAscii(pattern)).map((unit) => (unit === 0x2a ? STAR : unit === 0x3f ? ANY : unit))),
  );
  if (globs.some(matchesEverything)) return exactly(negated ? NEVER : ALWAYS);
  return exactly([[{ dimension: actions, test: actions.test(globs, negated) }]]);
}

/** Does it assume something both to hold and to fail? */
function contradicts(literals: readonly Literal[]): boolean {
  const held = new Set(literals.flatMap(({ dimension, test }) => (test === HOLDS ? [dimension] : [])));
  return literals.some(
    ({ dimension, test }) =>
      dimension instanceof AssumptionDimension && test === FAILS && held.has(dimension),
  );
}

/** Joins the tests of each dimension to one predicate. */
function predicatesOf(literals: readonly Literal[]): readonly (readonly [Dimension, number])[] {
  const tests = new Map<Dimension, number[]>();
  for (const { dimension, test } of literals) {
    const known = tests.get(dimension);
    if (known === undefined) tests.set(dimension, [test]);
    else known.push(test);
  }
  return [...tests].map(([dimension, own]) => [dimension, dimension.predicate(own)] as const);
}
