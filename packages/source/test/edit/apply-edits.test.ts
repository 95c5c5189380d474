import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits, type TextEdit } from "../../src/index.js";

const edit = (start: number, end: number, text: string): TextEdit => ({ range: [start, end], text });

describe("applyEdits", () => {
  it.each([
    ["nothing", [], "abcdef"],
    ["a removal", [edit(1, 3, "")], "adef"],
    ["edits in any order", [edit(4, 5, "Y"), edit(0, 1, "X")], "XbcdYf"],
    ["edits that touch", [edit(1, 3, "X"), edit(3, 4, "Y")], "aXYef"],
    ["an insertion where a replacement starts", [edit(2, 4, "X"), edit(2, 2, "+")], "ab+Xef"],
    ["an insertion where a replacement ends", [edit(4, 4, "+"), edit(2, 4, "X")], "abX+ef"],
    ["insertions at one place, as given", [edit(2, 2, "1"), edit(2, 2, "2")], "ab12cdef"],
    ["insertions at both ends", [edit(0, 0, "<"), edit(6, 6, ">")], "<abcdef>"],
  ])("applies %s", (_, edits, expected) => {
    expect(applyEdits("abcdef", edits)).toBe(expected);
  });

  it.each([
    ["edits-overlap", [edit(1, 3, ""), edit(2, 4, "")]],
    ["edits-overlap", [edit(1, 3, ""), edit(2, 2, "x")]],
    ["edits-overlap", [edit(1, 3, "x"), edit(1, 3, "x")]],
    ["edit-outside", [edit(5, 7, "")]],
    ["edit-outside", [edit(-1, 2, "")]],
    ["edit-outside", [edit(3, 2, "")]],
    ["edit-outside", [edit(0.5, 2, "")]],
    ["edit-outside", [edit(Number.NaN, 2, "")]],
  ])("refuses with %s: %j", (code, edits) => {
    expect(applyEdits("abcdef", edits)).toMatchObject({ code });
  });

  it("gives what replacing from the end backwards gives", () => {
    const cuts = fc.tuple(
      fc.string({ maxLength: 30 }),
      fc.array(fc.nat(30), { maxLength: 8 }),
      fc.array(fc.string()),
    );
    fc.assert(
      fc.property(cuts, ([text, offsets, texts]) => {
        const places = [...new Set(offsets.map((offset) => Math.min(offset, text.length)))].sort(
          (a, b) => a - b,
        );
        const edits: TextEdit[] = [];
        for (let index = 0; index + 1 < places.length; index += 2) {
          edits.push(edit(places[index] ?? 0, places[index + 1] ?? 0, texts[index] ?? ""));
        }
        const backwards = [...edits]
          .reverse()
          .reduce((now, { range, text: to }) => now.slice(0, range[0]) + to + now.slice(range[1]), text);
        expect(applyEdits(text, edits)).toBe(backwards);
      }),
    );
  });
});
