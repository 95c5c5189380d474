import { describe, expect, it } from "vitest";
import { TemplatePool } from "../../src/compare/globs/contained-templates.js";
import { readTemplate, templateKey, type Template } from "../../src/compare/globs/template.js";

const read = (text: string): Template => readTemplate(text, { variables: true, wildcards: true });

/** Of these patterns, those that one of the others contains, whatever the values of their variables. */
function contained(own: readonly string[], others: readonly string[], ignoreCase = false): readonly string[] {
  const pool = new TemplatePool(ignoreCase);
  for (const text of [...own, ...others]) pool.add(read(text));
  const keys = pool.withContained(own.map(read)).map(templateKey);
  expect(keys.slice(0, own.length)).toEqual(own.map((text) => templateKey(read(text))));
  return others.filter((text) => keys.slice(own.length).includes(templateKey(read(text))));
}

describe("a template contains", () => {
  it.each<readonly [string, own: readonly string[], others: readonly string[], expected: readonly string[]]>([
    ["none but itself", ["${a}"], [], []],
    ["none of another variable", ["${a}"], ["${b}", "x${b}"], []],
    [
      "what goes on where it has a star",
      ["${a}*"],
      ["${a}/x", "${a}${b}", "${a}*x", "x${a}"],
      ["${a}/x", "${a}${b}", "${a}*x"],
    ],
    [
      "what begins otherwise where it has a star",
      ["*${a}"],
      ["x${a}", "${b}${a}", "${a}x"],
      ["x${a}", "${b}${a}"],
    ],
    ["not what it has no star for", ["${a}?"], ["${a}${b}", "${a}*", "${a}xx", "${a}x"], ["${a}x"]],
    ["no variable where it has any one character", ["?${b}"], ["${a}${b}", "x${b}"], ["x${b}"]],
    ["what one of several does", ["${a}/*", "${b}/*"], ["${a}/x", "${b}/y", "${c}/z"], ["${a}/x", "${b}/y"]],
    [
      "the same twice in one",
      ["${a}*${a}"],
      ["${a}${a}", "${a}${b}", "${a}x${a}"],
      ["${a}${a}", "${a}x${a}"],
    ],
    ["no other default", ["${a,'x'}*"], ["${a}y", "${a,'x'}y"], ["${a,'x'}y"]],
    ["no other case", ["${a}X*"], ["${a}xy", "${a}Xy"], ["${a}Xy"]],
  ])("%s", (_, own, others, expected) => {
    expect(contained(own, others)).toEqual(expected);
  });

  it("another case where case is ignored", () => {
    expect(contained(["${a}X*"], ["${a}xy", "${a}Xy", "${a}y"], true)).toEqual(["${a}xy", "${a}Xy"]);
  });

  it("what there are not too many of", () => {
    const few = Array.from({ length: 23 }, (_, index) => `\${a}${String(index)}`);
    expect(contained(["${a}*"], few)).toEqual(few);
    expect(contained(["${a}*"], [...few, "${a}x"])).toEqual([]);
  });

  it("what can be told in a few steps", () => {
    const long = "?".repeat(3000);
    expect(contained([`\${a}*${long}`], [`\${a}${long}*x`])).toEqual([]);
  });
});
