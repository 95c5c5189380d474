import { describe, expect, it } from "vitest";
import { isRefusal, applyEdits, scalarToSequence, type Range } from "../../src/index.js";

/** The text with two items in the place of `s3:*`, the value of `Action`. */
function change(text: string, indentation: string): string {
  const start = text.indexOf("s3:*");
  const key = text.indexOf("Action");
  const comments = Array.from(text.matchAll(/#[^\r\n]*/g), ({ index, 0: found }): Range => [
    index,
    index + found.length,
  ]);
  const scalar = { text, at: [start, start + 4] as const, key: [key, key + 6] as const, comments };
  const edits = scalarToSequence(scalar, ["x", "y"], indentation);
  if (edits === undefined) return "no place for a sequence";
  const after = applyEdits(text, edits);
  return isRefusal(after) ? after.message : after;
}

describe("scalarToSequence", () => {
  it.each([
    ["deeper than its key", "Action: s3:*\nResource: x\n", "  ", "Action:\n  - x\n  - y\nResource: x\n"],
    ["in the column of its key", "Action: s3:*\n", "", "Action:\n- x\n- y\n"],
    ["at the end of the text", "Action:   s3:*", "  ", "Action:\n  - x\n  - y"],
    ["with CRLF", "Action: s3:*\r\nA: b\r\n", "", "Action:\r\n- x\r\n- y\r\nA: b\r\n"],
    ["and leaves no blanks behind", "Action: s3:*  \nA: b\n", "", "Action:\n- x\n- y\nA: b\n"],
    [
      "below a key behind a dash",
      "- Action: s3:*\n  Effect: Allow\n",
      "  ",
      "- Action:\n    - x\n    - y\n  Effect: Allow\n",
    ],
    [
      "below a key behind two dashes",
      "- -  Action: s3:*\n     Effect: Allow\n",
      "",
      "- -  Action:\n     - x\n     - y\n     Effect: Allow\n",
    ],
    [
      "and keeps the comment beside the key",
      "  Action: s3:*  # all of it\n  Effect: Allow\n",
      "  ",
      "  Action:  # all of it\n    - x\n    - y\n  Effect: Allow\n",
    ],
    ["and keeps a comment at the end of the text", "Action: s3:* # all", "", "Action: # all\n- x\n- y"],
    [
      "in the place of a scalar on a line of its own",
      "  Action: # these\n      s3:*\n  Effect: Allow\n",
      "",
      "  Action: # these\n      - x\n      - y\n  Effect: Allow\n",
    ],
    ["behind a BOM", "\uFEFFAction: s3:*\n", "  ", "\uFEFFAction:\n  - x\n  - y\n"],
  ])("writes items %s", (_, before, indentation, after) => {
    expect(change(before, indentation)).toBe(after);
  });

  it.each([
    ["behind a question mark", "? Action\n: s3:*\n"],
    ["of a key that is one", "? Action: s3:*\n"],
    ["between braces", "{ Action: s3:*, Effect: Allow }"],
    ["behind an anchor", "Action: &a s3:*\n"],
    ["of a key with an anchor", "&a Action: s3:*\n"],
  ])("does not know a place %s", (_, before) => {
    expect(change(before, "  ")).toBe("no place for a sequence");
  });
});
