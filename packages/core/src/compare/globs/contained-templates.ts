import { Budget } from "../search/budget.js";
import { makeGlob, STAR } from "./glob.js";
import { walkGlobs } from "./glob-walk.js";
import { lettered, templateKey, type Template } from "./template.js";

/** More templates than this for one target are not compared with each other. */
const MAX_POOL = 24;
const STEPS = 20_000;

/**
 * The templates with policy variables that occur for one target (resources, or the values of one key).
 *
 * Where one contains another whatever the values of the variables, what matches the inner one matches the outer one.
 */
export class TemplatePool {
  readonly #templates = new Map<string, Template>();
  readonly #ignoreCase: boolean;

  constructor(ignoreCase: boolean) {
    this.#ignoreCase = ignoreCase;
  }

  add(template: Template): void {
    this.#templates.set(templateKey(template), template);
  }

  /** These templates, and all others of the pool that one of them contains. */
  withContained(templates: readonly Template[]): readonly Template[] {
    const own = new Map(templates.map((template) => [templateKey(template), template]));
    if (this.#templates.size <= MAX_POOL) {
      for (const [key, other] of this.#templates) {
        if (own.has(key)) continue;
        if (templates.some((template) => this.#contains(template, other))) own.set(key, other);
      }
    }
    return [...own.values()];
  }

  /**
   * Is every text of letters and code units that the inner one matches matched by the outer one? Then so it is with the
   * same value in every place of a letter, for `*` is all that an outer template has for a letter that is not its own.
   */
  #contains(outer: Template, inner: Template): boolean {
    const letters = new Map<string, number>();
    const groups = [inner, outer].map((template) => [
      makeGlob(lettered(template, letters), this.#ignoreCase),
    ]);
    const reached = walkGlobs(groups, { universe: makeGlob([STAR]) }, new Budget(STEPS));
    return reached?.every(({ matched: [isInner, isOuter] }) => isInner !== true || isOuter === true) ?? false;
  }
}
