import type { Language } from "./nodes.js";
import { interpolationAt, interpolationEnd, isEscapedOpener } from "./string-end.js";

const ESCAPE = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|([nrtbf"\\/]))/y;
const SHORT: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** What the inside of a string says, its interpolations as written; undefined if an escape is not known. */
export function stringMeaning(inside: string, language: Language): string | undefined {
  const parts: string[] = [];
  for (let at = 0; at < inside.length;) {
    if (inside[at] === "\\") {
      ESCAPE.lastIndex = at;
      const match = ESCAPE.exec(inside);
      if (match === null) return undefined;
      const code = Number.parseInt(match[1] ?? match[2] ?? "0", 16);
      if (code > 0x10ffff) return undefined;
      const short = match[3];
      parts.push(short === undefined ? String.fromCodePoint(code) : (SHORT[short] ?? short));
      at += match[0].length;
      continue;
    }
    let end = at + 1;
    if (language !== "json" && isEscapedOpener(inside, at)) end = at + 3;
    else if (language !== "json" && interpolationAt(inside, at) !== undefined) {
      end = interpolationEnd(inside, at) ?? end;
    }
    parts.push(inside.slice(at, end));
    at = end;
  }
  return parts.join("");
}
