import * as v from "valibot";
import type { JsonObject } from "../policy/document.js";
import { success, type InputProblem, type Result } from "../result.js";

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Does the object itself have the key? What it inherits is no part of the JSON. */
export function hasKey(value: JsonObject, key: string): boolean {
  return Object.hasOwn(value, key);
}

/** The string under a key of the object itself, if it is one. */
export function stringAt(value: JsonObject, key: string): string | undefined {
  const found = hasKey(value, key) ? value[key] : undefined;
  return typeof found === "string" ? found : undefined;
}

export function kindOf(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Text of an input as a message may show it: in quotes, control characters escaped, cut after 100 characters. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 100 ? `${text.slice(0, 100)}…` : text);
}

/** Leaves out the keys that have no value; `null` is how some tools write that. */
export function present<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  const kept = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null);
  return Object.fromEntries(kept) as { [Key in keyof Fields]?: NonNullable<Fields[Key]> };
}

/**
 * An object of JSON with these keys, others ignored.
 *
 * Valibot alone takes an array for an object, looks at inherited keys, and calls a missing key by its name instead of
 * saying what was expected there.
 */
export function jsonObject<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.ObjectSchema<Entries, undefined> {
  const schema = v.object(entries);
  return {
    ...schema,
    "~run"(dataset, config) {
      const { value } = dataset;
      if (!isObject(value)) {
        v._addIssue(schema, "type", dataset, config);
        return dataset as unknown as ReturnType<(typeof schema)["~run"]>;
      }
      const known = Object.keys(entries).map((key) => [key, hasKey(value, key) ? value[key] : undefined]);
      return schema["~run"]({ value: Object.fromEntries(known) as unknown }, config);
    },
  };
}

/** Reads a value by its schema; `path` is the JSON path of the value. Problems say what was expected in plain words. */
export function readShape<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  path: string,
): Result<v.InferOutput<Schema>> {
  const read = v.safeParse(schema, value, { message: expectation });
  if (read.success) return success(read.output);
  const problems: InputProblem[] = read.issues.map((issue) => ({
    path: path + (issue.path ?? []).map(({ key }) => member(key)).join(""),
    message: issue.message,
  }));
  return { ok: false, problems };
}

function expectation({ type, expected, input }: v.BaseIssue<unknown>): string {
  if (type === "literal" || type === "picklist") {
    return `expected ${expected ?? "another value"}, found ${typeof input === "string" ? quoted(input) : kindOf(input)}`;
  }
  return `expected ${/^[aeiou]/.test(type) ? "an" : "a"} ${type}, found ${kindOf(input)}`;
}

function member(key: unknown): string {
  return typeof key === "number" ? `[${String(key)}]` : `.${String(key)}`;
}
