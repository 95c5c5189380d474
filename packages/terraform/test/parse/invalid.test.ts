import { afterAll, describe, expect, it } from "vitest";
import { load } from "../../src/parse/grammar.js";
import { parseFile } from "../../src/parse/parse-file.js";
import { hclToJson, stopWitness } from "../../src/witness/hcl-to-json.js";

await load();
afterAll(stopWitness);

/** What HCL forbids, with the text that the problem points at and what should stand there. */
const INVALID: readonly (readonly [text: string, at: string, expected?: string])[] = [
  ["a = 1 b = 2\n", "b = 2"],
  ["a =\n1\n", "\n"],
  ["a\n= 1\n", "\n"],
  ["a = b ?\nc : d\n", "\n"],
  ["a = b\n.c\n", "\n"],
  ["a = b +\nc\n", "\n"],
  ["a = { b = 1 c = 2 }\n", "c = 2"],
  ["a = { b =\n1 }\n", "\n"],
  ["a = [1 2]\n", " 2]"],
  ["a = 1\na = 2\n", "a = 2"],
  ["a { b = 1\n}\n", "b = 1"],
  ["a {\n  b = 1 }\n", "}"],
  ["a { b {} }\n", "b {}"],
  ['a "b"\n{\n}\n', "\n"],
  ['a = "b\nc"\n', '"b', '"'],
  ['a = "b\n', '"b', '"'],
  ["a = [1\n", "[", "]"],
  ["a = [1}\n", "}", "]"],
  ["a {\n", "{", "}"],
  ["a = 1\n}\n", "}"],
  ['a = "${}"\n', "${}"],
  ["a = <<EOT\nb\n", "<<EOT", "EOT"],
  ["a = <<EOT\nb\nEOT", "<<EOT", "EOT"],
  ["a = 1 /* b\n", "/*", "*/"],
  ['a = "\\q"\n', "\\"],
  ["a = \n", ""],
  ["= 1\n", "= 1"],
  ["a = b\r", "\r"],
  ["a = b\u00a0\n", "\u00a0"],
  ["a = { b = 1\n, c = 2 }\n", ","],
  ["a = f\n(b)\n", "\n"],
  ["a = [for x in y : x iftrue]\n", "ift"],
  ["a = [for x inlocal.y : x]\n", "inl"],
  ["a = b.*.c.*\n", ".*"],
  ['a = "%{ endif }"\n', "%{"],
  ['a = "%{ if b }"\nc = "%{ endif }"\n', '"\nc = "'],
  ['a "%{ endif }" {}\n', "%{"],
];

describe("what HCL forbids", () => {
  it.each(INVALID.map(([text, at, expected]) => ({ text, at, expected })))(
    "$text",
    ({ text, at, expected }) => {
      const { body, problems } = parseFile("main.tf", text);
      const [first] = problems;
      expect(first?.code).toMatch(/^(syntax-error|not-understood)$/);
      expect(first?.message).toMatch(/^[A-Z`].*\.$/);
      expect(first && text.slice(...first.at.range)).toContain(at.trim());
      if (expected !== undefined) expect(first?.expected).toBe(expected);
      // What is not intact is not there.
      expect(body.blocks).toEqual([]);
      expect(hclToJson(text)).toMatchObject({ ok: false, refusal: { code: "invalid-hcl" } });
    },
  );
});

describe("what HCL allows and this parser does not understand", () => {
  it.each([
    "a = { b = c\n(d) = e }\n",
    "a = { b = 1\n -1 = 2 }\n",
    "a = 1e5\n",
    'a = "$$${b}"\n',
    'a = "x%%%{b}"\n',
    "a = b[* ].c\n",
    "a = null(1)\n",
  ])("%j is said to be so, and never read wrongly", (text) => {
    const { body, problems } = parseFile("main.tf", text);
    expect(problems.map(({ code }) => code)).toEqual(["not-understood"]);
    expect(body).toEqual({ attributes: [], blocks: [] });
    expect(hclToJson(text).ok).toBe(true);
  });
});

describe("line breaks that HCL allows", () => {
  it.each([
    "a = [\n1\n,2\n]\n",
    "a = (b\n? c\n: d)\n",
    "a = f(\n1,\n)\n",
    "a = b[\n1\n]\n",
    "a = { b = (c\n+ d) }\n",
    "a = [for x\nin y\n: z\nif w]\n",
    "a = { for x in y : x\n=> z\nif w }\n",
    'a = "${\nb\n}"\n',
    "a /* b\n */ = 2\n",
    "a = b ? (\n  c\n) : d\n",
    "a = [b\n.c]\n",
  ])("%j", (text) => {
    expect(parseFile("main.tf", text).problems).toEqual([]);
    expect(hclToJson(text).ok).toBe(true);
  });
});
