import { AssumptionDimension, HOLDS } from "../search/assumption-dimension.js";
import { TemplatePool } from "../globs/contained-templates.js";
import { ContextDimension } from "../conditions/context-dimension.js";
import type { Dimension } from "../search/dimension.js";
import type { Literal } from "./factor.js";
import { GlobDimension } from "../globs/glob-dimension.js";
import { ANY, makeGlob, STAR } from "../globs/glob.js";
import { PrincipalDimension } from "../principals/principal-dimension.js";
import type { Variable } from "../globs/template.js";

const COLON = 0x3a;

/** The texts that are an action: a service and a name, a colon between them. */
export const ACTIONS = makeGlob([ANY, STAR, COLON, ANY, STAR]);
const RESOURCES = makeGlob([ANY, STAR]);

/** The dimensions that two documents share, made as their statements ask for them. */
export class Vocabulary {
  readonly actions = new GlobDimension("action", ACTIONS);
  readonly resources = new GlobDimension("resource", RESOURCES);
  readonly principals = new PrincipalDimension();
  /** Values of policy variables, by folded key. */
  readonly bindings: ReadonlyMap<string, string>;
  readonly #contexts = new Map<string, ContextDimension>();
  readonly #assumptions = new Map<string, AssumptionDimension>();
  readonly #pools = new Map<string, TemplatePool>();
  readonly #variables = new Map<string, string>();

  constructor(bindings: ReadonlyMap<string, string>) {
    this.bindings = bindings;
  }

  /** All dimensions, in the order in which they are decided. */
  get dimensions(): readonly Dimension[] {
    const contexts = [...this.#contexts.values()];
    const dimensions = [
      this.actions,
      this.principals,
      this.resources,
      ...contexts,
      ...this.#assumptions.values(),
    ];
    return dimensions.sort((left, right) => left.rank - right.rank || (left.name < right.name ? -1 : 1));
  }

  /** Policy variables that no binding gave a value, by folded key; the name as written. */
  get variables(): ReadonlyMap<string, string> {
    return this.#variables;
  }

  noteVariables(variables: readonly Variable[]): void {
    for (const { key, name } of variables) this.#variables.set(key, name);
  }

  /** `key` is folded, `written` as some policy writes it. */
  context(key: string, written: string): ContextDimension {
    const dimension = this.#contexts.get(key) ?? new ContextDimension(key, written, this.bindings.get(key));
    this.#contexts.set(key, dimension);
    return dimension;
  }

  /** The templates with policy variables that are matched against one thing. */
  pool(target: string, ignoreCase = false): TemplatePool {
    const pool = this.#pools.get(target) ?? new TemplatePool(ignoreCase);
    this.#pools.set(target, pool);
    return pool;
  }

  /** Equal names are one assumption. `why` says in plain words what is not decided. */
  assumption(name: string, why: string): AssumptionDimension {
    const dimension = this.#assumptions.get(name) ?? new AssumptionDimension(name, why);
    this.#assumptions.set(name, dimension);
    return dimension;
  }

  /** The test that an assumption holds. */
  assume(name: string, why: string): Literal {
    return { dimension: this.assumption(name, why), test: HOLDS };
  }

  /** An assumption that nothing else shares. */
  assumeAlone(why: string): Literal {
    return this.assume(`alone ${String(this.#assumptions.size)}`, why);
  }
}
