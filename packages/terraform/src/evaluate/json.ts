// JSON as Terraform writes and reads it.
import type { Place } from "../contract.js";
import { isCertain } from "./elements.js";
import { compareText } from "./go-order.js";
import { numberText, parseNumber } from "./number-text.js";
import { reason } from "./reason.js";
import {
  bool,
  failure,
  list,
  MAX_STRING,
  NULL,
  number,
  object,
  some,
  unknown,
  type Element,
  type Entry,
  type Value,
} from "./value.js";

/** The JSON of a wholly known value, with keys in order; nothing if it is too long or a number does not print. */
export function jsonText(value: Value): string | undefined {
  let length = 0;

  function written(text: string | undefined): string | undefined {
    length += text?.length ?? 0;
    return length > MAX_STRING ? undefined : text;
  }

  function write(one: Element): string | undefined {
    switch (one.kind) {
      case "null":
        return written("null");
      case "bool":
        return written(String(one.value));
      case "number":
        return written(numberText(one.value));
      case "string":
        return written(quote(one.value));
      case "list":
        return wrap("[", one.elements.map(write), "]");
      case "object":
        if (one.open !== undefined) return undefined;
        return wrap("{", [...one.entries].toSorted(byKey).map(writeEntry), "}");
      default:
        return undefined;
    }
  }

  function writeEntry([key, entry]: readonly [string, Entry]): string | undefined {
    const text = write(entry.value);
    return text === undefined ? undefined : written(`${quote(key)}:${text}`);
  }

  return write(value);
}

function byKey([left]: readonly [string, Entry], [right]: readonly [string, Entry]): number {
  return compareText(left, right);
}

function wrap(open: string, parts: readonly (string | undefined)[], close: string): string | undefined {
  return parts.includes(undefined) ? undefined : open + parts.join(",") + close;
}

const CONTROL: Readonly<Record<string, string>> = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  '"': '\\"',
  "\\": "\\\\",
};

/** Go escapes what HTML would take for its own, and names only three control characters. */
function quote(text: string): string {
  // eslint-disable-next-line no-control-regex -- these are the characters that JSON escapes
  const escaped = text.replaceAll(/["\\<>&\u2028\u2029\u0000-\u001f]/g, (char) => {
    return CONTROL[char] ?? `\\u${char.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}

const MAX_DEPTH = 100;

/** The value of a JSON text; its strings were built there. */
export function parseJson(text: string, by: string, at: Place): Value {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return failure("This is not valid JSON.", at);
  }
  // A number that a double cannot hold has lost digits by now.
  if (/\d{16}/.test(text))
    return unknown(reason("unsupported", "A number in this JSON is too long to be followed.", at));
  return fromJson(parsed, 0);

  function fromJson(json: unknown, depth: number): Value {
    if (depth > MAX_DEPTH) return unknown(reason("too-deep", "This JSON is nested too deeply.", at));
    if (typeof json === "string") {
      return { kind: "string", value: json.normalize("NFC"), origin: { form: "built", at, by } };
    }
    if (typeof json === "boolean") return bool(json);
    if (typeof json === "number") {
      const value = parseNumber(String(json));
      return value === undefined
        ? unknown(reason("unsupported", "This number is not followed.", at))
        : number(value);
    }
    if (Array.isArray(json)) {
      return list(
        "tuple",
        json.map((one) => fromJson(one, depth + 1)),
      );
    }
    if (typeof json !== "object" || json === null) return NULL;
    const entries = Object.entries(json).map(
      ([key, one]) => [key.normalize("NFC"), { value: fromJson(one, depth + 1) }] as const,
    );
    return object("object", new Map(entries));
  }
}

/** What comes back when JSON made from a value is read again: no sets, lists or maps, but the same strings. */
export function throughJson(value: Value): Value {
  if (value.kind === "list") return list("tuple", value.elements.map(elementThroughJson), value.at);
  if (value.kind === "object") {
    const entries = [...value.entries].map(
      ([key, entry]) => [key, { ...entry, value: throughJson(entry.value) }] as const,
    );
    return object("object", new Map(entries), value);
  }
  return value;
}

function elementThroughJson(element: Element): Element {
  if (isCertain(element)) return throughJson(element);
  return some(element.values.map(throughJson), element.open, element.reason);
}
