import type { PolicyDocument } from "../../policy/document.js";
import { conditionApplies } from "./evaluate-condition.js";
import {
  lowerCase,
  RUN,
  substituted,
  symbolsMatch,
  texts,
  wildcardSymbols,
  type Context,
  type Effort,
  type Symbols,
} from "./evaluate-pattern.js";
import { principalApplies } from "./evaluate-principal.js";
import { both, either, not, type Truth } from "./truth.js";

/** One concrete request. Context keys ignore case; a key that is not there is absent. */
export interface Request {
  readonly action: string;
  readonly resource: string;
  /** ARN, service or provider name of who asks; needed only where a policy names principals. */
  readonly principal?: string;
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

/**
 * Does this document by itself allow the request? Undefined where that depends on something whose meaning is not certain,
 * and once `effort` is spent.
 *
 * Written from the rules of IAM alone: it shares nothing with the comparison, whose every counterexample it must confirm.
 */
export function evaluate(document: PolicyDocument, request: Request, effort: Effort): Truth {
  const written = document.json["Statement"];
  const statements: readonly unknown[] = Array.isArray(written) ? written : [written];
  const context = new Map(
    Object.entries(request.context).map(([key, value]) => [lowerCase(key), value] as const),
  );
  let allowed: Truth = false;
  let denied: Truth = false;
  for (const statement of statements) {
    if (typeof statement !== "object" || statement === null) continue;
    const read = statement as Readonly<Record<string, unknown>>;
    const variables = document.json["Version"] === "2012-10-17";
    const applies = statementApplies(read, request, { context, variables, effort });
    if (read["Effect"] === "Allow") allowed = either(allowed, applies);
    else denied = either(denied, applies);
  }
  return effort.steps < 0 ? undefined : both(allowed, not(denied));
}

/** What evaluating a statement needs beside it. */
export interface Surroundings {
  readonly context: Context;
  /** Is `${…}` a policy variable? */
  readonly variables: boolean;
  readonly effort: Effort;
}

function statementApplies(
  statement: Readonly<Record<string, unknown>>,
  request: Request,
  around: Surroundings,
): Truth {
  let applies = actionApplies(statement, request.action, around.effort);
  if (applies !== false) applies = both(applies, resourceApplies(statement, request.resource, around));
  if (applies !== false) applies = both(applies, principalApplies(statement, request.principal));
  if (applies !== false) applies = both(applies, conditionApplies(statement["Condition"], around));
  return applies;
}

function actionApplies(statement: Readonly<Record<string, unknown>>, action: string, effort: Effort): Truth {
  const listed = (value: unknown): boolean =>
    texts(value).some((pattern) =>
      symbolsMatch(wildcardSymbols(lowerCase(pattern)), lowerCase(action), effort),
    );
  return "Action" in statement ? listed(statement["Action"]) : !listed(statement["NotAction"]);
}

function resourceApplies(
  statement: Readonly<Record<string, unknown>>,
  resource: string,
  around: Surroundings,
): Truth {
  const matching = (value: unknown, unresolved: Truth): Truth =>
    texts(value).reduce<Truth>((sofar, pattern) => {
      if (sofar === true) return true;
      const symbols = around.variables ? substituted(pattern, around.context) : wildcardSymbols(pattern);
      return either(
        sofar,
        symbols === undefined ? unresolved : oneMatches(pattern, symbols, resource, around.effort),
      );
    }, false);
  // A pattern whose variable has no value matches nothing; or does its statement not apply at all?
  if ("Resource" in statement) return matching(statement["Resource"], false);
  // A statement of a trust policy has neither: it exempts nothing.
  return not(matching(statement["NotResource"], undefined));
}

function oneMatches(pattern: string, symbols: Symbols, resource: string, effort: Effort): Truth {
  if (symbolsMatch(symbols, resource, effort)) return true;
  // An incomplete ARN may stand for its completion with wildcards.
  const colons = pattern.split(":").length - 1;
  if (!pattern.startsWith("arn:") || colons >= 5) return false;
  const missing = Array.from({ length: 5 - colons }, (): Symbols => [":", RUN]);
  return symbolsMatch([...symbols, ...missing.flat()], resource, effort) ? undefined : false;
}
