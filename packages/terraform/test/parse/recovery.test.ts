import { describe, expect, it } from "vitest";
import { load } from "../../src/parse/grammar.js";
import { parseFile } from "../../src/parse/parse-file.js";

await load();

const GOOD = `resource "a" "one" {
  x = <<EOT
resource "not" "a block" {
EOT
}
`;
const LAST = `locals {
  y = 1
}
`;

function damaged(broken: string) {
  const text = `\uFEFF# head\n${GOOD}${broken}${LAST}`;
  const { body, problems } = parseFile("main.tf", text);
  return {
    blocks: body.blocks.map((block) => text.slice(...block.at)),
    problems: problems.map(({ code, at }) => [code, text.slice(...at.range)]),
  };
}

describe("a file with a syntax error", () => {
  it.each([
    ["an argument without a value", "b {\n  x =\n}\n", [["not-understood", "x ="]]],
    ["an unclosed list", "b {\n  x = [1\n}\n", [["syntax-error", "}"]]],
    ["an unclosed block", "b {\n  c {\n}\n", [["syntax-error", "{"]]],
    ["two arguments on a line", "b {\n  x = 1 y = 2\n}\n", [["syntax-error", "y = 2"]]],
    ["text that is no code", "hello, world\n", [["not-understood", "hello, world"]]],
    ["an unclosed string", 'b {\n  x = "a\n}\n', [["syntax-error", '"a']]],
  ])("keeps the blocks around %s", (_, broken, problems) => {
    const result = damaged(broken);
    expect(result.blocks).toEqual([GOOD.trim(), LAST.trim()]);
    expect(result.problems).toEqual(problems);
  });

  it("reports each broken block", () => {
    expect(damaged("b {\n  x = =\n}\nc {\n  y = )\n}\n").problems).toHaveLength(2);
  });
});
