import type { Range } from "../contract.js";
import type { TextProblem } from "../edit/text-edit.js";
import type { JsonLiteral, JsonNumber, JsonOpaque, JsonString } from "./json-node.js";

/** A character that structures JSON, a value without structure, or the end of the text. */
export type JsonToken =
  | { readonly type: "[" | "]" | "{" | "}" | "," | ":" | "end"; readonly range: Range }
  | JsonString
  | JsonNumber
  | JsonLiteral
  | JsonOpaque;

type Structure = "[" | "]" | "{" | "}" | "," | ":";

const BOM = "\uFEFF";
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /[\w$+.-]+/y;
const STRUCTURE = new Set<string>(["[", "]", "{", "}", ",", ":"]);
const LITERALS = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);
const ESCAPES = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
]);

/** Reads one token after the other. `holes`: in order, none overlapping; each outside a string is an opaque token. */
export class JsonScanner {
  readonly text: string;
  readonly #holes: readonly Range[];
  #at: number;
  #hole = 0;

  constructor(text: string, holes: readonly Range[]) {
    this.text = text;
    this.#holes = holes.filter(([start, end]) => start < end);
    this.#at = text.startsWith(BOM) ? 1 : 0;
  }

  next(): JsonToken | TextProblem {
    while (/[ \t\r\n]/.test(this.text[this.#at] ?? "") && !this.#isHole()) this.#at++;
    const start = this.#at;
    const hole = this.#takeHole();
    if (hole !== undefined) return { type: "opaque", range: hole };
    const character = this.text[start];
    if (character === undefined) return { type: "end", range: [start, start] };
    if (STRUCTURE.has(character)) return { type: character as Structure, range: [start, ++this.#at] };
    return character === '"' ? this.#string() : this.#word();
  }

  #string(): JsonString | TextProblem {
    const start = this.#at++;
    const parts: (string | Range)[] = [];
    let known = "";
    for (;;) {
      const hole = this.#takeHole();
      if (hole !== undefined) {
        if (known !== "") parts.push(known);
        known = "";
        parts.push(hole);
        continue;
      }
      const character = this.text[this.#at];
      if (character === undefined) return problem("The string has no end.", [start, this.text.length]);
      if (character < " ") {
        return problem("A line break or control character stands in a string.", [this.#at, this.#at + 1]);
      }
      if (character === "\\") {
        const escape = readEscape(this.text, this.#at);
        if (escape === undefined) {
          return problem("A string has an escape that JSON does not know.", [this.#at, this.#at + 2]);
        }
        known += escape.decoded;
        this.#at = escape.end;
        continue;
      }
      this.#at++;
      if (character === '"') break;
      known += character;
    }
    const range: Range = [start, this.#at];
    if (parts.length === 0)
      return { type: "string", range, value: known, parts: known === "" ? [] : [known] };
    return { type: "string", range, parts: known === "" ? parts : [...parts, known] };
  }

  #word(): JsonToken | TextProblem {
    const start = this.#at;
    const limit = this.#holes[this.#hole]?.[0] ?? this.text.length;
    NUMBER.lastIndex = start;
    WORD.lastIndex = start;
    const raw = (WORD.exec(this.text)?.[0] ?? "").slice(0, limit - start);
    const range: Range = [start, start + Math.max(raw.length, 1)];
    this.#at = range[1];
    const literal = LITERALS.get(raw);
    if (literal !== undefined) return { type: "literal", range, value: literal };
    if (raw !== "" && NUMBER.exec(this.text)?.[0].startsWith(raw) === true)
      return { type: "number", range, raw };
    return problem(
      `${JSON.stringify(this.text.slice(...range))} is no JSON value; strings stand between double quotes.`,
      range,
    );
  }

  /** Does a hole start here? Those that were passed in no other way are dropped. */
  #isHole(): boolean {
    while ((this.#holes[this.#hole]?.[0] ?? Infinity) < this.#at) this.#hole++;
    return this.#holes[this.#hole]?.[0] === this.#at;
  }

  #takeHole(): Range | undefined {
    if (!this.#isHole()) return undefined;
    const hole = this.#holes[this.#hole];
    if (hole !== undefined) this.#at = hole[1];
    return hole;
  }
}

/** The escape that starts with the backslash at `offset`: one UTF-16 unit, and where it ends. */
export function readEscape(
  text: string,
  offset: number,
): { readonly decoded: string; readonly end: number } | undefined {
  const kind = text[offset + 1] ?? "";
  if (kind === "u") {
    const digits = text.slice(offset + 2, offset + 6);
    if (!/^[\da-fA-F]{4}$/.test(digits)) return undefined;
    return { decoded: String.fromCharCode(Number.parseInt(digits, 16)), end: offset + 6 };
  }
  const decoded = ESCAPES.get(kind);
  return decoded === undefined ? undefined : { decoded, end: offset + 2 };
}

export function problem(message: string, range: Range): TextProblem {
  return { code: "invalid-json", message, range };
}
