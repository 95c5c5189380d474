import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { EMPTY_SCOPE } from "../../src/evaluate/scope.js";
import type { Element, StringValue, Value } from "../../src/evaluate/value.js";
import { load } from "../../src/parse/grammar.js";
import { describeOrigin } from "../support/describe-value.js";
import { moduleScope } from "../support/module-scope.js";
import { parsed } from "../support/parsed.js";

await load();

/** Every string in a value. */
function strings(value: Element): readonly StringValue[] {
  switch (value.kind) {
    case "string":
      return [value];
    case "list":
      return value.elements.flatMap(strings);
    case "object":
      return [...value.entries.values()].flatMap((entry) => strings(entry.value));
    case "choice":
      return value.alternatives.flatMap(strings);
    case "some":
      return value.values.flatMap(strings);
    default:
      return [];
  }
}

function origins(source: string): readonly string[] {
  return strings(evaluate(parsed(source), "main.tf", EMPTY_SCOPE)).map(({ value, origin, also = [] }) =>
    [value, ...[origin, ...also].map((one) => describeOrigin(one, source))].join(" ← "),
  );
}

describe("a string that a literal says", () => {
  const CASES: readonly (readonly [string, ...string[]])[] = [
    [`"a"`, `a ← literal "a"`],
    [`["a", "b"]`, `a ← literal "a" in ["a", "b"]`, `b ← literal "b" in ["a", "b"]`],
    [`[("a")]`, `a ← literal "a"`],
    [`{ x = "a" }`, `a ← literal "a"`],
    [`concat(["a"], ["b"])`, `a ← literal "a" in ["a"]`, `b ← literal "b" in ["b"]`],
    [`flatten([["a"], ["b"]])`, `a ← literal "a" in ["a"]`, `b ← literal "b" in ["b"]`],
    [`sort(toset(["b", "a"]))`, `a ← literal "a" in ["b", "a"]`, `b ← literal "b" in ["b", "a"]`],
    [`concat(["a"], c ? ["b"] : [])`, `a ← literal "a" in ["a"]`, `b ← literal "b" in ["b"]`],
    [`compact(["a", c ? "b" : ""])`, `a ← literal "a" in ["a", c ? "b" : ""]`, `b ← literal "b"`],
    [`[for x in ["a"] : x]`, `a ← literal "a" in ["a"]`],
    [`lookup({ x = ["a"] }, "x", [])`, `a ← literal "a" in ["a"]`],
    [`merge({ x = "b" }, { x = "a" })`, `a ← literal "a"`],
    [`try(null.x, ["a"])`, `a ← literal "a" in ["a"]`],
    [`coalesce("", "a")`, `a ← literal "a"`],
    [`["a"][0]`, `a ← literal "a" in ["a"]`],
    [`{ x = ["a"] }.x`, `a ← literal "a" in ["a"]`],
    [`"\${"a"}"`, `a ← literal "a"`],
    [`tostring("a")`, `a ← literal "a"`],
    [`jsondecode(jsonencode({ x = ["a"] }))`, `a ← literal "a" in ["a"]`],
    [`tolist(["a", 1])`, `a ← literal "a" in ["a", 1]`, `1 ← conversion: tolist(["a", 1])`],
  ];

  it.each(CASES)("%s", (source, ...expected) => {
    expect(origins(source)).toEqual(expected);
  });

  it.each([
    [
      `toset(["a", "b", "a"])`,
      [
        `a ← literal "a" in ["a", "b", "a"] ← literal "a" in ["a", "b", "a"]`,
        `b ← literal "b" in ["a", "b", "a"]`,
      ],
    ],
    [`setunion(["a"], ["a"])`, [`a ← literal "a" in ["a"] ← literal "a" in ["a"]`]],
    [
      `distinct(["a", upper("a"), "A"])`,
      [
        `a ← literal "a" in ["a", upper("a"), "A"]`,
        `A ← upper: upper("a") ← literal "A" in ["a", upper("a"), "A"]`,
      ],
    ],
  ])("keeps all its places when equal ones become one: %s", (source, expected) => {
    expect(origins(source)).toEqual(expected);
  });
});

describe("a string that was made", () => {
  it.each([
    [`"s3:\${"a"}"`, `s3:a ← template: "s3:\${"a"}"`],
    [`upper("a")`, `A ← upper: upper("a")`],
    [`lower("a")`, `a ← lower: lower("a")`],
    [`format("%s", "a")`, `a ← format: format("%s", "a")`],
    [`join("", ["a"])`, `a ← join: join("", ["a"])`],
    [`replace("a", "a", "b")`, `b ← replace: replace("a", "a", "b")`],
    [`split(",", "a")`, `a ← split: split(",", "a")`],
    [`keys({ a = 1 })`, `a ← key: a = 1`],
    [`[for k, v in { a = 1 } : k]`, `a ← key: a = 1`],
    [`jsondecode("[\\"a\\"]")`, `a ← jsondecode: jsondecode("[\\"a\\"]")`],
    [`tostring(1)`, `1 ← conversion: tostring(1)`],
    [`formatlist("%s", ["a"])`, `a ← formatlist: formatlist("%s", ["a"])`],
  ])("%s is no literal", (source, expected) => {
    expect(origins(source)).toEqual([expected]);
  });
});

describe("a composed text", () => {
  it("knows which of its parts stand where", () => {
    const source = `<<-EOT\n  "s3:\${"Get"}*" $\${x}\n  EOT\n`;
    const value = evaluate(parsed(source), "main.tf", EMPTY_SCOPE);
    const parts = value.kind === "string" ? value.parts : undefined;
    const told = parts?.map((part) => [part.kind, part.at && source.slice(...part.at.range)]);
    expect(value).toMatchObject({ kind: "string", value: '"s3:Get*" ${x}\n' });
    expect(told).toEqual([
      ["text", '"s3:'],
      ["hole", '${"Get"}'],
      ["text", '*" $${x}\n'],
    ]);
  });

  it("remembers what JSON encodes", () => {
    const source = `jsonencode({ Action = ["a", var.x] })`;
    const value = evaluate(parsed(source), "main.tf", EMPTY_SCOPE);
    const encodes = value.kind === "partial" ? value.encodes : undefined;
    expect(encodes && strings(encodes).map(({ origin }) => describeOrigin(origin, source))).toEqual([
      `literal "a" in ["a", var.x]`,
    ]);
  });
});

describe("lists and objects", () => {
  function place(value: Value, source: string): string | undefined {
    const at = value.kind === "list" || value.kind === "object" ? value.at : undefined;
    return at && source.slice(...at.range);
  }

  it.each([
    [`["a"]`, `["a"]`],
    [`{ a = 1 }`, `{ a = 1 }`],
    [`[{ a = 1 }][0]`, `{ a = 1 }`],
    [`true ? ["a"] : []`, `["a"]`],
    [`toset(["a"])`, `["a"]`],
    [`jsondecode(jsonencode(["a"]))`, `["a"]`],
    [`concat(["a"])`, undefined],
    [`merge({ a = 1 })`, undefined],
    [`[for x in ["a"] : x]`, undefined],
  ])("%s is written at %s", (source, expected) => {
    expect(place(evaluate(parsed(source), "main.tf", EMPTY_SCOPE), source)).toBe(expected);
  });

  it("point into the file they come from", () => {
    const module = `locals {\n  a = ["x"]\n}\n`;
    const value = evaluate(parsed("local.a"), "main.tf", moduleScope(module));
    expect(value).toMatchObject({
      at: { file: "module.tf" },
      elements: [{ origin: { at: { file: "module.tf" } } }],
    });
  });
});
