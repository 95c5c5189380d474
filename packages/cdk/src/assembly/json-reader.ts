// JSON of known shape: what is not as it should be is told with its place.
import { isRefusal, membersNamed, parseJson, type JsonNode } from "@iamend/source";
import type { Host, Refusal } from "../contract.js";

/** A value of a JSON file, and the way to it. */
export interface Json {
  readonly file: JsonFile;
  readonly steps: readonly (string | number)[];
  readonly value: unknown;
}

interface JsonFile {
  readonly name: string;
  readonly text: string;
  /** What is wrong with it, in the order of finding. */
  readonly refusals: Refusal[];
}

/** Reads a file; what is refused of it, and of the values in it, is added to `refusals`. */
export function readJson(host: Host, name: string, refusals: Refusal[]): Json | undefined {
  const text = host.read(name);
  if (isRefusal(text)) {
    refusals.push(text);
    return undefined;
  }
  const file: JsonFile = { name, text, refusals };
  try {
    return { file, steps: [], value: JSON.parse(text.replace(/^\uFEFF/, "")) };
  } catch {
    const reading = parseJson(text);
    const { message, range } = reading.ok
      ? { message: "it is no JSON.", range: [0, 0] as const }
      : reading.problem;
    refusals.push({
      code: "invalid-json",
      message: `${name} cannot be read: ${message}`,
      at: { file: name, range },
    });
    return undefined;
  }
}

/** A member of an object; absent ones have the value `undefined`. */
export function member(json: Json, name: string): Json {
  const { value } = json;
  const own = isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  return { file: json.file, steps: [...json.steps, name], value: own };
}

export function isAbsent({ value }: Json): boolean {
  return value === undefined;
}

export function objectMembers(json: Json): ReadonlyMap<string, Json> | undefined {
  const { file, steps, value } = json;
  if (isObject(value))
    return new Map(
      Object.entries(value).map(([name, one]) => [name, { file, steps: [...steps, name], value: one }]),
    );
  wrong(json, "an object");
  return undefined;
}

export function arrayElements(json: Json): readonly Json[] | undefined {
  const { file, steps, value } = json;
  if (Array.isArray(value))
    return value.map((one: unknown, index) => ({ file, steps: [...steps, index], value: one }));
  wrong(json, "an array");
  return undefined;
}

export function textOf(json: Json): string | undefined {
  if (typeof json.value === "string") return json.value;
  wrong(json, "a text");
  return undefined;
}

/** A text that is not empty, as names and paths are. */
export function nameIn(json: Json): string | undefined {
  if (typeof json.value === "string" && json.value !== "") return json.value;
  wrong(json, "a text that is not empty");
  return undefined;
}

export function positiveIn(json: Json): number | undefined {
  const { value } = json;
  if (typeof value === "number" && Number.isSafeInteger(value) && value > 0) return value;
  wrong(json, "a whole number from 1");
  return undefined;
}

export function oneOf<T extends string>(json: Json, choices: readonly T[]): T | undefined {
  const found = choices.find((choice) => choice === json.value);
  if (found === undefined) wrong(json, choices.map((one) => JSON.stringify(one)).join(" or "));
  return found;
}

/** Notes what should stand where a value stands. */
export function wrong(json: Json, expected: string): void {
  const { file, steps, value } = json;
  const message = `${file.name}: ${jsonPath(steps)} should be ${expected}, not ${described(value)}.`;
  file.refusals.push({ code: "wrong-shape", message, at: { file: file.name, range: rangeOf(json) } });
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** As in `$.artifacts["my-stack"].properties`. */
function jsonPath(steps: readonly (string | number)[]): string {
  return `$${steps
    .map((step) => {
      if (typeof step === "number") return `[${String(step)}]`;
      return /^[A-Za-z_]\w*$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
    })
    .join("")}`;
}

function described(value: unknown): string {
  if (value === undefined) return "absent";
  if (typeof value === "string") return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  if (typeof value === "number" || typeof value === "boolean" || value === null) return String(value);
  return Array.isArray(value) ? "an array" : "an object";
}

/** Of the value, or of what is nearest around it. */
function rangeOf({ file, steps }: Json): readonly [number, number] {
  const reading = parseJson(file.text);
  if (!reading.ok) return [0, 0];
  let node: JsonNode = reading.root;
  for (const step of steps) {
    const next = stepInto(node, step);
    if (next === undefined) break;
    node = next;
  }
  return node.range;
}

function stepInto(node: JsonNode, step: string | number): JsonNode | undefined {
  if (node.type === "array" && typeof step === "number") return node.elements[step];
  if (node.type !== "object" || typeof step === "number") return undefined;
  return membersNamed(node, step).at(-1)?.value;
}
