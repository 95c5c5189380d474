import type { Place, Range } from "../contract.js";
import type { Expression, List, Name, ObjectExpression, ObjectItem, StringLiteral } from "../parse/ast.js";
import { convert } from "./convert.js";
import { evaluateFor } from "./for.js";
import { callFunction } from "./functions/call.js";
import { combine, negate } from "./operators.js";
import { parseNumber } from "./number-text.js";
import { reason } from "./reason.js";
import { createRun, enter, leave, spend, type Run } from "./run.js";
import type { Scope } from "./scope.js";
import { follow } from "./steps.js";
import { evaluateTemplate } from "./template.js";
import { ANY, typeOf, unify } from "./type.js";
import {
  bool,
  choice,
  failure,
  list,
  NULL,
  number,
  object,
  tooLarge,
  unknown,
  type Entry,
  type StringValue,
  type Value,
} from "./value.js";

/** What an expression is evaluated in. */
export interface Frame {
  /** The file that holds the expression. */
  readonly file: string;
  readonly scope: Scope;
  readonly run: Run;
}

/**
 * What an expression stands for.
 *
 * `file` is the file that holds it. A scope that evaluates for an answer hands its `run` on; everybody else leaves it out. Never throws
 * on input: what cannot be told is unknown, with the reason.
 */
export function evaluate(expression: Expression, file: string, scope: Scope, run: Run = createRun()): Value {
  return evaluateIn(expression, { file, scope, run });
}

/** The same in a frame that is there already. */
export function evaluateIn(expression: Expression, frame: Frame): Value {
  const at = placeIn(frame, expression.at);
  const refused = spend(frame.run, 1, at) ?? enter(frame.run, at);
  if (refused !== undefined) return refused;
  const value = evaluateKind(expression, frame, at);
  leave(frame.run);
  return value;
}

export function placeIn({ file }: Frame, range: Range): Place {
  return { file, range };
}

function evaluateKind(expression: Expression, frame: Frame, at: Place): Value {
  switch (expression.kind) {
    case "string":
      return literal(expression, at);
    case "template":
      return evaluateTemplate(expression.parts, "template", frame, at);
    case "heredoc":
      return evaluateTemplate(expression.parts, "heredoc", frame, at);
    case "number":
      return numberLiteral(expression.raw, at);
    case "bool":
      return bool(expression.value);
    case "null":
      return NULL;
    case "list":
      return evaluateList(expression, frame, at);
    case "object":
      return evaluateObject(expression, frame, at);
    case "name":
      return reference(expression, [], frame, at);
    case "traversal":
      if (expression.from.kind === "name") return reference(expression.from, expression.steps, frame, at);
      return follow(evaluateIn(expression.from, frame), expression.steps, frame);
    case "call":
      return callFunction(expression, frame, at);
    case "conditional":
      return conditional(expression, frame, at);
    case "unary":
      return negate(expression.operator, evaluateIn(expression.operand, frame), at);
    case "binary": {
      const left = evaluateIn(expression.left, frame);
      return combine(expression.operator, left, evaluateIn(expression.right, frame), at);
    }
    case "for-list":
    case "for-object":
      return evaluateFor(expression, frame, at);
    case "parentheses":
      return evaluateIn(expression.inner, frame);
  }
}

function literal(expression: StringLiteral, at: Place, inList?: Place): StringValue {
  return {
    kind: "string",
    value: expression.value,
    origin: inList === undefined ? { form: "literal", at } : { form: "literal", at, list: inList },
  };
}

function numberLiteral(raw: string, at: Place): Value {
  const value = parseNumber(raw);
  return value === undefined
    ? unknown(reason("unsupported", "This number is too precise to be followed.", at))
    : number(value);
}

function evaluateList(expression: List, frame: Frame, at: Place): Value {
  const elements = expression.elements.map((element) =>
    element.kind === "string" ? literal(element, placeIn(frame, element.at), at) : evaluateIn(element, frame),
  );
  frame.run.trace?.list(at, elements);
  const failed = elements.find((element) => element.kind === "unknown" && element.fails);
  return failed ?? list("tuple", elements, at);
}

function evaluateObject(expression: ObjectExpression, frame: Frame, at: Place): Value {
  const entries = new Map<string, Entry>();
  let open: Value | undefined;
  for (const item of expression.items) {
    const key = keyOf(item, frame);
    const value = evaluateIn(item.value, frame);
    const failed = [key, value].find((one) => one.kind === "unknown" && one.fails);
    if (failed !== undefined) return failed;
    if (key.kind === "string") entries.set(key.value, { value, at: placeIn(frame, item.at) });
    else if (key.kind === "null") return failure("A key may not be null.", placeIn(frame, item.key.at));
    else open = key;
  }
  if (open === undefined) return object("object", entries, { at });
  // A key that is not known may be any of those written before it; too rare to tell them apart.
  const why = reason("unresolved-reference", "One of the keys is not known.", at);
  const doubtful = [...entries].map(([key, entry]) => {
    const value = choice([entry.value, unknown(why)], why);
    return [key, { ...entry, value }] as const;
  });
  return object("object", new Map(doubtful), { at, open: why });
}

function keyOf({ key }: ObjectItem, frame: Frame): Value {
  const at = placeIn(frame, key.at);
  if (key.kind === "computed") return convert(evaluateIn(key.expression, frame), { kind: "string" }, at);
  return { kind: "string", value: key.value, origin: { form: "built", at, by: "key" } };
}

function reference(
  root: Name,
  steps: Extract<Expression, { kind: "traversal" }>["steps"],
  frame: Frame,
  at: Place,
): Value {
  const resolved = frame.scope.resolve(root.name, steps, frame.run, at);
  if (resolved !== undefined) {
    const value = follow(resolved.value, steps.slice(resolved.used), frame);
    frame.run.trace?.reference(at, value);
    return value;
  }
  const first = steps[0]?.kind === "attribute" ? `.${steps[0].name}` : "";
  const why = reason("unresolved-reference", `\`${root.name}${first}\` is not known here.`, at);
  return follow(unknown(why), steps, frame);
}

function conditional(
  expression: Extract<Expression, { kind: "conditional" }>,
  frame: Frame,
  at: Place,
): Value {
  const test = convert(evaluateIn(expression.condition, frame), { kind: "bool" }, at);
  const then = evaluateIn(expression.then, frame);
  const otherwise = evaluateIn(expression.else, frame);
  const type =
    isScalar(then) && then.kind === otherwise.kind ? ANY : unify([typeOf(then), typeOf(otherwise)]);
  if (type === undefined) return failure("The two results have no common type.", at);
  if (test.kind === "bool") return convert(test.value ? then : otherwise, type, at);
  if (test.kind === "null") return failure("The condition is null.", at);
  if (test.kind === "unknown" && test.fails) return test;
  const why = reason(
    "unknown-condition",
    "Which of two values this is depends on a condition that is not known.",
    at,
  );
  return choice([convert(then, type, at), convert(otherwise, type, at)], why);
}

/** Whether a value has the type of all others of its kind, so that beside such a one nothing is converted. */
function isScalar({ kind }: Value): boolean {
  return kind === "string" || kind === "number" || kind === "bool";
}

/** What a walk over values may cost at most before it is taken for too large. */
export function tooMuch(frame: Frame, amount: number, at: Place): Value | undefined {
  return spend(frame.run, amount, at) === undefined ? undefined : tooLarge(at);
}
