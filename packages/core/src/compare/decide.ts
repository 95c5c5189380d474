import type { Catalog } from "../catalog/catalog.js";
import type { PolicyDocument } from "../policy/document.js";
import { foldAscii } from "../text/ascii-case.js";
import { ActionLists } from "./action-lists.js";
import { Budget } from "./search/budget.js";
import { compile, type Compiled } from "./compile/compile.js";
import { evaluate, type Request } from "./evaluate/evaluate.js";
import { ANY, literalGlob, makeGlob, STAR, unitsOf } from "./globs/glob.js";
import { polish } from "./search/polish.js";
import { rawStatements, type RawStatement } from "./compile/raw-statement.js";
import { requestOf } from "./request-of.js";
import { search, type Difference, type Direction, type SearchResult } from "./search/search.js";
import { bindingRounds } from "./variable-values.js";
import { ACTIONS } from "./compile/vocabulary.js";

/**
 * What is known of one direction.
 *
 * - `none`: proven, there is no such request.
 * - `confirmed`: this request is one, by two independent evaluations.
 * - `undecided`: neither; the reasons say why.
 */
export type Verdict =
  | { readonly kind: "none" }
  | { readonly kind: "confirmed"; readonly request: Request }
  | { readonly kind: "undecided"; readonly reasons: readonly string[] };

export interface DecideOptions {
  readonly budget: Budget;
  /** To name actions that exist. */
  readonly catalog?: Catalog | undefined;
}

/** The only actions that count: one by name (`service:Name`), or those of a service. */
export type Only = { readonly action: string } | { readonly service: string };

/** Steps that evaluating all candidates may take; after that nothing is confirmed any more. */
const EFFORT = 250_000_000;
/** Where there is too much to follow it all, so much is followed to find at least an example. */
const BEAM = 64;
const BEAM_STEPS = 4_000_000;
const MAX_TRIES = 16;
const MAX_REASONS = 5;
const NONE: ReadonlyMap<string, string> = new Map();

/** Decides what one document allows that another does not; compiled once for any number of questions. */
export class Decider {
  readonly #before: PolicyDocument;
  readonly #after: PolicyDocument;
  readonly #options: DecideOptions;
  readonly #statements: readonly RawStatement[];
  readonly #compiled: Compiled;
  readonly #beam = new Budget(BEAM_STEPS);
  readonly #effort = { steps: EFFORT };

  constructor(before: PolicyDocument, after: PolicyDocument, options: DecideOptions) {
    this.#before = before;
    this.#after = after;
    this.#options = options;
    this.#statements = [...rawStatements(before), ...rawStatements(after)];
    this.#compiled = compile(before, after);
  }

  /** Is there a request that AFTER allows and BEFORE does not (`wider`), or the reverse (`narrower`)? */
  decide(direction: Direction, only?: Only): Verdict {
    const compiled = restricted(this.#compiled, only);
    const result = search(compiled.problem, [direction], this.#options.budget);
    let differences = result.differences[direction];
    if (!result.complete && differences.length === 0) {
      differences = search(compiled.problem, [direction], this.#beam, BEAM).differences[direction];
    }
    if (result.complete && differences.length === 0) return { kind: "none" };
    const sure = differences.filter(({ assumptions }) => assumptions === 0);
    const request =
      this.#confirm(sure, compiled, NONE, only) ??
      this.#confirmWithValues(direction, compiled, only) ??
      this.#confirm(differences.slice(sure.length), compiled, NONE, only);
    if (request !== undefined)
      return { kind: "confirmed", request: this.#polished(direction, request, only) };
    return { kind: "undecided", reasons: reasonsOf(differences, result) };
  }

  /** Do both evaluations agree that the request is a difference in this direction? */
  confirms(direction: Direction, request: Request): boolean {
    const wider = direction === "wider";
    return (
      evaluate(this.#before, request, this.#effort) === !wider &&
      evaluate(this.#after, request, this.#effort) === wider
    );
  }

  /** Gives policy variables values and looks again; what is found then is found for these values. */
  #confirmWithValues(
    direction: Direction,
    { vocabulary: { variables } }: Compiled,
    only: Only | undefined,
  ): Request | undefined {
    for (const bindings of bindingRounds(variables, this.#statements)) {
      const compiled = restricted(compile(this.#before, this.#after, bindings), only);
      const { differences } = search(compiled.problem, [direction], this.#options.budget);
      const context = new Map([...variables].map(([key, name]) => [name, bindings.get(key) ?? ""]));
      const request = this.#confirm(differences[direction], compiled, context, only);
      if (request !== undefined) return request;
    }
    return undefined;
  }

  #confirm(
    differences: readonly Difference[],
    { vocabulary: { principals } }: Compiled,
    context: ReadonlyMap<string, string>,
    only: Only | undefined,
  ): Request | undefined {
    const asksWho = this.#statements.some(({ principal }) => principal !== undefined);
    const given = only !== undefined && "action" in only ? only.action : undefined;
    for (const { direction, witnesses } of differences.slice(0, MAX_TRIES)) {
      const request = requestOf(witnesses, {
        action: only !== undefined && "service" in only ? `${only.service}:Example` : "s3:GetObject",
        resource: "arn:aws:s3:::example",
        ...(asksWho && { principal: principals.stranger }),
        context,
      });
      // The witness of a given action is its folded name.
      const spelled = given === undefined ? request : { ...request, action: given };
      if (this.confirms(direction, spelled)) return spelled;
    }
    return undefined;
  }

  #polished(direction: Direction, request: Request, only: Only | undefined): Request {
    const hints = {
      statements: this.#statements,
      lists: new ActionLists(this.#statements),
      catalog: this.#options.catalog,
      fixedAction: only !== undefined,
    };
    return polish(request, hints, (candidate) => this.confirms(direction, candidate));
  }
}

function restricted(compiled: Compiled, only: Only | undefined): Compiled {
  compiled.vocabulary.actions.restrict(
    only === undefined
      ? ACTIONS
      : "action" in only
        ? literalGlob(foldAscii(only.action))
        : makeGlob([...unitsOf(foldAscii(`${only.service}:`)), ANY, STAR]),
  );
  return compiled;
}

function reasonsOf(differences: readonly Difference[], { tooMuch }: SearchResult): readonly string[] {
  const reasons = new Set(tooMuch);
  for (const { witnesses } of differences) {
    for (const witness of witnesses) if (witness.part === "assumption") reasons.add(witness.why);
  }
  if (reasons.size === 0) reasons.add("a difference was found that evaluating both policies did not confirm");
  return [...reasons].slice(0, MAX_REASONS);
}
