import { describe, expect, it } from "vitest";
import { mayHoldAliases } from "../../src/link/aliases.js";
import { parseText } from "../../src/parse/parse-text.js";
import type { TemplateNode } from "../../src/parse/node.js";

const ALIASES: readonly string[] = [
  "a: &x 1\nb: *x",
  "- &x 1\n- *x",
  "a: &x [1]\nb: [*x]",
  "a: &x [1]\nb: [1,*x]",
  "a: &x [1]\nb: {c: *x}",
  'a: &x [1]\nb: {"c":*x}',
  "a: &x {b: 1}\nc:\n  <<: *x",
  "a: &x b\n*x : 2",
  "a: &x b\nc:\n  ? *x\n  : 2",
  "a: &x 1\nb:\n  *x",
  "a: &x 1\r\nb:\t*x",
  "a: &x 1\nb: {*x : 1}",
];

const NONE: readonly string[] = [
  '{"Action": "*", "Run": "a && b"}',
  "a: &x 1\nb: '*'",
  "Action: s3:Get*\nRun: a && b",
  "Action:\n  - s3:*\nRun: a && b",
];

function holdsAlias(node: TemplateNode): boolean {
  if (node.kind === "alias") return true;
  if (node.kind === "sequence") return node.items.some(holdsAlias);
  return node.kind === "map" && node.entries.some(({ key, value }) => holdsAlias(key) || holdsAlias(value));
}

describe("mayHoldAliases", () => {
  it.each(ALIASES)("sees the alias in %j", (text) => {
    expect(parseText(text).roots.some(holdsAlias)).toBe(true);
    expect(mayHoldAliases(text)).toBe(true);
  });

  it.each(NONE)("sees none in %j", (text) => {
    expect(parseText(text).roots.some(holdsAlias)).toBe(false);
    expect(mayHoldAliases(text)).toBe(false);
  });
});
