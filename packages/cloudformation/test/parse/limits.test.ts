import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseText } from "../../src/parse/parse-text.js";
import { rangeFaults } from "./support/nodes-of.js";

const RUNS = Number(process.env["IAMEND_PROPERTY_RUNS"] ?? 1000);
const DEEP = 10_000;

describe("nesting", () => {
  test.each([
    ["JSON", '{"a":['.repeat(DEEP)],
    ["JSON that ends", `${"[".repeat(600)}${"]".repeat(600)}`],
    ["flow sequences", `x: ${"[".repeat(DEEP)}`],
    ["flow maps", "{a: ".repeat(DEEP)],
    ["flow maps that end", `x: ${"{a: ".repeat(DEEP)}${"}".repeat(DEEP)}`],
    ["dashes", `${"- ".repeat(DEEP)}a\n- b`],
    ["keys", "? ".repeat(DEEP)],
    ["values", ": ".repeat(DEEP)],
    ["indentation", Array.from({ length: 1000 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n")],
    [
      "aliases",
      ["- &a0 [x]", ...Array.from({ length: 600 }, (_, n) => `- &a${String(n + 1)} [*a${String(n)}]`)].join(
        "\n",
      ),
    ],
  ])("of %s ends where it is too deep", (_, text) => {
    const { problems } = parseText(text);
    expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["too-deep"]));
    expect(problems.length).toBeLessThanOrEqual(20);
  });

  test.each([
    ["JSON", `${"[".repeat(499)}${"]".repeat(499)}`],
    ["flow sequences", `x: ${"[".repeat(490)}${"]".repeat(490)}`],
    ["dashes", `${"- ".repeat(490)}a\n- b`],
  ])("of %s is read to a depth that nobody writes", (_, text) => {
    const { problems, roots } = parseText(text);
    expect(problems).toEqual([]);
    expect(roots).toHaveLength(1);
  });
});

test("aliases that stand for more and more are not followed for ever", () => {
  const lines = Array.from(
    { length: 60 },
    (_, n) =>
      `- &a${String(n + 1)} [${Array(9)
        .fill(`*a${String(n)}`)
        .join(", ")}]`,
  );
  const { problems, roots } = parseText(["- &a0 [x]", ...lines].join("\n"));
  expect(new Set(problems.map(({ code }) => code))).toEqual(new Set(["too-many-nodes"]));
  expect(roots).toHaveLength(1);
});

test("an alias that many share is no problem", () => {
  const { problems } = parseText(`- &a [${"x, ".repeat(100)}]\n${"- *a\n".repeat(1000)}`);
  expect(problems).toEqual([]);
});

const piece = fc.constantFrom(
  ..."abc019-?:#&*!|>'\"[]{},%@`\\~ \t\n\r\uFEFF\u0000\u0002\u0018\u001F😀\uD800".split(""),
  ...[
    "- ",
    ": ",
    "? ",
    " #",
    "&a ",
    "*a",
    "!Sub ",
    "!!str ",
    "|\n",
    ">-\n",
    "\r\n",
    "\n  ",
    "\n    ",
    "---\n",
    "...\n",
    "<<: ",
    "%YAML 1.1\n",
    '{"a":',
    "a: b",
  ],
);

test("no text makes the parser throw, and every range lies in the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: piece, maxLength: 60 }), (text) => {
      const { roots, comments, problems } = parseText(text);
      for (const { range } of problems) {
        expect(range[0]).toBeLessThanOrEqual(range[1]);
        expect(range[1]).toBeLessThanOrEqual(text.length);
      }
      for (const range of comments) expect(text.slice(...range)).toMatch(/^#.*$/s);
      if (problems.length === 0) expect(roots.flatMap((root) => rangeFaults(root, text))).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});
