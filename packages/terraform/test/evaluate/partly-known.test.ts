import { describe, expect, it } from "vitest";
import { evaluate } from "../../src/evaluate/evaluate.js";
import { EMPTY_SCOPE, namespace, possible } from "../../src/evaluate/scope.js";
import type { Value } from "../../src/evaluate/value.js";
import { load } from "../../src/parse/grammar.js";
import { describeValue } from "../support/describe-value.js";
import { parsed } from "../support/parsed.js";

await load();

const at = { file: "main.tf", range: [0, 0] } as const;
const text: Value = { kind: "string", value: "d", origin: { form: "literal", at } };
/** `var.x` and the like are unknown; `var.d` is its default "d" or something else. */
const scope = namespace(
  "var",
  (name) => (name === "d" ? possible(text, "A default.", at) : undefined),
  EMPTY_SCOPE,
);

const U = "?unresolved-reference";

const CASES: readonly (readonly [text: string, expected: string])[] = [
  [`var.x`, U],
  [`var.d`, `("d" | ${U})`],
  [`none`, U],
  [`["a", var.x]`, `["a", ${U}]`],
  [`["a", var.x][0]`, `"a"`],
  // Conditions
  [`var.x ? "a" : "b"`, `("a" | "b")`],
  [`var.x ? "a" : var.y ? "b" : "c"`, `("a" | "b" | "c")`],
  [`var.x ? ["a"] : []`, `(["a"] | [])`],
  [`(var.x ? "a" : "b") == "c"`, `false`],
  [`(var.x ? "a" : "b") == "a"`, `(true | false)`],
  [`var.x && false`, `false`],
  [`var.x || true`, `true`],
  [`!var.x`, U],
  [`var.x + 1`, U],
  // Functions of former versions
  [`list("a", 1)`, `["a", "1"]`],
  [`list()`, `[]`],
  [`list("a", var.x)`, `["a", ${U}]`],
  [`element(concat(var.x, list("")), 0)`, `("" | ${U})`],
  [`map("a", 1, "b", var.x)`, `{a: 1, b: ${U}}`],
  [`map(var.x, 1)`, U],
  [`map("a")`, `!`],
  [`constructor("a")`, `?unknown-function`],
  // Files
  [`fileset("a", "*")`, `?unknown-function`],
  [`setproduct(["a"], var.x)`, U],
  [`setproduct(["a"], var.x ? ["b"] : ["c"])`, `([["a", "b"]] | [["a", "c"]])`],
  [`basename(var.x)`, U],
  [`nonsensitive(var.x ? ["a"] : ["b"])`, `(["a"] | ["b"])`],
  // Lists
  [`concat(["a"], var.x)`, `["a", *(…)]`],
  [`concat(["a"], var.x ? ["b"] : [])`, `["a", *("b")]`],
  [`concat(["a"], var.x ? ["b"] : ["c"], ["e"])`, `["a", *("b" | "c"), "e"]`],
  [`concat(["a"], var.x ? var.y : ["c"])`, `["a", *("c" | …)]`],
  [`concat(["a"], var.x)[0]`, `"a"`],
  [`concat(var.x, ["a"])[0]`, `("a" | ${U})`],
  [`concat(["a"], try(var.x.y, ["b"]))`, `["a", *("b" | …)]`],
  [`flatten(["a", var.x, [["b", var.y]]])`, `["a", *(…), "b", *(…)]`],
  [`flatten([var.x ? ["a"] : "b"])`, `!`],
  [`flatten([var.x ? ["a"] : ["b", "c"]])`, `[*("a" | "b" | "c")]`],
  [`compact(["a", var.x ? "b" : "", var.y])`, `["a", *("b"), *(…)]`],
  [`compact(["a", !var.x ? "b" : null])`, `["a", *("b")]`],
  [`distinct(["a", var.x, "a"])`, `["a", ${U}]`],
  [`toset(["b", var.x, "a"])`, `{"b", ${U}, "a"}`],
  [`sort(["b", var.x, "a"])`, `[*("b" | ${U} | "a" | …)]`],
  [`sort(["b", var.x, "a"])[0]`, `("b" | ${U} | "a")`],
  [`reverse(concat(["a"], var.x))`, `[*("a" | …)]`],
  [`slice(concat(["a"], var.x), 0, 1)`, `[*("a" | …)]`],
  [`setunion(["a"], var.x)`, `{"a", *(…)}`],
  [`setsubtract(["a", "b"], [var.x, "b"])`, `{*("a")}`],
  [`setintersection(["a", "b"], concat(["a"], var.x))`, `{"a", *("b")}`],
  [`length(["a", var.x])`, `2`],
  [`length(concat(["a"], var.x))`, U],
  [`contains(["a", var.x], "a")`, `true`],
  [`contains(["a", var.x], "b")`, U],
  [`element(["a", var.x], 2)`, `"a"`],
  [`one(var.x)`, `(null | ${U})`],
  [`coalescelist(var.x, ["a"])`, `(${U} | ["a"])`],
  // for and splat
  [`[for x in ["a", var.x] : "\${x}!"]`, `["a!", text(${U} "!")]`],
  [`[for x in concat(["a"], var.x) : "\${x}!"]`, `["a!", *(text(${U} "!"))]`],
  [`[for x in var.x : "s3:GetObject"]`, `[*("s3:GetObject")]`],
  [`[for x in ["a", "b"] : x if var.x]`, `[*("a"), *("b")]`],
  [`[for x in ["a", "b"] : x if x == var.x || x == "a"]`, `["a", *("b")]`],
  [`[for i, x in concat(var.x, ["a"]) : i]`, `[*(${U}), ${U}]`],
  [`{ for x in ["a", "b"] : x => 1 if var.x }`, `{a: (1 | ${U}), b: (1 | ${U}), …}`],
  [`{ for x in var.x : x => 1 }`, `{…}`],
  [`var.x[*].a`, `[*(…)]`],
  [`[{ a = 1 }, var.x][*].a`, `[1, ${U}]`],
  // Objects
  [`merge({ a = 1 }, var.x)`, `{a: (1 | ${U}), …}`],
  [`merge(var.x, { a = 1 })`, `{a: 1, …}`],
  [`merge({ a = 1 }, var.x ? { a = 2 } : { b = 3 })`, `({a: 2} | {a: 1, b: 3})`],
  [`merge(var.x, { a = 1 }).b`, U],
  [`{ a = 1, (var.x) = 2 }`, `{a: (1 | ${U}), …}`],
  [`lookup({ a = 1 }, var.x, 2)`, U],
  [`lookup(var.x, "a", "b")`, `(${U} | "b")`],
  [`lookup(merge(var.x, { a = 1 }), "b", "c")`, `(${U} | "c")`],
  [`keys(merge({ a = 1 }, var.x))`, `[*(…), "a"]`],
  [`values({ b = var.x, a = 1 })`, `[1, ${U}]`],
  [`(var.x ? { a = "b" } : { a = "c" }).a`, `("b" | "c")`],
  // Text
  [`"s3:\${var.x}"`, `text("s3:" ${U})`],
  [`"\${var.x}"`, U],
  [`"s3:\${var.d}"`, `("s3:d" | text("s3:" ${U}))`],
  [`"s3:\${var.x ? "Get" : "Put"}*"`, `("s3:Get*" | "s3:Put*")`],
  [`"%{ if var.x }a%{ else }b%{ endif }c"`, `("ac" | "bc")`],
  [`"%{ for x in var.x }\${x}%{ endfor }c"`, `text(${U} "c")`],
  [`format("%s:%s", "s3", var.x)`, `text("s3" ":" ${U})`],
  [`format("%5s", var.x)`, `text(${U})`],
  [`join(",", ["a", var.x])`, `text("a" "," ${U})`],
  [`formatlist("%s:*", ["a", var.x])`, `["a:*", text(${U} ":*")]`],
  [`formatlist("%s:*", var.x)`, `[*(…)]`],
  [`upper(var.x)`, U],
  [`upper(var.x ? "a" : "b")`, `("A" | "B")`],
  [`upper("a\${var.x}")`, U],
  [`split(",", var.x)`, U],
  // Functions that look at failures and absence
  [`try(var.x, "a")`, `(${U} | "a")`],
  [`try(var.x.a, [], "a")`, `(${U} | [])`],
  [`can(var.x)`, U],
  [`coalesce(var.x, "a", "b")`, `(${U} | "a")`],
  [`coalesce(null, "a", var.x)`, `"a"`],
  // JSON
  [`jsonencode({ a = var.x })`, `text(${U})`],
  [`jsondecode(jsonencode({ a = ["b", var.x] })).a`, `["b", ${U}]`],
  [`jsondecode(var.x).a`, U],
  // Arguments
  [`concat(var.x...)`, U],
  [`merge([{ a = 1 }, var.x]...)`, `{a: (1 | ${U}), …}`],
  // Not followed, though known
  [`replace("a1b", "/[0-9]/", "")`, `?unsupported`],
  [`md5("a")`, `?unknown-function`],
  [`file("a")`, `?unknown-function`],
  [`1 / 3`, `?unsupported`],
  [`1 / 0`, `?unsupported`],
  [`0.1 + 0.2`, `?unsupported`],
  [`123456789012345678`, `?unsupported`],
  [`format("%.2f", 1)`, `?unsupported`],
  [`element(["a"], -1)`, `?unsupported`],
];

describe("what depends on something unknown", () => {
  it.each(CASES)("%s", (source, expected) => {
    expect(describeValue(evaluate(parsed(source), "main.tf", scope))).toBe(expected);
  });
});
