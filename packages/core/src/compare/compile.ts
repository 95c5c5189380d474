import { foldAscii } from "../text/ascii-case.js";
import type { PolicyDocument } from "../policy/document.js";
import { AssumptionDimension, FAILS, HOLDS } from "./assumption-dimension.js";
import { Clauses } from "./clause.js";
import { readConditionTest, type ConditionTest, type Reading } from "./condition-test.js";
import { TemplatePool } from "./contained-templates.js";
import { ContextDimension } from "./context-dimension.js";
import type { Dimension } from "./dimension.js";
import { GlobDimension } from "./glob-dimension.js";
import { ANY, makeGlob, matchesEverything, STAR, unitsOf, type Glob } from "./glob.js";
import { PrincipalDimension } from "./principal-dimension.js";
import { readPrincipalBlock } from "./principal-block.js";
import { rawStatements, type PatternList, type RawStatement } from "./raw-statement.js";
import type { Problem } from "./search.js";
import { bindTemplate, readTemplate, templateKey, variablesOf, widened, type Template } from "./template.js";

/** A test of one dimension. */
interface Literal {
  readonly dimension: Dimension;
  readonly test: number;
}

/** One of these conjunctions holds. */
type Alternatives = readonly (readonly Literal[])[];

/** Where patterns are matched: resources, or the values of a key. */
interface Target {
  readonly name: string;
  readonly pool: TemplatePool;
  /** Is there always a text to match? A key may be absent. */
  readonly present: boolean;
  /** A test that one (or, negated, none) of the globs matches. */
  literal(globs: readonly Glob[], negated: boolean): Literal;
}

/** What compiling gives beside the problem. */
export interface Compiled {
  readonly problem: Problem;
  readonly actions: GlobDimension;
  readonly principals: PrincipalDimension;
  /** Policy variables that no binding gave a value, by folded key; the name as written. */
  readonly variables: ReadonlyMap<string, string>;
}

const ALWAYS: Alternatives = [[]];
const COLON = 0x3a;
const MANY_VARIABLES = "it has many policy variables";

/** The texts that are an action: a service and a name, a colon between them. */
export const ACTIONS = makeGlob([ANY, STAR, COLON, ANY, STAR]);
const RESOURCES = makeGlob([ANY, STAR]);

/** More ways than this to satisfy one list or one test make it an assumption; so many clauses make a statement. */
const MAX_ALTERNATIVES = 64;
const MAX_CLAUSES = 1024;
const MAX_CLAUSES_IN_ALL = 20_000;

/** Compiles both documents to clauses over shared dimensions. `bindings`: values of policy variables, by folded key. */
export function compile(
  before: PolicyDocument,
  after: PolicyDocument,
  bindings: ReadonlyMap<string, string> = new Map(),
): Compiled {
  return new Compiler(bindings).compile(rawStatements(before), rawStatements(after));
}

class Compiler {
  readonly #bindings: ReadonlyMap<string, string>;
  readonly #actions = new GlobDimension("action", ACTIONS);
  readonly #resources = new GlobDimension("resource", RESOURCES);
  readonly #principals = new PrincipalDimension();
  readonly #contexts = new Map<string, ContextDimension>();
  readonly #assumptions = new Map<string, AssumptionDimension>();
  readonly #pools = new Map<string, TemplatePool>();
  readonly #variables = new Map<string, string>();
  /** So many clauses a statement may become. */
  #most = MAX_CLAUSES;
  /** Keys whose tests cannot be told apart exactly, and why. */
  readonly #mixed = new Map<string, string>();

  constructor(bindings: ReadonlyMap<string, string>) {
    this.#bindings = bindings;
  }

  compile(before: readonly RawStatement[], after: readonly RawStatement[]): Compiled {
    this.#most = Math.min(MAX_CLAUSES, MAX_CLAUSES_IN_ALL / (before.length + after.length));
    const read = (statements: readonly RawStatement[]) =>
      statements.map((statement) => ({ statement, tests: this.#readTests(statement) }));
    const [readBefore, readAfter] = [read(before), read(after)];
    this.#lookAhead([...readBefore, ...readAfter]);
    const sides = [readBefore, readAfter].map((statements) =>
      statements.flatMap(({ statement, tests }) =>
        this.#conjunctions(statement, tests).map((literals) => ({ deny: statement.deny, literals })),
      ),
    );
    const dimensions = [
      this.#actions,
      this.#principals,
      this.#resources,
      ...[...this.#contexts.values(), ...this.#assumptions.values()].sort(
        (left, right) => left.rank - right.rank || (left.name < right.name ? -1 : 1),
      ),
    ];
    const asked = sides.map((conjunctions) =>
      conjunctions.map(({ deny, literals }) => ({ deny, predicates: toPredicates(literals) })),
    );
    const predicates: { dimension: number; local: number }[] = [];
    const offsets = new Map<Dimension, number>();
    for (const [dimension, one] of dimensions.entries()) {
      offsets.set(one, predicates.length);
      for (let local = 0; local < one.predicateCount; local += 1) predicates.push({ dimension, local });
    }
    const clauses = new Clauses();
    const [clausesBefore = [], clausesAfter = []] = asked.map((conjunctions) =>
      conjunctions.map(({ deny, predicates: own }) => {
        const numbers = [...own].map(([dimension, local]) => (offsets.get(dimension) ?? 0) + local);
        return clauses.add({ deny, predicates: numbers.sort((left, right) => left - right) });
      }),
    );
    return {
      problem: { dimensions, predicates, clauses, before: clausesBefore, after: clausesAfter },
      actions: this.#actions,
      principals: this.#principals,
      variables: this.#variables,
    };
  }

  #reading(statement: RawStatement): Reading {
    return { variables: statement.variables, bindings: this.#bindings };
  }

  #readTests(statement: RawStatement): readonly ConditionTest[] {
    return statement.tests.map(({ operator, key, values }) =>
      readConditionTest(operator, key, values, this.#reading(statement)),
    );
  }

  /** Notes what must be known of all statements before one is compiled: mixed keys, and templates to compare. */
  #lookAhead(
    statements: readonly { readonly statement: RawStatement; readonly tests: readonly ConditionTest[] }[],
  ): void {
    const kinds = new Map<string, string>();
    for (const { statement, tests } of statements) {
      for (const template of this.#resourceTemplates(statement).templates)
        this.#pool("resource").add(template);
      for (const { key, meaning } of tests) {
        if (meaning.kind !== "values") continue;
        const kind = `${meaning.quantifier === "one" ? "one" : "several"} ${meaning.value.family}`;
        const known = kinds.get(key);
        if (known !== undefined && known !== kind) {
          this.#mixed.set(
            key,
            "the policies compare this key in different ways (kinds of value, one value or a set)",
          );
        }
        kinds.set(key, kind);
        if (meaning.value.family !== "text") continue;
        const pool = this.#pool(contextTarget(key, meaning.value.ignoreCase), meaning.value.ignoreCase);
        for (const template of meaning.value.templates) pool.add(template);
      }
    }
  }

  #pool(name: string, ignoreCase = false): TemplatePool {
    const pool = this.#pools.get(name) ?? new TemplatePool(ignoreCase);
    this.#pools.set(name, pool);
    return pool;
  }

  /** A statement applies where one of these conjunctions holds. */
  #conjunctions(statement: RawStatement, tests: readonly ConditionTest[]): readonly (readonly Literal[])[] {
    const factors = [
      this.#action(statement.action),
      this.#principal(statement.principal),
      this.#resource(statement),
      ...tests.map((test) => this.#condition(test)),
    ];
    let product: Alternatives = ALWAYS;
    for (const { exact, whole } of factors) {
      const alternatives = product.length * exact.length > this.#most ? whole() : exact;
      product = product.flatMap((left) => alternatives.map((right) => [...left, ...right]));
    }
    return product.filter((literals) => !contradicts(literals));
  }

  #action({ patterns, negated }: PatternList): Factor {
    const globs = patterns.map((pattern) => makeGlob(unitsOf(foldAscii(pattern)).map(wildcard)));
    if (globs.some(matchesEverything)) return exactly(negated ? [] : ALWAYS);
    return exactly([[{ dimension: this.#actions, test: this.#actions.test(globs, negated) }]]);
  }

  #resource(statement: RawStatement): Factor {
    const { resource } = statement;
    if (resource === undefined) return exactly(ALWAYS);
    const { globs, templates, incomplete } = this.#resourceTemplates(statement);
    const target: Target = {
      name: "resource",
      pool: this.#pool("resource"),
      present: true,
      literal: (list, negated) => ({ dimension: this.#resources, test: this.#resources.test(list, negated) }),
    };
    const sorted = [...new Set(resource.patterns)].sort();
    const identity = JSON.stringify(["resources", resource.negated, statement.variables, ...sorted]);
    const guarded = [
      ...this.#guards(target, templates),
      ...incomplete.map(({ text, glob }) => ({
        glob,
        assumption: this.#assumption(
          `resource ${text}`,
          `${text} is an incomplete ARN, which may also stand for its completion with wildcards`,
        ),
      })),
    ];
    const whole = (): Alternatives => [
      [this.#assume(identity, `a list of resources is compared as a whole: ${MANY_VARIABLES}`)],
    ];
    return { exact: this.#list(target, globs, guarded, resource.negated, templates) ?? whole(), whole };
  }

  /** The patterns of `Resource`: globs as they are, those with policy variables, and incomplete ARNs with their completion. */
  #resourceTemplates(statement: RawStatement): {
    readonly globs: readonly Glob[];
    readonly templates: readonly Template[];
    readonly incomplete: readonly { readonly text: string; readonly glob: Glob }[];
  } {
    const reading = { variables: statement.variables, wildcards: true };
    const globs: Glob[] = [];
    const templates: Template[] = [];
    const incomplete: { text: string; glob: Glob }[] = [];
    for (const text of statement.resource?.patterns ?? []) {
      const template = bindTemplate(readTemplate(text, reading), this.#bindings);
      for (const { key, name } of variablesOf(template)) this.#variables.set(key, name);
      if (variablesOf(template).length > 0) {
        templates.push(template);
        continue;
      }
      const glob = makeGlob(widened(template));
      globs.push(glob);
      const completion = completed(text, glob.tokens);
      if (completion !== undefined) incomplete.push({ text, glob: makeGlob(completion) });
    }
    return { globs, templates, incomplete };
  }

  /**
   * One of the globs matches, or one of the guarded globs whose assumption holds; or, negated, nothing of that. Undefined
   * where that takes too many alternatives.
   */
  #list(
    target: Target,
    globs: readonly Glob[],
    guarded: readonly { readonly glob: Glob; readonly assumption: AssumptionDimension }[],
    negated: boolean,
    templates: readonly Template[],
  ): Alternatives | undefined {
    if (target.present && globs.some(matchesEverything)) return negated ? [] : ALWAYS;
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
    const resolved = templates
      .flatMap(variablesOf)
      .filter(({ fallback }) => fallback === undefined)
      .map(({ key, name }) => this.#assume(`value of ${key}`, `${name} may have no value`));
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

  #guards(
    target: Target,
    templates: readonly Template[],
    ignoreCase = false,
  ): readonly { readonly glob: Glob; readonly assumption: AssumptionDimension }[] {
    return target.pool.withContained(templates).map((template) => {
      const names = [...new Set(variablesOf(template).map(({ name }) => `\${${name}}`))];
      return {
        glob: makeGlob(widened(template), ignoreCase),
        assumption: this.#assumption(
          `${target.name} ${templateKey(template)}`,
          `${names.join(" and ")} may stand for any text`,
        ),
      };
    });
  }

  #condition(test: ConditionTest): Factor {
    const { key, name, operator, identity, meaning } = test;
    for (const variable of test.variables) this.#variables.set(variable.key, variable.name);
    const mixed = meaning.kind === "null" ? undefined : this.#mixed.get(key);
    const why = meaning.kind === "whole" ? meaning.why : mixed;
    const whole = (because: string): Alternatives => [
      [this.#assume(`condition ${identity}`, `${operator} on ${name} is compared as a whole: ${because}`)],
    ];
    if (why !== undefined || meaning.kind === "whole") return exactly(whole(why ?? ""));
    const dimension = this.#context(key, name);
    if (meaning.kind === "null") return exactly([[{ dimension, test: dimension.test(meaning) }]]);
    const { quantifier, ifExists, negated, value } = meaning;
    if (value.family !== "text" || value.templates.length === 0) {
      return exactly([
        [{ dimension, test: dimension.test({ kind: "values", quantifier, ifExists, negated, value }) }],
      ]);
    }
    const { globs, templates, ignoreCase } = value;
    const targetName = contextTarget(key, ignoreCase);
    const target: Target = {
      name: targetName,
      pool: this.#pool(targetName),
      present: false,
      literal: (list, isNegated) => {
        const tested = { family: "text", globs: list, templates: [], ignoreCase } as const;
        const asked = {
          kind: "values",
          quantifier,
          ifExists: false,
          negated: isNegated,
          value: tested,
        } as const;
        return { dimension, test: dimension.test(asked) };
      },
    };
    const list = this.#list(target, globs, this.#guards(target, templates, ignoreCase), negated, templates);
    if (list === undefined) return exactly(whole(MANY_VARIABLES));
    const absent: Alternatives =
      ifExists && !negated ? [[{ dimension, test: dimension.test({ kind: "null", absent: true }) }]] : [];
    return { exact: [...list, ...absent], whole: () => whole(MANY_VARIABLES) };
  }

  #context(key: string, name: string): ContextDimension {
    const dimension = this.#contexts.get(key) ?? new ContextDimension(key, name, this.#bindings.get(key));
    this.#contexts.set(key, dimension);
    return dimension;
  }

  /**
   * A `Principal` holds for those it names. A `NotPrincipal` surely holds for those of whom it names neither themselves
   * nor their role nor their account; for the others AWS documents exceptions, so that is an assumption.
   */
  #principal(principal: RawStatement["principal"]): Factor {
    if (principal === undefined) return exactly(ALWAYS);
    const block = readPrincipalBlock(principal.block);
    if (block === undefined) {
      const unread = this.#assume(
        `principal unreadable ${String(this.#assumptions.size)}`,
        "a principal is not understood",
      );
      return exactly([[unread]]);
    }
    const { everyone, named, opaque } = block;
    const identity = JSON.stringify([
      principal.negated,
      everyone,
      ...named.map(({ id }) => id).sort(),
      ...[...opaque].sort(),
    ]);
    if (principal.negated) {
      const exempt = this.#assume(
        `principal ${identity}`,
        "whom exactly a NotPrincipal exempts is not certain",
      );
      if (everyone || opaque.length > 0) return exactly([[exempt]]);
      const test = this.#principals.test(named, true);
      return { exact: [[{ dimension: this.#principals, test }], [exempt]], whole: () => [[exempt]] };
    }
    if (everyone) return exactly(ALWAYS);
    const known: Alternatives =
      named.length === 0
        ? []
        : [[{ dimension: this.#principals, test: this.#principals.test(named, false) }]];
    const unknown = [...new Set(opaque)].map((text) => [
      this.#assume(`principal ${text}`, `who the principal ${text} is, is not certain`),
    ]);
    return {
      exact: [...known, ...unknown],
      whole: () => [[this.#assume(`principal ${identity}`, "a list of principals is compared as a whole")]],
    };
  }

  #assumption(name: string, why: string): AssumptionDimension {
    const dimension = this.#assumptions.get(name) ?? new AssumptionDimension(name, why);
    this.#assumptions.set(name, dimension);
    return dimension;
  }

  #assume(name: string, why: string): Literal {
    return { dimension: this.#assumption(name, why), test: HOLDS };
  }
}

/** The alternatives of one part of a statement, and what stands for them where they are too many. */
interface Factor {
  readonly exact: Alternatives;
  /** A single alternative. */
  readonly whole: () => Alternatives;
}

/** For a part that has one alternative at most. */
function exactly(alternatives: Alternatives): Factor {
  return { exact: alternatives, whole: () => alternatives };
}

function contextTarget(key: string, ignoreCase: boolean): string {
  return `${ignoreCase ? "folded " : ""}context ${key}`;
}

/** Joins the tests of each dimension to one predicate. */
function toPredicates(literals: readonly Literal[]): ReadonlyMap<Dimension, number> {
  const tests = new Map<Dimension, number[]>();
  for (const { dimension, test } of literals) {
    const known = tests.get(dimension);
    if (known === undefined) tests.set(dimension, [test]);
    else known.push(test);
  }
  return new Map([...tests].map(([dimension, own]) => [dimension, dimension.predicate(own)]));
}

/** Does it assume something both to hold and to fail? */
function contradicts(literals: readonly Literal[]): boolean {
  const held = new Set(literals.flatMap(({ dimension, test }) => (test === HOLDS ? [dimension] : [])));
  return literals.some(
    ({ dimension, test }) =>
      dimension instanceof AssumptionDimension && test === FAILS && held.has(dimension),
  );
}

function wildcard(unit: number): number {
  return unit === 0x2a ? STAR : unit === 0x3f ? ANY : unit;
}

/**
 * An ARN of fewer than six parts that ends in no `*`, completed: IAM is said to put a wildcard for each missing part,
 * while as a glob it would match no ARN at all.
 */
function completed(text: string, tokens: readonly number[]): readonly number[] | undefined {
  if (!text.startsWith("arn:") || tokens.at(-1) === STAR) return undefined;
  const missing = 5 - tokens.filter((token) => token === COLON).length;
  if (missing <= 0) return undefined;
  return [...tokens, ...Array.from({ length: missing }, () => [COLON, STAR]).flat()];
}
