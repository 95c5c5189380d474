import type { Place } from "../contract.js";
import type { ForList, ForObject } from "../parse/ast.js";
import { spread } from "./alternatives.js";
import { convert } from "./convert.js";
import { evaluateIn, tooMuch, type Frame } from "./evaluate.js";
import { iterate, type Turn } from "./iterate.js";
import { reason } from "./reason.js";
import { bind } from "./scope.js";
import {
  choice,
  failure,
  list,
  object,
  some,
  unknown,
  type Element,
  type Entry,
  type Value,
} from "./value.js";

/** `[for …]` and `{for …}`. */
export function evaluateFor(expression: ForList | ForObject, frame: Frame, at: Place): Value {
  const source = evaluateIn(expression.source, frame);
  const why = reason("unknown-condition", "What this walks over depends on something that is not known.", at);
  return spread([source], why, ([settled = source]) => {
    const turns = iterate(settled, at);
    if ("kind" in turns) return turns;
    return (
      tooMuch(frame, turns.length, at) ??
      (expression.kind === "for-list"
        ? forList(expression, turns, frame, at)
        : forObject(expression, turns, frame, at))
    );
  });
}

/** Whether a turn counts: yes, no, or something that says why it is not known. */
function included(expression: ForList | ForObject, frame: Frame, at: Place): Value {
  if (expression.condition === undefined) return { kind: "bool", value: true };
  const test = convert(evaluateIn(expression.condition, frame), { kind: "bool" }, at);
  return test.kind === "null" ? failure("The condition is null.", at) : test;
}

function frameFor(expression: ForList | ForObject, turn: Turn, frame: Frame): Frame {
  const names = new Map([[expression.valueName, turn.value]]);
  if (expression.keyName !== undefined) names.set(expression.keyName, turn.key);
  return { ...frame, scope: bind(names, frame.scope) };
}

function isFailure(value: Value): boolean {
  return value.kind === "unknown" && value.fails;
}

function forList(expression: ForList, turns: readonly Turn[], frame: Frame, at: Place): Value {
  const elements: Element[] = [];
  for (const turn of turns) {
    const inner = frameFor(expression, turn, frame);
    const test = included(expression, inner, at);
    if (test.kind === "bool" && !test.value) continue;
    const value = isFailure(test) ? test : evaluateIn(expression.value, inner);
    // With a value that is only possible, a failure is only possible too.
    if (isFailure(value) && turn.certain) return value;
    if (isFailure(value)) continue;
    if (turn.certain && test.kind === "bool") elements.push(value);
    else elements.push(some([value], false, turn.certain ? doubtOf(test, at) : turn.why));
  }
  return list("tuple", elements);
}

function doubtOf(test: Value, at: Place): ReturnType<typeof reason> {
  if (test.kind === "unknown" || test.kind === "choice")
    return reason("unknown-condition", test.reason.message, at);
  return reason("unknown-condition", "Whether this is taken is not known.", at);
}

function forObject(expression: ForObject, turns: readonly Turn[], frame: Frame, at: Place): Value {
  const groups = new Map<string, Value[]>();
  let doubt: ReturnType<typeof reason> | undefined;
  for (const turn of turns) {
    const inner = frameFor(expression, turn, frame);
    const test = included(expression, inner, at);
    if (test.kind === "bool" && !test.value) continue;
    const key = convert(isFailure(test) ? test : evaluateIn(expression.key, inner), { kind: "string" }, at);
    const value = evaluateIn(expression.value, inner);
    const failed = [key, value].find(isFailure);
    if (failed !== undefined && turn.certain) return failed;
    if (key.kind === "null") return failure("A key may not be null.", at);
    if (failed !== undefined) continue;
    if (key.kind !== "string" || !turn.certain || test.kind !== "bool") {
      doubt = reason("unresolved-reference", "Not all keys are known.", at);
      if (key.kind !== "string") continue;
    }
    const group = groups.get(key.value);
    if (group === undefined) groups.set(key.value, [value]);
    else if (expression.group) group.push(value);
    else if (doubt === undefined) return failure(`The key \`${key.value}\` comes up twice.`, at);
  }
  return object("object", entriesOf(groups, expression.group, doubt), { open: doubt });
}

function entriesOf(
  groups: ReadonlyMap<string, readonly Value[]>,
  grouped: boolean,
  doubt: ReturnType<typeof reason> | undefined,
): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  for (const [key, values] of groups) {
    const [first = unknown(reason("unsupported", "No value."))] = values;
    const value = grouped ? list("tuple", doubt === undefined ? values : [some(values, true, doubt)]) : first;
    // Another key that is not known might be this one.
    entries.set(key, { value: doubt === undefined ? value : choice([value, unknown(doubt)], doubt) });
  }
  return entries;
}
