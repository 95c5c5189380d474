import type { Place } from "../contract.js";
import type { BinaryOperator, Unary } from "../parse/ast.js";
import { convert } from "./convert.js";
import { spread } from "./alternatives.js";
import { knownEqual } from "./equal.js";
import { exact } from "./number-text.js";
import { reason } from "./reason.js";
import type { Type } from "./type.js";
import { bool, failure, number, unknown, type Unknown, type Value } from "./value.js";

/** `-` or `!` before a value. */
export function negate(operator: Unary["operator"], operand: Value, at: Place): Value {
  return spread([operand], reasonFor(at), ([value]) => {
    if (operator === "!") {
      const given = need(value, { kind: "bool" }, at);
      return given.kind === "bool" ? bool(!given.value) : given;
    }
    const given = need(value, { kind: "number" }, at);
    return given.kind === "number" ? number(-given.value) : given;
  });
}

/** Two values with an operator between them. */
export function combine(operator: BinaryOperator, left: Value, right: Value, at: Place): Value {
  return spread([left, right], reasonFor(at), ([first, second]) => {
    switch (operator) {
      case "==":
      case "!=":
        return equality(operator, first, second, at);
      case "&&":
      case "||":
        return logic(operator, first, second, at);
      default:
        return arithmetic(operator, first, second, at);
    }
  });
}

function reasonFor(at: Place): ReturnType<typeof reason> {
  return reason("unknown-condition", "The operands depend on something that is not known.", at);
}

/** The value in that type: of its kind, or unknown. Nothing and null are failures. */
function need(value: Value | undefined, type: Type, at: Place): Value {
  if (value === undefined || value.kind === "null") return failure("A value is needed here.", at);
  return convert(value, type, at);
}

function equality(
  operator: "==" | "!=",
  left: Value | undefined,
  right: Value | undefined,
  at: Place,
): Value {
  if (left === undefined || right === undefined) return failure("A value is needed here.", at);
  const failed = [left, right].find((value) => value.kind === "unknown" && value.fails);
  if (failed !== undefined) return failed;
  const same = knownEqual(left, right);
  if (same !== undefined) return bool(same === (operator === "=="));
  return unknown(reason("unresolved-reference", "What is compared here is not known.", at));
}

function logic(operator: "&&" | "||", left: Value | undefined, right: Value | undefined, at: Place): Value {
  const first = need(left, { kind: "bool" }, at);
  const second = need(right, { kind: "bool" }, at);
  const failed = [first, second].find((value) => value.kind === "unknown" && value.fails);
  if (failed !== undefined) return failed;
  // One side can settle it, whatever the other is.
  const settling = operator === "||";
  if ([first, second].some((value) => value.kind === "bool" && value.value === settling))
    return bool(settling);
  if (first.kind === "bool" && second.kind === "bool") return bool(!settling);
  return first.kind === "bool" ? second : first;
}

function arithmetic(
  operator: Exclude<BinaryOperator, "==" | "!=" | "&&" | "||">,
  left: Value | undefined,
  right: Value | undefined,
  at: Place,
): Value {
  const first = need(left, { kind: "number" }, at);
  const second = need(right, { kind: "number" }, at);
  const failed = [first, second].find((value): value is Unknown => value.kind === "unknown" && value.fails);
  if (failed !== undefined) return failed;
  if (first.kind !== "number") return first;
  if (second.kind !== "number") return second;
  const [a, b] = [first.value, second.value];
  switch (operator) {
    case "<":
      return bool(a < b);
    case "<=":
      return bool(a <= b);
    case ">":
      return bool(a > b);
    case ">=":
      return bool(a >= b);
    case "+":
      return counted(a, b, a + b, at);
    case "-":
      return counted(a, b, a - b, at);
    case "*":
      return counted(a, b, a * b, at);
    case "/":
      return divided(a, b, at);
    case "%":
      return counted(a, b, a % b, at);
  }
}

/** A result of whole numbers that is whole; with fractions, a double would drift from Terraform's 512 bits. */
function counted(a: number, b: number, result: number, at: Place): Value {
  const value = Number.isSafeInteger(a) && Number.isSafeInteger(b) ? exact(result) : undefined;
  return value === undefined ? imprecise(at) : number(value);
}

function divided(a: number, b: number, at: Place): Value {
  // Terraform has infinities.
  if (b === 0) return unknown(reason("unsupported", "A division by zero is not followed.", at));
  const result = a / b;
  if (!Number.isSafeInteger(a) || !Number.isSafeInteger(b)) return imprecise(at);
  // A quotient that ends after a few decimals is the same in any precision.
  const scaled = result * 1_000_000;
  const ends = Number.isSafeInteger(scaled) && (BigInt(a) * 1_000_000n) / BigInt(b) === BigInt(scaled);
  return ends && (BigInt(a) * 1_000_000n) % BigInt(b) === 0n ? number(result) : imprecise(at);
}

function imprecise(at: Place): Value {
  return unknown(reason("unsupported", "This number is too precise to be followed.", at));
}
