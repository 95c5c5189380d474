import { describe, expect, it } from "vitest";
import { changeList, isRefusal, jsonList, parseJson, type List, type Range } from "../../src/index.js";
import { apply } from "../support/list-cases.js";
import { readBracketList } from "../support/read-list.js";

const gone: readonly string[] = [];

function change(list: List, items: readonly (readonly [number, readonly string[]])[]): string {
  const edits = changeList(list, new Map(items), { print: (value) => value });
  return isRefusal(edits) ? edits.code : apply(list.text, edits);
}

describe("a block sequence behind the dash of another", () => {
  const text = "- - a\n  - b\n  - c\n- - d\n";
  const list: List = {
    text,
    layout: "dashes",
    at: [2, 17],
    elements: [
      [4, 5],
      [10, 11],
      [16, 17],
    ],
    comments: [],
  };

  it.each([
    ["loses its first", [[0, gone]], "- - b\n  - c\n- - d\n"],
    ["loses its last", [[2, gone]], "- - a\n  - b\n- - d\n"],
    [
      "loses all",
      [
        [0, gone],
        [1, gone],
        [2, gone],
      ],
      "- []\n- - d\n",
    ],
    ["gets more in the place of its first", [[0, ["x", "y"]]], "- - x\n  - y\n  - b\n  - c\n- - d\n"],
  ] as const)("%s", (_, items, after) => {
    expect(change(list, items)).toBe(after);
  });
});

describe("a JSON list with holes", () => {
  it.each([
    ["far from a hole", '["a", "b", ⟦x⟧]', [[0, gone]], '["b", ⟦x⟧]'],
    ["before a hole", '["a", "b", ⟦x⟧]', [[1, gone]], '["a", ⟦x⟧]'],
    ["beside a hole that may bring a comma", '["a", "b" ⟦x⟧]', [[1, gone]], "unclear-separator"],
    ["far from a hole that may bring a comma", '["a", "b" ⟦x⟧]', [[0, gone]], '["b" ⟦x⟧]'],
    ["in a condition", '["a", ⟦if⟧"b",⟦endif⟧ "c"]', [[2, gone]], "unclear-separator"],
    ["after a condition", '["a", ⟦if⟧"b",⟦endif⟧ "c"]', [[4, gone]], "unclear-separator"],
    ["with something in its place", '["a" ⟦x⟧]', [[0, ['"x"', '"y"']]], '["x", "y" ⟦x⟧]'],
  ] as const)("an element goes %s", (_, text, items, after) => {
    const holes = Array.from(text.matchAll(/⟦[^⟧]*⟧/g), ({ index, 0: hole }): Range => [
      index,
      index + hole.length,
    ]);
    const reading = parseJson(text, { holes });
    if (!reading.ok || reading.root.type !== "array") throw new Error("no array");
    expect(change(jsonList(text, reading.root), items)).toBe(after);
  });
});

it("is quick with long lists", () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `  "e${String(index)}", # comment`).join("\n");
  const line = Array.from({ length: 20_000 }, (_, index) => `"e${String(index)}"`).join(",");
  for (const text of [`[\n${lines}\n]`, `[${line}]`]) {
    const list = readBracketList(text, "hcl");
    const start = performance.now();
    const items = list.elements.map((_, index) => [index, index % 2 === 0 ? gone : ["x", "y"]] as const);
    expect(change(list, items)).toContain("x");
    expect(performance.now() - start).toBeLessThan(5000);
  }
});
