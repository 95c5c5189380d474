import { terraformAdapter } from "@iamend/terraform";
import { beforeAll, describe, expect, it } from "vitest";
import { lint } from "./support/lint.js";
import { nodesOf, readSource } from "./support/read-source.js";
import { EVERY_CFN_NODE, EVERY_HCL_NODE, JSON_POLICY, TERRAFORM_JSON } from "./support/samples.js";

beforeAll(() => terraformAdapter.load());

const FILES = [
  { file: "main.tf", text: EVERY_HCL_NODE },
  { file: "main.tf.json", text: TERRAFORM_JSON },
  { file: "template.yaml", text: EVERY_CFN_NODE },
  { file: "policy.json", text: JSON_POLICY },
];

const FORMS = [
  { form: "as it is", write: (text: string) => text },
  { form: "with a BOM", write: (text: string) => `\uFEFF${text}` },
  { form: "with CRLF", write: (text: string) => text.replaceAll("\n", "\r\n") },
  {
    form: "with characters of two units",
    write: (text: string) => text.replaceAll("App", "😀").replaceAll("eve", "é😀"),
  },
];

describe.each(FILES)("$file", ({ file, text }) => {
  it.each(FORMS)("$form: places of nodes and comments are those of ESLint", ({ write }) => {
    const written = write(text);
    const code = readSource(file, written);
    expect(code.hasBOM).toBe(written.startsWith("\uFEFF"));
    expect(code.text).toBe(written.replace("\uFEFF", ""));
    const elements = [...nodesOf(code), ...code.comments];
    expect(elements.length).toBeGreaterThan(20);
    for (const element of elements) {
      const { start, end } = code.getLoc(element);
      expect(start).toEqual(code.getLocFromIndex(element.range[0]));
      expect(end).toEqual(code.getLocFromIndex(element.range[1]));
      expect(code.getIndexFromLoc(start)).toBe(element.range[0]);
      expect(code.getIndexFromLoc(end)).toBe(element.range[1]);
    }
  });

  it("has the same tree whatever ends its lines, and with a BOM", () => {
    const shape = (written: string) => nodesOf(readSource(file, written)).map(({ type, loc }) => [type, loc]);
    // The parts of a heredoc hold the ends of its lines.
    const unended = (all: ReturnType<typeof shape>) =>
      all.map(([type, loc]) => [type, (loc as { start: unknown }).start]);
    expect(shape(`\uFEFF${text}`)).toEqual(shape(text));
    expect(unended(shape(text.replaceAll("\n", "\r\n")))).toEqual(unended(shape(text)));
  });
});

describe("what is reported", () => {
  const rules = {
    "no-restricted-syntax": ["error", "HclString[value='x']", "CfnScalar[text='x']", "CfnFile", "HclFile"],
  } as const;
  const told = (file: string, text: string) =>
    lint(file, text, { rules: { "no-restricted-syntax": [...rules["no-restricted-syntax"]] } });
  it.each([
    { name: "counts from 1", file: "a.tf", text: 'a = "x"', at: ["1:1-1:8", "1:5-1:8"] },
    { name: "does not count a BOM", file: "a.tf", text: '\uFEFFa = "x"', at: ["1:1-1:8", "1:5-1:8"] },
    { name: "ends on an empty last line", file: "a.tf", text: 'a = "x"\n', at: ["1:1-2:1", "1:5-1:8"] },
    { name: "counts CRLF once", file: "a.tf", text: '\r\n\r\na = "x"\r\n', at: ["1:1-4:1", "3:5-3:8"] },
    {
      name: "counts a lone CR as a line",
      file: "a.tf",
      text: '# b\r\na = "x" # c\rd\n',
      at: ["1:1-4:1", "2:5-2:8"],
    },
    { name: "counts UTF-16 units", file: "a.tf", text: 'a = ["😀", "x"]', at: ["1:1-1:16", "1:12-1:15"] },
    { name: "has a place for an empty file", file: "a.tf", text: "", at: ["1:1-1:1"] },
    { name: "has a place for an empty template", file: "a.yaml", text: "", at: ["1:1-1:1"] },
    {
      name: "counts in YAML too",
      file: "a.yaml",
      text: "\uFEFFStatement:\r\n- {Effect: 😀, Action: x}",
      at: ["1:1-2:26", "2:24-2:25"],
    },
  ])("$name", ({ file, text, at }) => {
    expect(told(file, text).map((message) => message.split(" ", 1)[0])).toEqual(at);
  });
});
