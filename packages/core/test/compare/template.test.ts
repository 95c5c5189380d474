import { describe, expect, it } from "vitest";
import {
  bindTemplate,
  lettered,
  readTemplate,
  templateKey,
  variablesOf,
  widened,
  type Template,
} from "../../src/compare/globs/template.js";
import { shown } from "./globs.js";

/** A template as a text: wildcards as they are, `\` before text that looks like one, variables with key and default. */
function pieces(template: Template): string {
  return template
    .map((piece) => {
      if (typeof piece !== "number") {
        return `<${[piece.name, piece.key, ...(piece.fallback === undefined ? [] : [piece.fallback])].join("|")}>`;
      }
      return shown([piece]);
    })
    .join("");
}

describe("a pattern with variables", () => {
  it.each([
    ["", ""],
    ["a*b?", "a*b?"],
    ["b/${aws:UserName}/*", "b/<aws:UserName|aws:username>/*"],
    ["${a}${b}", "<a|a><b|b>"],
    ["${ a }", "<a|a>"],
    ["${*}${?}${$}", "\\*\\?$"],
    ["${a, 'x'}", "<a|a|x>"],
    ["${a,'x y'}", "<a|a|x y>"],
    ["${ a , 'x,y' }", "<a|a|x,y>"],
    ["${a, ''}", "<a|a|>"],
    ["${a, '}", "<a|a>"],
    ["${a, x}", "<a|a>"],
    ["${a, x'}", "<a|a>"],
    ["${a, 'x}", "<a|a>"],
    ["${a, 'x'y}", "<a|a>"],
    ["${a, '}'}b", "<a|a|}>b"],
    ["${a, 'x'}'}", "<a|a|x>'}"],
    ["${a, 'x}b", "<a|a>b"],
    ["}${a, 'x}b", "}<a|a>b"],
    ["${'a}b'}", "<'a}b'|'a}b'>"],
    ["${'x'}", "<'x'|'x'>"],
    ["${,'x'}", "<||x>"],
    ["${a, 'x}${b}'", "${a, 'x}<b|b>'"],
    ["${}", "<|>"],
    ["${a", "${a"],
    ["}${a", "}${a"],
    ["$a}", "$a}"],
    ["{a}", "{a}"],
    ["$${a}", "$<a|a>"],
    ["${a}${", "<a|a>${"],
  ])("%j is %j", (text, read) => {
    expect(pieces(readTemplate(text, { variables: true, wildcards: true }))).toBe(read);
  });

  it("is text where there are no variables, or no wildcards", () => {
    expect(pieces(readTemplate("${a}*", { variables: false, wildcards: true }))).toBe("${a}*");
    expect(pieces(readTemplate("${a}*?", { variables: true, wildcards: false }))).toBe("<a|a>\\*\\?");
    expect(pieces(readTemplate("${*}*", { variables: false, wildcards: false }))).toBe("${\\*}\\*");
  });
});

const read = (text: string): Template => readTemplate(text, { variables: true, wildcards: true });

it("takes values for its variables as plain text", () => {
  const template = read("${a}/${B}/*");
  expect(pieces(bindTemplate(template, new Map([["a", "x*"]])))).toBe("x\\*/<B|b>/*");
  expect(pieces(bindTemplate(template, new Map([["b", ""]])))).toBe("<a|a>//*");
  expect(bindTemplate(template, new Map())).toBe(template);
});

it("names its variables, and is widened without them", () => {
  expect(variablesOf(read("${a}x${b, 'y'}${a}"))).toEqual([
    { key: "a", name: "a" },
    { key: "b", name: "b", fallback: "y" },
    { key: "a", name: "a" },
  ]);
  expect(variablesOf(read("a*"))).toEqual([]);
  expect(shown(widened(read("a${a}?${b}")))).toBe("a*?*");
});

it("has the same letter for the same variable with the same default", () => {
  const letters = new Map<string, number>();
  expect(shown(lettered(read("${a}-${b}-${A}*"), letters))).toBe("<0>-<1>-<0>*");
  expect(shown(lettered(read("${b}${a,'x'}${a}${a,'y'}${a, 'x'}"), letters))).toBe("<1><2><0><3><2>");
});

it.each([
  ["${a}", "${A}", true],
  ["${a,'x'}", "${ a , 'x' }", true],
  ["${a}", "${b}", false],
  ["${a}", "${a,'x'}", false],
  ["${a}*", "${a}?", false],
  ["${a}*", "${a}${*}", false],
  ["ab", "a", false],
  ["ab${a}", "\t\u031e${a}", false],
])("%j and %j have the same key: %s", (left, right, same) => {
  expect(templateKey(read(left)) === templateKey(read(right))).toBe(same);
});
