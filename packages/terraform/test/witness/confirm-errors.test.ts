import { NO_DEPLOYMENT, NOTHING_LOCATED } from "@iamend/source";
import { beforeAll, describe, expect, it } from "vitest";
import { terraformAdapter } from "../../src/index.js";

function errorsOf(text: string): readonly string[] {
  const host = { read: () => ({ code: "missing", message: "There is no such file." }), list: () => [] };
  const units = new Map([["main.tf", terraformAdapter.parse("main.tf", text)]]);
  return terraformAdapter
    .link(units, host, NOTHING_LOCATED, NO_DEPLOYMENT)
    .errors.map(({ code, message, at }) => {
      const [start = 0] = at?.range ?? [];
      const lines = text.slice(0, start).split("\n");
      return `${code} ${String(lines.length)}:${String((lines.at(-1)?.length ?? 0) + 1)} ${message}`;
    });
}

describe("a file that does not parse", () => {
  beforeAll(() => terraformAdapter.load());

  it.each([
    {
      name: "says where, and what was expected",
      text: 'resource "aws_iam_policy" "x" {\n  policy = [1, = 2]\n}\n',
      errors: [
        "syntax-error 2:16 Invalid expression; Expected the start of an expression, but found an invalid expression token.",
      ],
    },
    {
      name: "counts columns as an editor does, whatever stands before",
      text: 'resource "aws_iam_policy" "é😀" { policy = [1, = 2] }\n',
      errors: [
        "syntax-error 1:48 Invalid expression; Expected the start of an expression, but found an invalid expression token.",
      ],
    },
    {
      name: "is told of once",
      text: 'resource "aws_iam_policy" "x" {\n  policy = "abc\n}\n',
      errors: [expect.stringMatching(/^syntax-error 2:16 Invalid multi-line string; /)],
    },
    {
      name: "is no error where it is valid after all",
      text: "locals {\n  policy = { a = b\n (c) = d }\n}\n",
      errors: [expect.stringMatching(/^not-understood /)],
    },
  ])("$name", ({ text, errors }) => {
    expect(errorsOf(text)).toEqual(errors);
  });
});
