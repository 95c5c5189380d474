import { describe, expect, it } from "vitest";
import { withoutJsonComments } from "../../src/context/without-json-comments.js";

const CASES: readonly (readonly [string, string, string, string | undefined])[] = [
  ["a comment of a line", "a.json", '{"a": 1} // b', '{"a": 1}     '],
  ["a comment of lines", "a.json", '{/* b\r\nc */"a": 1}', '{    \r\n    "a": 1}'],
  [
    "what looks like one in a text",
    "a.json",
    '{"a": "http://b /* c */"} // d',
    '{"a": "http://b /* c */"}     ',
  ],
  ["a text with a quote in it", "a.json", '{"a": "\\"//"} // b', '{"a": "\\"//"}     '],
  ["JSON5 that is JSON but for comments", "a.json5", "/**/[]", "    []"],
  ["nothing where there is none", "a.json", '{"a": "http://b"}', undefined],
  ["nothing where more is wrong", "a.json", '{"a": 1,} // b', undefined],
  ["nothing in another file", "a.tf", "[] // b", undefined],
];

describe("JSON without its comments", () => {
  it.each(CASES)("%s", (_name, file, text, plain) => {
    expect(withoutJsonComments(file, text)).toBe(plain);
    if (plain !== undefined) expect(plain).toHaveLength(text.length);
  });
});
