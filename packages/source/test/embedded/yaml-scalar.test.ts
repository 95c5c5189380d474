import { describe, expect, it } from "vitest";
import {
  applyEdits,
  embedSub,
  embedWithin,
  embedYamlScalar,
  isRefusal,
  rawEdits,
  rawRange,
  type EmbeddedText,
  type Range,
  type YamlScalarStyle,
} from "../../src/index.js";

/** The scalar behind `x: `, to the end of the text. */
function embed(scalar: string, style: YamlScalarStyle): EmbeddedText {
  const source = `x: ${scalar}`;
  const embedded = embedYamlScalar(source, [3, source.length], style);
  if ("code" in embedded) throw new Error(embedded.code);
  return embedded;
}

/** The source with every `old` of the text replaced. */
function replaced(scalar: string, embedded: EmbeddedText, old: string, becomes: string): string {
  const edits = Array.from(embedded.text.matchAll(/<[^<>]*>/g), ({ index, 0: found }) => ({
    range: [index, index + found.length] as Range,
    text: becomes,
  })).filter(({ range }) => embedded.text.slice(...range) === old);
  expect(edits).not.toEqual([]);
  const raw = rawEdits(embedded, edits);
  if (isRefusal(raw)) throw new Error(raw.message);
  const after = applyEdits(`x: ${scalar}`, raw);
  if (isRefusal(after)) throw new Error(after.message);
  return after.slice(3);
}

describe("embedYamlScalar", () => {
  it.each<[string, YamlScalarStyle, string, string]>([
    ["single quotes", "single", "'it''s\n  ''<a>'' '", "it's\n  '<a>' "],
    ["double quotes", "double", '"a \\"<a>\\" \\u0041\\x41\\/\n  b"', 'a "<a>" AA/\n  b'],
    ["a line that goes on", "double", '"a <a>\\\r\n   b"', "a <a>b"],
    ["a literal block", "block", "|\n  { <a>\n    }\n", "  { <a>\n    }\n"],
    ["a folded block", "block", ">2- # c\r\n  { <a>\r\n  }\r\n", "  { <a>\r\n  }\r\n"],
  ])("reads %s", (_, style, scalar, text) => {
    expect(embed(scalar, style).text).toBe(text);
  });

  it.each<[string, YamlScalarStyle, string, string, string]>([
    ["single quotes", "single", "'it''s <a>'", "'b'\n  c", "'it''s ''b''\n  c'"],
    ["double quotes on one line", "double", '"\\"<a>\\""', '"b"\n c', '"\\"\\"b\\"\\n c\\""'],
    ["double quotes over lines", "double", '"\\"<a>\\"\n  "', '"b"\n c', '"\\"\\"b\\"\n c\\"\n  "'],
    ["a block", "block", "|\n  {\n  <a> }\n", "b\n  c", "|\n  {\n  b\n  c }\n"],
  ])("writes into %s", (_, style, scalar, becomes, after) => {
    expect(replaced(scalar, embed(scalar, style), "<a>", becomes)).toBe(after);
  });

  it("finds what stands behind escapes", () => {
    const embedded = embed('"\\"\\u00e9<a>\\""', "double");
    const start = embedded.text.indexOf("<a>");
    expect(rawRange(embedded, [start, start + 3])).toEqual([12, 15]);
    expect(rawRange(embedded, [start - 1, start])).toEqual([6, 12]);
  });

  it.each<[string, YamlScalarStyle, string, string]>([
    ["an escape that YAML does not know", "double", '"\\q"', "invalid-escape"],
    ["an escape without its digits", "double", '"\\u00"', "invalid-escape"],
    ["an escape that takes the quote", "double", '"\\"', "invalid-escape"],
    ["no quotes", "single", "a", "not-quoted"],
    ["one quote", "single", "'", "not-quoted"],
    ["other quotes", "single", '"a"', "not-quoted"],
    ["a block without lines", "block", "|", "not-quoted"],
    ["no block", "block", "| a\n b\n", "not-quoted"],
  ])("has a problem with %s", (_, style, scalar, code) => {
    const source = `x: ${scalar}`;
    expect(embedYamlScalar(source, [3, source.length], style)).toMatchObject({ code });
  });
});

describe("embedSub", () => {
  it("knows holes, literals and what is neither", () => {
    const embedded = embedSub("a ${B} ${!c} $d ${E.{f}} ${open");
    expect(embedded.text).toBe("a ${B} ${c} $d ${E.{f}} ${open");
    expect(embedded.holes.map((hole) => embedded.text.slice(...hole))).toEqual(["${B}", "${E.{f}}"]);
  });

  it("writes through quotes, and what looks like a variable as none", () => {
    const scalar = "'${A} ''<a>'' ${!b}'";
    const outer = embed(scalar, "single");
    const embedded = embedWithin(outer, embedSub(outer.text));
    expect(embedded.text).toBe("${A} '<a>' ${b}");
    expect(replaced(scalar, embedded, "<a>", "'${c}'")).toBe("'${A} ''''${!c}'''' ${!b}'");
  });
});
