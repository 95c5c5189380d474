import { expect, test } from "vitest";
import { parseText } from "../../src/parse/parse-text.js";

// Every comment of a text is named by a letter behind its `#`, and no other `#` has one.
test.each([
  {
    place: "around documents",
    text: "# a\n%YAML 1.2 # b\n--- # c\n# d\nx: 1 # e\n# f\n... # g\n# h\n--- # i\n",
  },
  { place: "without a line break behind it", text: "x: 1\n# a" },
  { place: "before CRLF", text: "x: 1 # a\r\n# b\r\n" },
  { place: "behind a BOM", text: "\uFEFF# a\nx: 1" },
  { place: "in a sequence", text: "# a\n- # b\n  x\n# c\n- y # d\n  # e\n- - z # f\n  # g\n" },
  { place: "in a map", text: "x: # a\n  # b\n  y: # c\n    z # d\n # e\nq: # f\n" },
  { place: "behind marks", text: "x: !Sub # a\n  y\nz: &q # b\n  - 1\n" },
  {
    place: "in flows",
    text: "x: [ # a\n  y, # b\n  # c\n  z # d\n  , q: # e\n    r, ] # f\ny: { # g\n } # h\n",
  },
  { place: "behind the header of a block scalar", text: "x: | # a\n  y\n  # - no\nz: >- # b\n" },
  { place: "nowhere: within scalars", text: "x: a#b\ny: 'c # d'\nz: \"e # f\"\nq: |\n  # g\nr: h\n  i#j\n" },
  { place: "nowhere: JSON", text: '{"x": "# a"}' },
])("comments $place", ({ place, text }) => {
  const { comments, problems } = parseText(text);
  const expected = place.startsWith("nowhere")
    ? []
    : [...text.matchAll(/# [a-z](?=\r?\n|$)/g)].map(({ 0: comment }) => comment);
  expect(problems).toEqual([]);
  expect(comments.map((range) => text.slice(...range))).toEqual(expected);
});
