import { describe, expect, it } from "vitest";
import { caretLines } from "../../../src/check/output/caret-lines.js";

/** The part of a line in » « is what is pointed at. */
function drawn(marked: string): string {
  const from = marked.indexOf("»");
  const to = marked.indexOf("«") - 1;
  return `\n${caretLines(marked.replace(/[»«]/g, ""), from, to).join("\n")}\n`;
}

describe("caretLines", () => {
  it("draws carets under the part that is meant", () => {
    expect(drawn('    actions = [»"s3:Get*"«, "s3:List*"]')).toBe(`
actions = ["s3:Get*", "s3:List*"]
           ^^^^^^^^^
`);
  });

  it("counts tabs, wide letters and those that take no room", () => {
    expect(drawn('\t"日本", "e\u0301",\t»"s3:Get*"«')).toBe(`
"日本", "e\u0301",  "s3:Get*"
              ^^^^^^^^^
`);
  });

  it("shows what drives a terminal as text", () => {
    expect(drawn('"\u001b[31m" »"a\u202eb"«')).toBe(`
"\\u001b[31m" "a\\u202eb"
             ^^^^^^^^^^
`);
  });

  it("cuts a long line around the part", () => {
    expect(drawn(`${"a".repeat(300)}»"s3:Get*"«${"b".repeat(300)}`)).toBe(`
… ${"a".repeat(30)}"s3:Get*"${"b".repeat(61)} …
  ${" ".repeat(30)}^^^^^^^^^
`);
  });

  it("has one caret for an empty part, and for a part as long as the line it is cut in", () => {
    expect(drawn("»«")).toBe("\n\n^\n");
    expect(drawn(`»${"a".repeat(300)}«`)).toBe(`\n${"a".repeat(100)} …\n${"^".repeat(100)}\n`);
  });
});
