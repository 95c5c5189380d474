import { describe, expect, it } from "vitest";
import { load } from "../../src/parse/grammar.js";
import { parseFile } from "../../src/parse/parse-file.js";

await load();

const N = 10_000;

const DEEP: Readonly<Record<string, string>> = {
  lists: `a = ${"[".repeat(N)}${"]".repeat(N)}\n`,
  "open lists": `a = ${"[".repeat(N)}`,
  parentheses: `a = ${"(".repeat(N)}1${")".repeat(N)}\n`,
  blocks: `${"a {\n".repeat(N)}${"}\n".repeat(N)}`,
  objects: `a = ${"{ b = ".repeat(N)}1${" }".repeat(N)}\n`,
  calls: `a = ${"f(".repeat(N)}${")".repeat(N)}\n`,
  templates: `a = ${'"${'.repeat(N)}1${'}"'.repeat(N)}\n`,
  "directives in a template": `a = "${"%{ if b }".repeat(N)}${"%{ endif }".repeat(N)}"\n`,
  "unary operators": `a = ${"!".repeat(N)}true\n`,
  "binary operators": `a = 1${" + 1".repeat(N)}\n`,
  conditionals: `a = ${"b ? c : ".repeat(N)}d\n`,
  "conditionals in the middle": `a = ${"b ? ".repeat(N)}c${" : d".repeat(N)}\n`,
  splats: `a = b${"[*]".repeat(N)}\n`,
};

describe("nesting of 10,000", () => {
  it.each(Object.keys(DEEP))("%s", (name) => {
    const { body, problems } = parseFile("main.tf", DEEP[name] ?? "");
    expect(problems.map(({ code }) => code)).toEqual(["too-deep"]);
    expect(body).toEqual({ attributes: [], blocks: [] });
  });

  it("in JSON syntax", () => {
    const problems = [`{"a":`.repeat(N), `{"a":{"b":${"[".repeat(500)}${"]".repeat(500)}}}`].flatMap(
      (text) => parseFile("main.tf.json", text).problems,
    );
    expect(problems.map(({ code }) => code)).toEqual(["too-deep", "too-deep"]);
  });

  it("is no matter of length: ten thousand steps, elements and attributes", () => {
    const texts = [
      `a = b${".c[0]".repeat(N)}\n`,
      `a = [${"1,".repeat(N)}]\n`,
      Array.from({ length: N }, (_, index) => `a${String(index)} = 1\n`).join(""),
    ];
    expect(texts.flatMap((text) => parseFile("main.tf", text).problems)).toEqual([]);
  });

  it("allows what people write", () => {
    const text = `a = ${"[".repeat(60)}${"]".repeat(60)}\nb = 1${" + 1".repeat(60)}\n`;
    expect(parseFile("main.tf", text).problems).toEqual([]);
  });
});

describe("what is no source", () => {
  it.each([
    ["binary", "a = 1\n\0\0"],
    ["too-large", "# long\n".repeat(600_000)],
  ])("%s", (code, text) => {
    expect(parseFile("main.tf", text).problems.map((problem) => problem.code)).toEqual([code]);
  });
});
