import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changeList, isRefusal, removeElements, type List, type TextEdit } from "../../src/index.js";
import { bracketList, changesOf, dashList } from "../support/arbitrary-list.js";
import { checkApart, checkChange } from "../support/check-change.js";
import { apply, printLike } from "../support/list-cases.js";
import { readBracketList, readDashList, valueOf, valuesOf } from "../support/read-list.js";

const runs = { numRuns: 1500 };

function editsOf(list: List, items: ReadonlyMap<number, readonly string[]>): readonly TextEdit[] {
  const edits = changeList(list, items, { print: printLike(list.text) });
  if (isRefusal(edits)) throw new Error(edits.message);
  return edits;
}

describe("any change of any list", () => {
  it("keeps what it should, between brackets", () => {
    const lists = bracketList.chain((made) => changesOf(made.list).map((items) => ({ ...made, items })));
    fc.assert(
      fc.property(lists, ({ list, language, items }) => {
        checkChange(list, items, editsOf(list, items), (text) => readBracketList(text, language));
      }),
      runs,
    );
  });

  it("keeps what it should, behind dashes", () => {
    const lists = dashList.chain((list) => changesOf(list).map((items) => ({ list, items })));
    fc.assert(
      fc.property(lists, ({ list, items }) => {
        checkChange(list, items, editsOf(list, items), readDashList);
      }),
      runs,
    );
  });

  it("changes nothing when elements become themselves", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          bracketList.map(({ list }) => list),
          dashList,
        ),
        (list) => {
          const items = new Map(valuesOf(list).map((value, index) => [index, [value]]));
          expect(editsOf(list, items)).toEqual([]);
        },
      ),
      runs,
    );
  });
});

describe("any removal of elements", () => {
  const lists = fc.oneof(
    bracketList.map(({ list, language }) => ({
      list,
      reread: (text: string) => readBracketList(text, language),
    })),
    dashList.map((list) => ({ list, reread: readDashList })),
  );
  const removals = lists.chain(({ list, reread }) =>
    fc.subarray([...list.elements.keys()]).chain((indices) => {
      const parts = removeElements(list, indices);
      return fc.subarray([...parts]).map((chosen) => ({ list, reread, parts, chosen }));
    }),
  );

  it("has parts of which any can be applied", () => {
    fc.assert(
      fc.property(removals, ({ list, reread, parts, chosen }) => {
        const editsOfParts = (some: typeof parts) =>
          some.flatMap(({ edits }) => (isRefusal(edits) ? [] : edits));
        checkApart(editsOfParts(parts));
        const gone = new Set(chosen.flatMap(({ elements }) => elements));
        const left = list.elements
          .filter((_, index) => !gone.has(index))
          .map((range) => valueOf(list.text, range));
        const after = apply(list.text, editsOfParts(chosen));
        if (left.length > 0 || list.layout === "brackets") expect(valuesOf(reread(after))).toEqual(left);
      }),
      runs,
    );
  });
});
