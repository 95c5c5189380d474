import { embedSegments, type EmbeddedText, type Segment } from "./embedded-text.js";

/**
 * The text that `Fn::Sub` of CloudFormation makes of one: its variables are holes, `${!x}` says `${x}`.
 *
 * Braces may stand within braces. Ranges called raw are offsets into `source`; where that is itself embedded,
 * `embedWithin` leads on.
 */
export function embedSub(source: string): EmbeddedText {
  const segments: Segment[] = [];
  let plain = 0;
  for (let at = source.indexOf("${"); at >= 0; at = source.indexOf("${", plain)) {
    const end = closingBrace(source, at + 2);
    if (end === undefined) break;
    if (plain < at) segments.push({ raw: [plain, at], decoded: source.slice(plain, at) });
    const literal = source[at + 2] === "!";
    segments.push({ raw: [at, end], decoded: literal ? `\${${source.slice(at + 3, end)}` : undefined });
    plain = end;
  }
  segments.push({ raw: [plain, source.length], decoded: source.slice(plain) });
  return embedSegments(source, segments, (text) => text.replaceAll("${", "${!"), [0, source.length]);
}

/** Behind the brace that closes what is open at `offset`. */
function closingBrace(source: string, offset: number): number | undefined {
  let depth = 1;
  for (let at = offset; at < source.length; at++) {
    if (source[at] === "{") depth++;
    else if (source[at] === "}" && --depth === 0) return at + 1;
  }
  return undefined;
}
