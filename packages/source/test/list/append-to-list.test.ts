import { expect, it } from "vitest";
import { appendToList, isRefusal } from "../../src/index.js";
import { apply, printLike } from "../support/list-cases.js";
import { readBracketList, readDashList, readList, valuesOf } from "../support/read-list.js";

it.each([
  [`["a"]`, `["a", "x", "y"]`],
  [`["a","b"]`, `["a","b","x","y"]`],
  [`["a", "b",]`, `["a", "b", "x", "y",]`],
  [`[ "a" /* a */ ]`, `[ "a", "x", "y" /* a */ ]`],
  [`[]`, `[x, y]`],
  [`[\n  "a"\n]`, `[\n  "a",\n  "x",\n  "y"\n]`],
  [`[\n  "a",\n]`, `[\n  "a",\n  "x",\n  "y",\n]`],
  [`[\n  "a", // about a\n]`, `[\n  "a", // about a\n  "x",\n  "y",\n]`],
  [`[\n  "a" // about a\n]`, `[\n  "a", // about a\n  "x",\n  "y"\n]`],
  [`[\r\n\t"a" /* a */\r\n]`, `[\r\n\t"a", /* a */\r\n\t"x",\r\n\t"y"\r\n]`],
  [`[\n    "a"\n  , "b" // b\n]`, `[\n    "a"\n  , "b" // b\n  , "x"\n  , "y"\n]`],
])("writes at the end of %j", (before, after) => {
  const list = readBracketList(before, "typescript");
  const edits = appendToList(list, ["x", "y"], { print: printLike(before) });
  expect(apply(before, edits)).toBe(after);
  expect(valuesOf(readList(after, "typescript", "brackets"))).toEqual([...valuesOf(list), "x", "y"]);
});

it("writes at the end of a block sequence", () => {
  const text = "NotAction:\n  - 'a'\n  - 'b' # about b\nResource: x\n";
  const edits = appendToList(readDashList(text), ["x", "y"], { print: printLike(text) });
  expect(apply(text, edits)).toBe("NotAction:\n  - 'a'\n  - 'b' # about b\n  - 'x'\n  - 'y'\nResource: x\n");
});

it("writes nothing for nothing", () => {
  expect(appendToList(readBracketList("[a]", "json"), [], { print: (value) => value })).toEqual([]);
});

it("refuses where it cannot see the end", () => {
  const style = { print: (value: string) => value };
  const empty = {
    text: "[ # none\n]",
    layout: "brackets",
    at: [0, 10],
    elements: [],
    comments: [[2, 8]],
  } as const;
  expect(appendToList(empty, ["x"], style)).toMatchObject({ code: "no-such-element" });
  const open = {
    text: "[a ${b}]",
    layout: "brackets",
    at: [0, 8],
    elements: [[1, 2]],
    comments: [],
  } as const;
  expect(isRefusal(appendToList(open, ["x"], style))).toBe(true);
});
