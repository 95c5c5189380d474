import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createLineMap } from "../../src/index.js";

describe("createLineMap", () => {
  it.each([
    ["", 0, 1, 1],
    ["abc", 3, 1, 4],
    ["a\nb", 1, 1, 2],
    ["a\nb", 2, 2, 1],
    ["a\r\nb", 2, 1, 3],
    ["a\r\nb", 3, 2, 1],
    ["a\rb", 2, 2, 1],
    ["a\r\rb", 3, 3, 1],
    ["a\n\r\nb", 4, 3, 1],
    ["a\n", 2, 2, 1],
    ["\uFEFFa", 1, 1, 2],
    ["😀b", 2, 1, 3],
    ["ab", -5, 1, 1],
    ["ab", 99, 1, 3],
  ])("finds in %j offset %i", (text, offset, line, column) => {
    expect(createLineMap(text).at(offset)).toEqual({ line, column });
  });

  it("knows its lines without their breaks", () => {
    const map = createLineMap("a\r\nbc\n\nd");
    expect(map.lines).toBe(4);
    expect([1, 2, 3, 4, 5, 0].map((line) => map.line(line))).toEqual([
      [0, 1],
      [3, 5],
      [6, 6],
      [7, 8],
      undefined,
      undefined,
    ]);
  });

  it.each([
    [{ line: 3, column: 1 }],
    [{ line: 0, column: 1 }],
    [{ line: 1, column: 0 }],
    [{ line: 1, column: 3 }],
  ])("has no offset for %j", (place) => {
    expect(createLineMap("a\r\nb").offset(place)).toBeUndefined();
  });

  it("goes there and back", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "😀", "\n", "\r", "\r\n", " ") });
    fc.assert(
      fc.property(text, fc.nat(40), (made, offset) => {
        const map = createLineMap(made);
        const inside = Math.min(offset, made.length);
        // Within CRLF there is no column to come back to.
        fc.pre(!(made[inside - 1] === "\r" && made[inside] === "\n"));
        expect(map.offset(map.at(inside))).toBe(inside);
        const before = made.slice(0, inside);
        expect(map.at(inside).line).toBe(before.split(/\r\n|\n|\r/).length);
      }),
    );
  });

  it("answers many questions about a large text quickly", () => {
    const map = createLineMap("some words on a line\r\n".repeat(100_000));
    const start = performance.now();
    for (let offset = 0; offset < 2_000_000; offset += 10) map.at(offset);
    expect(performance.now() - start).toBeLessThan(1000);
  });
});
