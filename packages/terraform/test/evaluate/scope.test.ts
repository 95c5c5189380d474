import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { bind, EMPTY_SCOPE, namespace, type Scope } from "../../src/evaluate/scope.js";
import { number, type Value } from "../../src/evaluate/value.js";
import { load } from "../../src/parse/grammar.js";
import { describeValue } from "../support/describe-value.js";
import { moduleScope } from "../support/module-scope.js";
import { parsed } from "../support/parsed.js";

await load();

function told(source: string, scope: Scope): string {
  return describeValue(evaluate(parsed(source), "main.tf", scope));
}

describe("a scope", () => {
  const text = (value: string): Value => ({
    kind: "string",
    value,
    origin: { form: "built", at: { file: "main.tf", range: [0, 0] }, by: "test" },
  });
  const scope = namespace(
    "each",
    (name) => (name === "key" ? text("k") : undefined),
    bind(new Map([["bare", number(7)]]), EMPTY_SCOPE),
  );

  it.each([
    ["each.key", `"k"`],
    ["each.value", "?unresolved-reference"],
    ["each", "?unresolved-reference"],
    ["bare", "7"],
    ["[for bare in [1] : bare]", "[1]"],
    ["[for x in [1] : [for x in [2] : x]]", "[[2]]"],
    ["[for x in [1] : bare]", "[7]"],
  ])("%s is %s", (source, expected) => {
    expect(told(source, scope)).toBe(expected);
  });

  it("may take as many steps as it knows", () => {
    const deep: Scope = {
      resolve: (root, steps) =>
        root === "module" ? { value: text(String(steps.length)), used: 2 } : undefined,
    };
    expect(told("module.a.b", deep)).toBe(`"2"`);
    expect(told("module.a.b.c", deep)).toBe("!");
  });

  it("may answer for functions that are not evaluated here", () => {
    const reading: Scope = {
      ...EMPTY_SCOPE,
      call: (name, args) =>
        name === "file" && args[0]?.kind === "string" ? text(`<${args[0].value}>`) : undefined,
    };
    expect(told(`[for x in ["a"] : file(x)]`, reading)).toBe(`["<a>"]`);
    expect(told(`md5("a")`, reading)).toBe("?unknown-function");
  });
});

describe("locals that need one another", () => {
  it("are unknown where they go in a circle", () => {
    const scope = moduleScope(
      `locals {\n  a = local.b\n  b = [local.c]\n  c = { d = local.a }\n  ok = 1\n}\n`,
    );
    expect(told("local.b", scope)).toBe("[{d: ?cycle}]");
    expect(told("local.a", scope)).toBe("?cycle");
    expect(told("local.ok", scope)).toBe("1");
  });

  it("are evaluated once", () => {
    const doubling = Array.from({ length: 60 }, (_, index) =>
      index === 0
        ? `  l0 = "a"`
        : `  l${String(index)} = local.l${String(index - 1)} == local.l${String(index - 1)} ? "a" : "b"`,
    );
    expect(told("local.l59", moduleScope(`locals {\n${doubling.join("\n")}\n}\n`))).toBe(`"a"`);
  });
});
