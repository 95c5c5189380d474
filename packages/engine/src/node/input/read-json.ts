import type { InputProblem } from "@iamend/core";
import { InputError } from "./input-error.js";
import { jsonPositions, type JsonProblem } from "./json-positions.js";
import type { InputText } from "./read-text.js";

/** Parses JSON; with `exact`, also refuses what would not survive: a key that occurs twice, a number too long. */
export function parseJson(input: InputText, { exact = false } = {}): unknown {
  let value: unknown;
  try {
    value = JSON.parse(withoutBom(input.text));
  } catch {
    const found = jsonPositions(input.text);
    throw atPosition(
      input,
      "locate" in found ? { at: { line: 1, column: 1 }, message: "not valid JSON" } : found,
    );
  }
  if (!exact) return value;
  const positions = jsonPositions(input.text);
  const problem = "locate" in positions ? (positions.repeatedKeys[0] ?? positions.lostNumbers[0]) : positions;
  if (problem !== undefined) throw atPosition(input, problem);
  return value;
}

/** The error for problems of shape: the first with its position, and how many more there are. */
export function shapeError(input: InputText, problems: readonly InputProblem[]): InputError {
  const [first, ...rest] = problems;
  if (first === undefined) return new InputError(`${input.name}: not understood`);
  const positions = jsonPositions(input.text);
  const at = "locate" in positions ? positions.locate(first.path) : undefined;
  const place = at === undefined ? input.name : `${input.name}:${String(at.line)}:${String(at.column)}`;
  const more = rest.length === 0 ? "" : ` (and ${String(rest.length)} more)`;
  return new InputError(`${place}: ${first.path}: ${first.message}${more}`);
}

/** JSON itself knows no BOM; positions count it as nothing. */
export function withoutBom(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

function atPosition({ name }: InputText, { at, message }: JsonProblem): InputError {
  return new InputError(`${name}:${String(at.line)}:${String(at.column)}: ${message}`);
}
