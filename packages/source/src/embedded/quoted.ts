import type { Range } from "../contract.js";
import type { TextProblem } from "../edit/text-edit.js";
import { readEscape } from "../json/json-scanner.js";
import { embedSegments, type EmbeddedText, type Segment } from "./embedded-text.js";
import { encodeIntroducers, introducerAt } from "./template-escapes.js";

/** Whose escapes a quoted string has. */
export type QuotedDialect = "json" | "hcl";

interface Escape {
  readonly decoded: string;
  readonly end: number;
}

const HCL_ESCAPES = new Map([
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ['"', '"'],
  ["\\", "\\"],
]);

/**
 * The text that a quoted string says.
 *
 * `inside`: between the quotes. `holes`: the interpolations and directives in it, in order. A problem `invalid-escape`
 * for an escape that the dialect does not know.
 */
export function embedQuoted(
  source: string,
  inside: Range,
  dialect: QuotedDialect,
  holes: readonly Range[] = [],
): EmbeddedText | TextProblem {
  const segments: Segment[] = [];
  const readOne = dialect === "json" ? readEscape : readHclEscape;
  let at = inside[0];
  let plain = at;
  const endPlain = () => {
    if (plain < at) segments.push({ raw: [plain, at], decoded: source.slice(plain, at) });
  };
  for (const [start, end] of [...holes, [inside[1], inside[1]] as const]) {
    while (at < start) {
      const introducer = dialect === "hcl" ? introducerAt(source, at) : undefined;
      if (introducer === undefined && source[at] !== "\\") {
        at++;
        continue;
      }
      const escape = introducer ?? readOne(source, at);
      if (escape === undefined || escape.end > start) {
        return {
          code: "invalid-escape",
          message: "The string has an escape that is not known.",
          range: [at, at + 2],
        };
      }
      endPlain();
      segments.push({ raw: [at, escape.end], decoded: escape.decoded });
      plain = at = escape.end;
    }
    endPlain();
    if (end > start) segments.push({ raw: [start, end], decoded: undefined });
    plain = at = end;
  }
  return embedSegments(source, segments, dialect === "json" ? encodeJson : encodeHcl, inside);
}

/** As JSON writes a text between quotes. */
export function encodeJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As HCL writes a text between quotes: `${` and `%{` get their first character twice. */
export function encodeHcl(text: string): string {
  // HCL has no short escape for backspace and form feed.
  const escaped = encodeJson(text).replaceAll(/\\(.)/g, (escape, kind: string) =>
    kind === "b" ? "\\u0008" : kind === "f" ? "\\u000c" : escape,
  );
  return encodeIntroducers(escaped);
}

function readHclEscape(text: string, offset: number): Escape | undefined {
  const kind = text[offset + 1] ?? "";
  const length = kind === "u" ? 4 : kind === "U" ? 8 : 0;
  if (length === 0) {
    const decoded = HCL_ESCAPES.get(kind);
    return decoded === undefined ? undefined : { decoded, end: offset + 2 };
  }
  const digits = text.slice(offset + 2, offset + 2 + length);
  const code = Number.parseInt(digits, 16);
  if (!/^[\da-fA-F]+$/.test(digits) || digits.length < length || code > 0x10ffff) return undefined;
  return { decoded: String.fromCodePoint(code), end: offset + 2 + length };
}
