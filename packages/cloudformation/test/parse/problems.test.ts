import { describe, expect, test } from "vitest";
import { parseText } from "../../src/parse/parse-text.js";

/** Each problem with what stands at its place. */
function problemsOf(text: string): readonly string[] {
  return parseText(text).problems.map(
    ({ code, message, range }) => `${code} ${String(range[0])} «${text.slice(...range)}» ${message}`,
  );
}

describe("what is wrong with a text", () => {
  test.each([
    {
      name: "equal keys, whatever their quotes",
      text: "a: 1\n'a': 2\nb: {c: 1, \"c\": 2}\nc: [{d: 1}, {d: 1}]\n",
      expected: [
        "duplicate-key 5 «'a'» The key \"a\" stands here a second time.",
        'duplicate-key 22 «"c"» The key "c" stands here a second time.',
      ],
    },
    {
      name: "equal keys in JSON",
      text: '{"a": {"b": 1, "\\u0062": 2}}',
      expected: ['duplicate-key 15 «"\\u0062"» The key "b" stands here a second time.'],
    },
    {
      name: "aliases of nothing, of what comes later, of what they stand in, of another document",
      text: "a: *b\nc: &b [*b]\n---\nd: *b\n",
      expected: [
        "unknown-alias 3 «*b» The alias `*b` stands before or inside of what it names, or names nothing.",
        "unknown-alias 13 «*b» The alias `*b` stands before or inside of what it names, or names nothing.",
        "unknown-alias 24 «*b» The alias `*b` stands before or inside of what it names, or names nothing.",
      ],
    },
    {
      name: "an asterisk that should have been quoted",
      text: "Action: *\nResource: '*'\n",
      expected: ["invalid-yaml 8 «*» Alias cannot be an empty string."],
    },
    {
      name: "a text without an end",
      text: 'a: "b\n',
      expected: ["invalid-yaml 6 «» The quoted text has no end."],
    },
    {
      name: "a tab for indentation",
      text: "a:\n\tb: 1\n",
      expected: ["invalid-yaml 3 «\t» Tabs are not allowed as indentation."],
    },
    {
      name: "a line that ends as no other reader sees it",
      text: "a: 1 # b\rc: 2\n",
      expected: ["invalid-yaml 8 «\r» A carriage return stands without a line feed."],
    },
    {
      name: "a directive without a document",
      text: "%TAG x\n",
      expected: ["invalid-yaml 0 «%TAG x» %TAG directive should contain exactly two parts."],
    },
    {
      name: "JSON that is none, nor YAML",
      text: '{\n  "a": 1\n  "b": 2\n}',
      expected: ['invalid-json 13 «"b"» A comma is missing before this.'],
    },
    {
      name: "tags that are others than they look",
      text: "%TAG ! tag:example.com,2024:\n---\na: !Sub b\n",
      expected: ["invalid-yaml 0 «%TAG ! tag:example.com,2024:» Tags have another meaning in this file."],
    },
    {
      name: "a flow that does not begin as JSON does",
      text: "{a: [b}",
      expected: [],
    },
  ])("$name", ({ text, expected }) => {
    const found = problemsOf(text);
    if (expected.length > 0) expect(found).toEqual(expected);
    else expect(found.join("\n")).toMatch(/^invalid-yaml/);
  });

  test("what could be read is there all the same", () => {
    expect(parseText("a: 1\na: 2\nb: [c\nd: 1\n").roots).toHaveLength(1);
    expect(parseText('{"a": 1 "b": 2}').roots).toHaveLength(1);
  });

  test("are told at most twenty times, the first ones", () => {
    const { problems } = parseText(`a: 1\n${"a: 2\n".repeat(100)}`);
    expect(problems.map(({ range }) => range[0])).toEqual(
      Array.from({ length: 20 }, (_, index) => 5 * (index + 1)),
    );
  });
});
