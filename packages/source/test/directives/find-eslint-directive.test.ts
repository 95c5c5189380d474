import { describe, expect, it } from "vitest";
import { findEslintDirective } from "../../src/index.js";

/** A directive as one line, with the texts at its ranges. */
function found(text: string): string | undefined {
  const directive = findEslintDirective(text);
  if (directive === undefined) return undefined;
  for (const { text: name, range } of directive.rules) expect(text.slice(...range)).toBe(name);
  return [directive.kind, ...directive.rules.map((rule) => `<${rule.text}>`)].join(" ");
}

describe("findEslintDirective", () => {
  it.each([
    [" eslint-disable", "disable"],
    ["eslint-disable", "disable"],
    ["\n\t eslint-disable \r\n", "disable"],
    [" eslint-enable iamend/a", "enable <iamend/a>"],
    [" eslint-disable-line iamend/a -- why", "disable-line <iamend/a>"],
    [" eslint-disable-next-line iamend/a, aws/b ---- why, not", "disable-next-line <iamend/a> <aws/b>"],
    [" eslint-disable iamend/a,,\n iamend/b , ", "disable <iamend/a> <iamend/b>"],
    [` eslint-disable "iamend/a", 'b', "c, d"`, `disable <iamend/a> <b> <"c> <d">`],
    [" eslint-disable \"\", ''", "disable"],
    [" eslint-disable iamend/a iamend/b", "disable <iamend/a iamend/b>"],
    [" eslint-disable iamend/a --why", "disable <iamend/a --why>"],
    [" eslint-disable --", "disable <-->"],
    [" eslint-disable -- ", "disable"],
    [" eslint-disable\n--\nwhy", "disable"],
  ])("reads %j", (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each([
    [" eslint iamend/a: off", "off <iamend/a>"],
    [' eslint iamend/a: "off", iamend/b: 0, c: error -- why', "off <iamend/a> <iamend/b>"],
    [' eslint "iamend/a": ["off"], \'b\': [0, { x: 1 }]', "off <iamend/a> <b>"],
    [" eslint a: 0 b: 0", "off <a> <b>"],
    [" eslint {a: off, b: warn}", "off <a>"],
    [" eslint\n  a: off,\n  b: 'off'\n", "off <a> <b>"],
    [" eslint a:", "off <a>"],
    [" eslint a: [warn, off]", undefined],
    [" eslint a: error, b: 2, c: warn, d: [1]", undefined],
    [' eslint a: "0"', undefined],
    [" eslint a: offside", undefined],
    [" eslint", undefined],
  ])("reads the inline configuration %j", (text, expected) => {
    expect(found(text)).toBe(expected);
  });

  it.each([
    "* eslint-disable",
    "# eslint-disable",
    " see eslint-disable",
    " eslint-disable-lines a",
    " eslint-disable: a",
    " eslint-disabled",
    " eslint-env node",
    " eslint-",
    " -- eslint-disable",
    " iamend-keep s3:*",
    "",
  ])("finds nothing in %j", (text) => {
    expect(found(text)).toBeUndefined();
  });

  it("gives the range of the directive without its reason", () => {
    expect(findEslintDirective("  eslint-disable-line a/b  -- why")?.range).toEqual([2, 25]);
  });

  it("is as quick with long texts", () => {
    const long = "a".repeat(100_000);
    for (const text of [` eslint ${long}`, ` eslint ${'"'.repeat(100_000)}`, ` eslint-disable ${long} --`])
      expect(found(text)?.startsWith("off") ?? false).toBe(false);
  });
});
