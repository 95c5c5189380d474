import { describe, expect, it } from "vitest";
import { scalarToList, type Range, type ScalarStyle } from "../../src/index.js";
import { apply } from "../support/list-cases.js";

const quoted = { print: (value: string) => `"${value}"`, unit: "  " };
const many = Array.from({ length: 6 }, (_, index) => `service:LongActionName${String(index)}`);

function change(text: string, scalar: string, values: readonly string[], style: ScalarStyle): string {
  const start = text.indexOf(scalar);
  const at: Range = [start, start + scalar.length];
  return apply(text, [scalarToList(text, at, values, style)]);
}

describe("scalarToList", () => {
  it.each([
    [["x"], `{ "Action": "x" }`],
    [["x", "y"], `{ "Action": ["x", "y"] }`],
    [[], `{ "Action": [] }`],
  ])("writes %j on one line", (values, after) => {
    expect(change(`{ "Action": "s3:*" }`, `"s3:*"`, values, quoted)).toBe(after);
  });

  it("writes no blanks into text that has none", () => {
    expect(change(`{"Action":"s3:*"}`, `"s3:*"`, ["x", "y"], quoted)).toBe(`{"Action":["x","y"]}`);
  });

  it("writes lines where one would be too long", () => {
    const before = `{\r\n  "Action": "s3:*",\r\n  "Resource": "*"\r\n}`;
    const lines = many.map((value) => `    "${value}"`).join(",\r\n");
    expect(change(before, `"s3:*"`, many, quoted)).toBe(
      `{\r\n  "Action": [\r\n${lines}\r\n  ],\r\n  "Resource": "*"\r\n}`,
    );
  });

  it("writes a comma behind the last line if asked", () => {
    const style = { ...quoted, unit: "\t", trailingComma: true, columns: 20 };
    expect(change(`\tactions = "s3:*"`, `"s3:*"`, ["x", "y"], style)).toBe(
      `\tactions = [\n\t\t"x",\n\t\t"y",\n\t]`,
    );
  });

  it("leaves a line that was too long before one line", () => {
    const before = `{"Sid":"${"x".repeat(120)}","Action":"s3:*"}`;
    expect(change(before, `"s3:*"`, many, quoted).split("\n")).toHaveLength(1);
  });

  it("leaves one value a scalar", () => {
    expect(change(`{"Action":"s3:*"}`, `"s3:*"`, ["x"], quoted)).toBe(`{"Action":"x"}`);
  });
});
