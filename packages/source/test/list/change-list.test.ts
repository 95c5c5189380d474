import { describe, expect, it } from "vitest";
import { changeList, isRefusal } from "../../src/index.js";
import { apply, disguises, runCase } from "../support/list-cases.js";
import { readBracketList } from "../support/read-list.js";
import { bracketCases } from "./bracket-cases.js";
import { dashCases } from "./dash-cases.js";

describe.each(disguises)("a list, %s", (about, disguise) => {
  // A comma becomes a blank, which is not as wide as a tab.
  const cases = bracketCases.filter(
    ({ name }) => !(about === "with tabs" && name.startsWith("commas first")),
  );
  it.each(cases)("$name ($language)", (test) => {
    const { got, expected } = runCase(test, disguise);
    expect(got).toBe(expected);
  });
});

describe.each(disguises.filter(([name]) => name !== "with tabs"))("a block sequence, %s", (_, disguise) => {
  it.each(dashCases)("$name", (test) => {
    const { got, expected } = runCase(test, disguise);
    expect(got).toBe(expected);
  });
});

describe("changeList", () => {
  const style = { print: (value: string) => `"${value}"` };
  const list = (text: string) => readBracketList(text, "hcl");

  it("changes nothing when nothing is asked", () => {
    expect(changeList(list(`["a", "b"]`), new Map(), style)).toEqual([]);
  });

  it("refuses an element that is not there", () => {
    expect(changeList(list(`["a"]`), new Map([[1, []]]), style)).toMatchObject({ code: "no-such-element" });
  });

  it.each([
    [
      "an elision",
      [
        [1, 2],
        [5, 6],
      ] as const,
      "[a,, b]",
    ],
    [
      "something that is no comment",
      [
        [1, 2],
        [8, 9],
      ] as const,
      "[a, ... b]",
    ],
    [
      "no comma",
      [
        [1, 2],
        [3, 4],
      ] as const,
      "[a b]",
    ],
  ])("refuses to remove beside %s", (_, elements, text) => {
    const found = { text, layout: "brackets", at: [0, text.length], elements, comments: [] } as const;
    expect(changeList(found, new Map([[0, []]]), style)).toMatchObject({ code: "unclear-separator" });
    expect(changeList(found, new Map([[0, ["c", "d"]]]), style)).toEqual([
      { range: [1, 2], text: `"c", "d"` },
    ]);
  });

  it("counts the line break of a comment to the line, whatever the parser says", () => {
    const text = `[\n  "a", // x\r\n  "b", // y\r\n]`;
    const found = readBracketList(text, "hcl");
    const wide = { ...found, comments: found.comments.map(([start, end]) => [start, end + 2] as const) };
    expect(changeList(wide, new Map([[0, []]]), style)).toEqual(changeList(found, new Map([[0, []]]), style));
  });
});

describe("a list that becomes too long for its line", () => {
  const many = Array.from({ length: 9 }, (_, index) => `service:Action${String(index)}`);
  const wrap = { unit: "  ", trailingComma: true };
  const style = { print: (value: string) => `"${value}"`, wrap };

  it("gets a line for each element", () => {
    const text = `  actions = ["s3:*", "b"]\n`;
    const edits = changeList(readBracketList(text, "hcl"), new Map([[0, many]]), style);
    const lines = [...many, "b"].map((value) => `    "${value}",`);
    expect(isRefusal(edits) ? edits : apply(text, edits)).toBe(`  actions = [\n${lines.join("\n")}\n  ]\n`);
  });

  it("leaves elements that stay out of its edits: an interpolation in them could not be written anew", () => {
    const text = `  actions = ["\${x}", "s3:*", "\${y}"]\n`;
    const list = readBracketList(text, "hcl");
    const edits = changeList(list, new Map([[1, many]]), style);
    const [first, , last] = list.elements;
    const touched = isRefusal(edits) ? [] : edits.map(({ range }) => range);
    expect(touched).toEqual([
      [13, first?.[0]],
      [first?.[1], last?.[0]],
      [last?.[1], last?.[1]],
    ]);
  });

  it("gets more lines where several elements have one", () => {
    const text = `  actions = [\n    "a", "s3:*", "b",\n    "c",\n  ]\n`;
    const columns = { ...style, wrap: { ...wrap, columns: 60 } };
    const edits = changeList(readBracketList(text, "hcl"), new Map([[1, many.slice(0, 5)]]), columns);
    const lines = [
      `  actions = [`,
      `    "a", "service:Action0", "service:Action1",`,
      `    "service:Action2", "service:Action3",`,
      `    "service:Action4", "b",`,
      `    "c",`,
      `  ]`,
    ];
    expect(isRefusal(edits) ? edits : apply(text, edits)).toBe(`${lines.join("\n")}\n`);
    const few = changeList(readBracketList(text, "hcl"), new Map([[1, many.slice(0, 2)]]), columns);
    expect(isRefusal(few) ? few : apply(text, few)).toContain(
      `"a", "service:Action0", "service:Action1", "b",`,
    );
  });

  it.each([
    ["it was too long before", `actions = [${`"a", `.repeat(30)}"b"]`],
    ["it has lines already", `actions = [\n  "a"]`],
    ["it has a comment", `actions = ["a" /* x */]`],
  ])("stays as it is if %s", (_, text) => {
    const edits = changeList(readBracketList(text, "hcl"), new Map([[0, many]]), style);
    expect(edits).toEqual([
      { range: readBracketList(text, "hcl").elements[0], text: expect.stringMatching(/^"/) as unknown },
    ]);
  });
});
