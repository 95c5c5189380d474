import type { Place } from "../../contract.js";
import type { Call as CallExpression } from "../../parse/ast.js";
import { spread } from "../alternatives.js";
import { certainElements } from "../elements.js";
import { evaluateIn, tooMuch, type Frame } from "../evaluate.js";
import { reason } from "../reason.js";
import { failure, sizeOf, unknown, type Value } from "../value.js";
import { attempt, succeeds } from "./attempt.js";
import { doubt, wrongCount, type FunctionDefinition } from "./definition.js";
import { COALESCE } from "./coalesce.js";
import { CONVERSIONS } from "./conversions.js";
import { FORMER } from "./former.js";
import { FORMATS } from "./format.js";
import { JSON_FUNCTIONS } from "./json-functions.js";
import { LISTS } from "./lists.js";
import { MAPS } from "./maps.js";
import { NUMBERS } from "./numbers.js";
import { PATHS } from "./paths.js";
import { STRINGS } from "./strings.js";

const FUNCTIONS: ReadonlyMap<string, FunctionDefinition> = new Map(
  [STRINGS, FORMATS, LISTS, MAPS, COALESCE, CONVERSIONS, NUMBERS, JSON_FUNCTIONS, PATHS].flatMap((group) =>
    Object.entries(group),
  ),
);

/** The functions of today that are evaluated here, by name and in order. */
export const FUNCTION_NAMES: readonly string[] = [...FUNCTIONS.keys(), "try", "can"].toSorted();

/** What a call gives. */
export function callFunction(expression: CallExpression, frame: Frame, at: Place): Value {
  // Since Terraform 1.8 a built-in function has a long name too.
  const name = expression.name.replace(/^core::/, "");
  const args = argumentsOf(expression, frame, at);
  if ("kind" in args) return args;
  if (name === "try") return attempt(args, at);
  if (name === "can") return args[0] === undefined ? wrongCount({ name, at }) : succeeds(args[0], at);
  const failed = args.find((value) => value.kind === "unknown" && value.fails);
  if (failed !== undefined) return failed;
  const large = tooMuch(
    frame,
    args.reduce((sum, value) => sum + sizeOf(value), 0),
    at,
  );
  if (large !== undefined) return large;
  const definition = FUNCTIONS.get(name) ?? FORMER.get(name);
  if (definition === undefined) {
    const answer = frame.scope.call?.(name, args, frame.run, at);
    return answer ?? unknown(reason("unknown-function", `The function \`${name}\` is not followed.`, at));
  }
  const call = { name, at };
  if (definition.whole === true) return definition.run(args, call);
  return spread(args, doubt(call), (settled) => definition.run(settled, call));
}

/** The values of the arguments; with `...`, the elements of the last one are arguments themselves. */
function argumentsOf(expression: CallExpression, frame: Frame, at: Place): readonly Value[] | Value {
  const args = expression.args.map((arg) => evaluateIn(arg, frame));
  if (!expression.expand) return args;
  const last = args.at(-1);
  if (last === undefined) return failure("There is nothing to expand.", at);
  if (last.kind === "unknown") return last;
  const elements = last.kind === "list" ? certainElements(last) : undefined;
  if (elements !== undefined) return [...args.slice(0, -1), ...elements];
  if (last.kind === "list" || last.kind === "choice") {
    return unknown(reason("unresolved-reference", "How many arguments there are is not known.", at));
  }
  return failure("Only a list expands into arguments.", at);
}
