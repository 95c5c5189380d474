import { expect, it } from "vitest";
import { indentationUnit, lineBreakNear } from "../../src/index.js";
import { columnsOf } from "../../src/text/columns.js";

it.each([
  ["no lines", 0, "\n"],
  ["a\r\nb\nc", 0, "\r\n"],
  ["a\r\nb\nc", 2, "\r\n"],
  ["a\r\nb\nc", 3, "\n"],
  ["a\r\nb", 4, "\r\n"],
  ["a\rb", 3, "\r"],
  ["\nb", 2, "\n"],
])("the line break of %j at %i is %j", (text, offset, expected) => {
  expect(lineBreakNear(text, offset)).toBe(expected);
});

it.each([
  ["a {\n    b {\n        c\n    }\n}\n", "    "],
  ["a:\n  b:\n    c\n", "  "],
  ["a {\n\tb\n\n\tc {\n\t\td\n\t}\n}\n", "\t"],
  ["a\nb\n", "  "],
])("the indentation unit of %j", (text, expected) => {
  expect(indentationUnit(text)).toBe(expected);
});

it("counts a tab as four columns", () => {
  expect(columnsOf("\tab")).toBe(6);
});
