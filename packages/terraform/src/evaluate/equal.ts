import { certainElements } from "./elements.js";
import type { ListValue, ObjectValue, Value } from "./value.js";

/** Whether two values are equal for Terraform, which converts nothing for it; nothing if that is not known. */
export function knownEqual(left: Value, right: Value): boolean | undefined {
  if (left.kind === "choice") return all(left.alternatives.map((one) => knownEqual(one, right)));
  if (right.kind === "choice") return all(right.alternatives.map((one) => knownEqual(left, one)));
  if (left.kind === "unknown" || right.kind === "unknown") return undefined;
  if (left.kind === "partial" || right.kind === "partial") {
    const mayBeText = [left, right].every(({ kind }) => kind === "partial" || kind === "string");
    return mayBeText ? undefined : false;
  }
  if (left.kind === "list" && right.kind === "list") return equalLists(left, right);
  if (left.kind === "object" && right.kind === "object") return equalObjects(left, right);
  if (left.kind === "null" || right.kind === "null") return left.kind === right.kind;
  return left.kind === right.kind && "value" in left && "value" in right && left.value === right.value;
}

/** The answer that all agree on. */
function all(answers: readonly (boolean | undefined)[]): boolean | undefined {
  const [first] = answers;
  return answers.every((answer) => answer === first) ? first : undefined;
}

/** True if every part is; false if one is not; else nothing. */
function every(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(false)) return false;
  return answers.includes(undefined) ? undefined : true;
}

function equalLists(left: ListValue, right: ListValue): boolean | undefined {
  const mine = certainElements(left);
  const others = certainElements(right);
  if (left.shape !== right.shape) return false;
  if (mine === undefined || others === undefined) return undefined;
  if (mine.length !== others.length)
    return left.shape === "set" && !allKnown([...mine, ...others]) ? undefined : false;
  if (left.shape === "set") {
    return every(mine.map((one) => some(others.map((other) => knownEqual(one, other)))));
  }
  return every(mine.map((one, index) => equalAt(one, others[index])));
}

function allKnown(values: readonly Value[]): boolean {
  return values.every(
    (value) => value.kind !== "unknown" && value.kind !== "choice" && value.kind !== "partial",
  );
}

function equalAt(left: Value, right: Value | undefined): boolean | undefined {
  return right === undefined ? false : knownEqual(left, right);
}

/** True if one is; false if none can be. */
function some(answers: readonly (boolean | undefined)[]): boolean | undefined {
  if (answers.includes(true)) return true;
  return answers.includes(undefined) ? undefined : false;
}

function equalObjects(left: ObjectValue, right: ObjectValue): boolean | undefined {
  if (left.shape !== right.shape) return false;
  const shared = [...left.entries].map(([key, { value }]) => {
    const other = right.entries.get(key);
    if (other !== undefined) return knownEqual(value, other.value);
    return right.open === undefined ? false : undefined;
  });
  const missing = [...right.entries.keys()].some((key) => !left.entries.has(key));
  if (missing && left.open === undefined) return false;
  if (missing || left.open !== undefined || right.open !== undefined) {
    return shared.includes(false) ? false : undefined;
  }
  return every(shared);
}
