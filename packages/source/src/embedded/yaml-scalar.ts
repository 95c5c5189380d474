import type { Range } from "../contract.js";
import type { TextProblem } from "../edit/text-edit.js";
import { hasLineBreak, skipBlanks } from "../text/white-space.js";
import { embedSegments, type EmbeddedText, type Segment } from "./embedded-text.js";
import { encodeJson } from "./quoted.js";

/** The styles of a YAML scalar that a JSON document can be written in; a plain one cannot begin with a bracket. */
export type YamlScalarStyle = "single" | "double" | "block";

/**
 * The JSON that a YAML scalar says, with its lines as they are written.
 *
 * `inner`: the scalar with its quotes, or from its `|` or `>` on. What YAML does to lines (folding, indentation, chomping) is
 * left undone: between the tokens of JSON it makes no difference, and lines stay lines to whoever edits them. A string of
 * JSON that is folded over lines is no JSON here. A problem `invalid-escape` for an escape that YAML does not know, `not-quoted`
 * for a scalar that is not in that style.
 */
export function embedYamlScalar(
  source: string,
  inner: Range,
  style: YamlScalarStyle,
): EmbeddedText | TextProblem {
  if (style === "block") return embedBlock(source, inner);
  const quote = style === "single" ? "'" : '"';
  const inside: Range = [inner[0] + 1, inner[1] - 1];
  if (inside[0] > inside[1] || source[inner[0]] !== quote || source[inside[1]] !== quote) {
    return { code: "not-quoted", message: "The text does not stand between quotes.", range: inner };
  }
  return style === "single" ? embedSingle(source, inside) : embedDouble(source, inside);
}

function embedBlock(source: string, [start, end]: Range): EmbeddedText | TextProblem {
  const header = /^[|>][+-]?[1-9]?[+-]?(?:[ \t]+#[^\r\n]*)?[ \t]*(?:\r\n|\n|\r)/.exec(
    source.slice(start, Math.min(end, start + MAX_HEADER)),
  )?.[0];
  if (header === undefined) {
    return {
      code: "not-quoted",
      message: "The text is not written in lines of its own.",
      range: [start, end],
    };
  }
  const lines: Range = [start + header.length, end];
  return embedSegments(source, [{ raw: lines, decoded: source.slice(...lines) }], (text) => text, lines);
}

const MAX_HEADER = 1000;

function embedSingle(source: string, inside: Range): EmbeddedText {
  const segments: Segment[] = [];
  let plain = inside[0];
  for (let at = plain; at < inside[1]; at++) {
    if (source[at] !== "'") continue;
    segments.push({ raw: [plain, at], decoded: source.slice(plain, at) });
    segments.push({ raw: [at, at + 2], decoded: "'" });
    plain = at + 2;
    at++;
  }
  segments.push({ raw: [plain, inside[1]], decoded: source.slice(plain, inside[1]) });
  return embedSegments(source, segments, (text) => text.replaceAll("'", "''"), inside);
}

function embedDouble(source: string, inside: Range): EmbeddedText | TextProblem {
  const segments: Segment[] = [];
  let plain = inside[0];
  for (let at = plain; at < inside[1];) {
    if (source[at] !== "\\") {
      at++;
      continue;
    }
    const escape = readYamlEscape(source, at);
    if (escape === undefined || escape.end > inside[1]) {
      const message = "The text has an escape that YAML does not know.";
      return { code: "invalid-escape", message, range: [at, at + 2] };
    }
    segments.push({ raw: [plain, at], decoded: source.slice(plain, at) });
    segments.push({ raw: [at, escape.end], decoded: escape.decoded });
    plain = at = escape.end;
  }
  segments.push({ raw: [plain, inside[1]], decoded: source.slice(plain, inside[1]) });
  return embedSegments(source, segments, encodeDouble(source, inside), inside);
}

/** Every escape that JSON writes, YAML reads. Where there are lines, a line break is one; else it is an escape. */
function encodeDouble(source: string, inside: Range): (text: string) => string {
  if (!hasLineBreak(source.slice(...inside))) return encodeJson;
  return (text) =>
    text
      .split(/(\r\n|\n|\r)/)
      .map((part) => (hasLineBreak(part) ? part : encodeJson(part)))
      .join("");
}

const ESCAPES = new Map([
  ["0", "\0"],
  ["a", "\x07"],
  ["b", "\b"],
  ["t", "\t"],
  ["\t", "\t"],
  ["n", "\n"],
  ["v", "\v"],
  ["f", "\f"],
  ["r", "\r"],
  ["e", "\x1b"],
  [" ", " "],
  ['"', '"'],
  ["/", "/"],
  ["\\", "\\"],
  ["N", "\x85"],
  ["_", "\xa0"],
  ["L", "\u2028"],
  ["P", "\u2029"],
]);

const DIGITS = new Map([
  ["x", 2],
  ["u", 4],
  ["U", 8],
]);

function readYamlEscape(
  source: string,
  offset: number,
): { readonly decoded: string; readonly end: number } | undefined {
  const kind = source[offset + 1] ?? "";
  const length = DIGITS.get(kind);
  if (length !== undefined) {
    const digits = source.slice(offset + 2, offset + 2 + length);
    const code = Number.parseInt(digits, 16);
    if (digits.length < length || !/^[\da-fA-F]+$/.test(digits) || code > 0x10ffff) return undefined;
    return { decoded: String.fromCodePoint(code), end: offset + 2 + length };
  }
  if (hasLineBreak(kind)) {
    // A line that goes on: neither the break nor the indentation behind it is there.
    const end = offset + (source.startsWith("\r\n", offset + 1) ? 3 : 2);
    return { decoded: "", end: skipBlanks(source, end) };
  }
  const decoded = ESCAPES.get(kind);
  return decoded === undefined ? undefined : { decoded, end: offset + 2 };
}
