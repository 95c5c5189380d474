import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { FUNCTION_NAMES } from "../../src/evaluate/functions/call.js";
import { jsonText } from "../../src/evaluate/json.js";
import { isWhollyKnown } from "../../src/evaluate/known.js";
import { EMPTY_SCOPE } from "../../src/evaluate/scope.js";
import { load } from "../../src/parse/grammar.js";
import { parseExpression } from "../../src/parse/parse-expression.js";
import { describeValue } from "../support/describe-value.js";
import { moduleScope } from "../support/module-scope.js";
import { parsed } from "../support/parsed.js";

await load();

/** What the last of a chain of locals is, each made from the one before. */
function chain(length: number, first: string, next: (before: string) => string): string {
  const lines = Array.from(
    { length },
    (_, index) => `  l${String(index)} = ${index === 0 ? first : next(`local.l${String(index - 1)}`)}`,
  );
  const scope = moduleScope(`locals {\n${lines.join("\n")}\n}\n`);
  return describeValue(evaluate(parsed(`local.l${String(length - 1)}`), "main.tf", scope)).slice(0, 200);
}

describe("what would never end", () => {
  it.each<
    readonly [name: string, length: number, first: string, next: (before: string) => string, result: RegExp]
  >([
    ["a long chain", 10_000, "1", (before) => before, /^\?too-deep$/],
    ["a chain within reach", 80, "1", (before) => before, /^1$/],
    ["doubled lists", 100, '["a"]', (before) => `concat(${before}, ${before})`, /too-large|…/],
    ["doubled nesting", 100, '["a"]', (before) => `[${before}, ${before}]`, /too-large/],
    ["doubled text", 100, '"aaaaaaaa"', (before) => `"\${${before}}\${${before}}"`, /too-large/],
    ["doubled JSON", 60, '"\\""', (before) => `jsonencode([${before}, ${before}])`, /too-large|unresolved/],
    [
      "products",
      20,
      "range(1000)",
      (before) => `[for x in ${before} : [for y in ${before} : x]]`,
      /too-large/,
    ],
    ["choices", 30, '["a"]', (before) => `var.x ? concat(${before}, ["b"]) : ${before}`, /"b"/],
    [
      "many choices in a text",
      40,
      '"a"',
      (before) => `"\${${before}}\${var.x ? "a" : "b"}"`,
      /unknown|too-large|text/,
    ],
    [
      "a set of a thousand objects",
      2,
      "[for x in range(1000) : { a = x }]",
      (before) => `length(toset(flatten([${before}, ${before}])))`,
      /1000|\?/,
    ],
  ])("%s", (_, length, first, next, result) => {
    const start = performance.now();
    expect(chain(length, first, next)).toMatch(result);
    expect(performance.now() - start).toBeLessThan(10_000);
  });

  it("is refused by range itself", () => {
    expect(describeValue(evaluate(parsed("range(1000000000)"), "main.tf", EMPTY_SCOPE))).toBe("!");
  });
});

describe("any expression", () => {
  const atom = fc.constantFrom(
    ...[
      '"a"',
      '""',
      "1",
      "-1",
      "0",
      "1.5",
      "true",
      "null",
      "[]",
      "{}",
      '["a", "b"]',
      '{ a = "b" }',
      "var.x",
      '"${var.x}b"',
      "toset([1])",
      "tomap({})",
      '"%s"',
      '","',
      '"/a/"',
      '"[1]"',
    ],
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      atom,
      fc
        .tuple(
          fc.constantFrom(...FUNCTION_NAMES),
          fc.array(tie("expression"), { maxLength: 3 }),
          fc.constantFrom("", "", "..."),
        )
        .map(([name, args, expand]) => `${name}(${args.join(", ")}${args.length > 0 ? expand : ""})`),
      fc
        .tuple(
          tie("expression"),
          fc.constantFrom("+", "/", "%", "==", "!=", "<", "&&", "||"),
          tie("expression"),
        )
        .map(([left, operator, right]) => `(${left}) ${operator} (${right})`),
      fc
        .tuple(tie("expression"), tie("expression"), tie("expression"))
        .map(([a, b, c]) => `(${a}) ? (${b}) : (${c})`),
      tie("expression").map((inner) => `[${inner}, "z"]`),
      tie("expression").map((inner) => `{ a = ${inner}, (${inner}) = 1 }`),
      fc
        .tuple(tie("expression"), fc.constantFrom(".a", "[0]", '["a"]', "[*]", "[*].a", ".*.a"))
        .map(([inner, step]) => `(${inner})${step}`),
      fc
        .tuple(tie("expression"), tie("expression"))
        .map(([source, made]) => `[for k, v in ${source} : ${made} if k != v]`),
      fc
        .tuple(tie("expression"), tie("expression"))
        .map(([source, made]) => `{ for k, v in ${source} : k => ${made}... }`),
      tie("expression").map((inner) => `"x\${${inner}}%{ for v in ${inner} }\${v}%{ endfor }"`),
      tie("expression").map((inner) => `!(${inner})`),
    ),
  }));

  it("gives a value, and JSON whenever that is wholly known", () => {
    fc.assert(
      fc.property(expression, (text) => {
        const found = parseExpression(text);
        if ("code" in found) throw new Error(`${found.message} in ${text}`);
        const value = evaluate(found, "main.tf", EMPTY_SCOPE);
        const json = jsonText(value);
        expect(json !== undefined).toBe(isWhollyKnown(value));
        if (json !== undefined) expect(() => JSON.parse(json) as unknown).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});
