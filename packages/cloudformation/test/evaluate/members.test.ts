import { describe, expect, it } from "vitest";
import { branches } from "../../src/evaluate/branches.js";
import { intrinsicOf } from "../../src/evaluate/intrinsic.js";
import { isWhole, member, members, resolved } from "../../src/evaluate/members.js";
import type { MapNode, TemplateNode } from "../../src/parse/node.js";
import { parseText } from "../../src/parse/parse-text.js";
import { instancesOf } from "../template/instances.js";

function rootOf(text: string): MapNode {
  const root = parseText(text).roots[0];
  if (root?.kind !== "map") throw new Error("The case is no map.");
  return root;
}

function textOf(node: TemplateNode | undefined): string | undefined {
  const real = node === undefined ? undefined : resolved(node);
  return real?.kind === "scalar" ? real.text : real?.kind;
}

describe("members", () => {
  it.each([
    ["own keys", "m: { a: 1, b: 2 }", "a=1 b=2"],
    ["own keys before merged ones", "x: &x { a: 0, c: 3 }\nm: { <<: *x, a: 1 }", "a=1 c=3"],
    [
      "the first of several merged maps",
      "x: &x { a: 1 }\ny: &y { a: 2, b: 3 }\nm: { <<: [*x, *y] }",
      "a=1 b=3",
    ],
    ["merged maps that merge others", "x: &x { a: 1 }\ny: &y { <<: *x, b: 2 }\nm: { <<: *y }", "b=2 a=1"],
    ["a quoted key is no merge key", "x: &x { a: 1 }\nm: { '<<': *x }", "<<=map"],
    ["what is no map is not merged", "m: { <<: text, a: 1 }", "a=1"],
  ])("%s", (_, text, said) => {
    const map = member(rootOf(text), "m");
    const entries = map?.kind === "map" ? [...members(map)] : [];
    expect(entries.map(([name, { value }]) => `${name}=${textOf(value) ?? ""}`).join(" ")).toBe(said);
  });

  it("stops where merged maps have no end, and says so", () => {
    const lines = ["m0: &m0 { k0: 0 }"];
    for (let step = 1; step < 100; step++)
      lines.push(`m${String(step)}: &m${String(step)} { <<: *m${String(step - 1)}, k${String(step)}: 0 }`);
    const root = rootOf(lines.join("\n"));
    const [few, many] = [member(root, "m9"), member(root, "m99")];
    expect(few?.kind === "map" && [isWhole(few), members(few).size]).toEqual([true, 10]);
    expect(many?.kind === "map" && isWhole(many)).toBe(false);
  });
});

describe("intrinsicOf", () => {
  it.each([
    ["!Ref A", "Ref A tag"],
    ["!GetAtt A.Arn", "Fn::GetAtt A.Arn tag"],
    ["!Condition C", "Condition C tag"],
    ["{ Ref: A }", "Ref A key"],
    ["{ 'Fn::Sub': a }", "Fn::Sub a key"],
    ["!If [a, b, c]", "Fn::If sequence tag"],
    ["{ Condition: C }", "none"],
    ["{ Ref: A, Other: B }", "none"],
    ["{ Fn: a }", "none"],
    ["!!str a", "none"],
    ["! a", "none"],
    ["text", "none"],
  ])("%s", (text, said) => {
    const value = member(rootOf(`v: ${text}`), "v");
    const call = value === undefined ? undefined : intrinsicOf(value);
    expect(call === undefined ? "none" : `${call.name} ${textOf(call.argument) ?? ""} ${call.form}`).toBe(
      said,
    );
  });
});

describe("branches", () => {
  const scope = instancesOf({ "t.yaml": "Resources: { R: { Type: 'AWS::IAM::Role' } }" })[0]?.scope;

  it.each([
    ["a", "a! []"],
    ["[a]", "sequence! []"],
    ["!If [C, a, b]", "a [1], b [2]"],
    ["{ 'Fn::If': [C, a, b] }", "a [Fn::If,1], b [Fn::If,2]"],
    ["!If [C, a, { 'Fn::If': [D, b, !Ref AWS::NoValue] }]", "a [1], b [2,Fn::If,1] or nothing"],
    ["!Ref AWS::NoValue", " or nothing"],
    ["{ Ref: 'AWS::NoValue' }", " or nothing"],
    ["!If [C, a]", "sequence! []"],
  ])("%s", (text, said) => {
    const value = member(rootOf(`v: ${text}`), "v");
    if (value === undefined || scope === undefined) throw new Error("The case is broken.");
    const { values, absent } = branches(value, scope);
    const each = values.map(
      ({ node, certain, steps }) => `${textOf(node) ?? ""}${certain ? "!" : ""} [${steps.join(",")}]`,
    );
    expect(`${each.join(", ")}${absent ? " or nothing" : ""}`).toBe(said);
  });

  it("are not all looked at where aliases double them at each step", () => {
    const lines = ["v0: &v0 !If [C, a, b]"];
    for (let step = 1; step < 12; step++)
      lines.push(`v${String(step)}: &v${String(step)} !If [C, *v${String(step - 1)}, *v${String(step - 1)}]`);
    const value = member(rootOf(lines.join("\n")), "v11");
    if (value === undefined || scope === undefined) throw new Error("The case is broken.");
    const { values, open } = branches(value, scope);
    expect([values.length, open?.code]).toEqual([64, "too-large"]);
  });
});
