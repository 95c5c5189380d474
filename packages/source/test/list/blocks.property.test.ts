import fc from "fast-check";
import { expect, it } from "vitest";
import { isRefusal, removeElements } from "../../src/index.js";
import { lineEnding } from "../support/arbitrary-list.js";
import { checkApart } from "../support/check-change.js";
import { apply } from "../support/list-cases.js";
import { readBlocks } from "../support/read-list.js";

const line = fc.constantFrom(
  "",
  "",
  "  # comment",
  "  // comment",
  "  /* comment */",
  "    # deeper comment",
  "  version = x",
  "  statement {}",
  "  statement {\n    # inner comment\n    sid = x\n  }",
  "  statement {\n    sid = x\n  } # behind comment",
);

/** A body of blocks, attributes, comments and blank lines, all named by numbers. */
const body = fc
  .record({ lines: fc.array(line, { maxLength: 14 }), eol: lineEnding })
  .map(({ lines, eol }) => {
    let number = 0;
    const named = lines
      .join("\n")
      .replaceAll(/comment|sid = x|version = x/g, (found) => `${found}${String(number++)};`);
    return readBlocks(`data x y {\n${named}\n}\n`.replaceAll("\n", eol));
  });

it("removes blocks and their comments, and leaves all other lines as they are", () => {
  const removals = body.chain((list) => fc.tuple(fc.constant(list), fc.subarray([...list.elements.keys()])));
  fc.assert(
    fc.property(removals, ([list, indices]) => {
      const edits = removeElements(list, indices).flatMap((removal) =>
        isRefusal(removal.edits) ? [] : removal.edits,
      );
      checkApart(edits);
      const after = apply(list.text, edits);
      const kept = list.elements
        .filter((_, index) => !indices.includes(index))
        .map((range) => list.text.slice(...range));
      expect(readBlocks(after).elements.map((range) => after.slice(...range))).toEqual(kept);

      const linesOf = (text: string) => text.split(/\r\n|\n|\r/);
      const visible = (text: string) => linesOf(text).filter((found) => found.trim() !== "");
      const removed = new Set(
        visible(list.text)
          .filter((found) => !visible(after).includes(found))
          .map((found) => found.trim()),
      );
      // Only whole lines went, and of those outside the blocks only comments.
      removed.delete("data x y {"); // An empty body makes it `data x y {}`.
      for (const found of removed)
        expect(found).toMatch(/^(?:statement \{\}?|sid.*|\}.*|#.*|\/\/.*|\/\*.*)$/);
      expect(
        visible(after).every((found) => visible(list.text).includes(found) || found === "data x y {}"),
      ).toBe(true);
      for (const found of visible(list.text).filter((one) => one.includes("version")))
        expect(after).toContain(found);
      if (indices.length === 0) expect(after).toBe(list.text);
    }),
    { numRuns: 1500 },
  );
});
