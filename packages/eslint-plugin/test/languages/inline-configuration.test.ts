import { terraformAdapter } from "@iamend/terraform";
import type { Linter as LinterType } from "eslint";
import { beforeAll, describe, expect, it } from "vitest";
import { lint } from "./support/lint.js";
import { VERSIONS } from "./support/versions.js";

beforeAll(() => terraformAdapter.load());

const rules: LinterType.RulesRecord = {
  "no-restricted-syntax": ["error", { selector: "[value='x'], [text='x']", message: "An x." }],
};
const FOUND = expect.stringMatching(/no-restricted-syntax: An x\.$/) as string;
const HEAD = "Statement: [{ Effect: Allow, Action: 'a:b' }]\n";

describe.each(VERSIONS)("$version", ({ Linter }) => {
  it.each([
    {
      name: "turns a rule off",
      file: "a.tf",
      text: 'a = "x"\n/* eslint no-restricted-syntax: off */\n',
      found: [],
    },
    {
      name: "turns a rule off, over lines and with a reason",
      file: "a.tf",
      text: 'a = "x"\n/*\n eslint\n "no-restricted-syntax": 0 -- why\n*/\n',
      found: [],
    },
    {
      name: "turns a rule on, with options",
      file: "a.tf",
      text: '/* eslint no-restricted-syntax: [error, HclNull] */\na = ["x", null]\n',
      found: ["2:11-2:15 no-restricted-syntax: Using 'HclNull' is not allowed."],
    },
    {
      name: "means nothing in a comment of one line, where there are others",
      file: "a.tf",
      text: '# eslint no-restricted-syntax: off\n// eslint no-restricted-syntax: off\na = "x"\n',
      found: [FOUND],
    },
    {
      name: "is told of where it cannot be read",
      file: "a.tf",
      text: 'a = "x"\n/* eslint no-restricted-syntax: [ */\n',
      found: [FOUND, expect.stringMatching(/^2:1-2:37 Failed to parse JSON from /)],
    },
    {
      name: "is told of where there is no such rule",
      file: "a.tf",
      text: "/* eslint no-such-rule: off */\n",
      found: ["1:1-1:31 no-such-rule: Definition for rule 'no-such-rule' was not found."],
    },
    {
      name: "turns a rule off",
      file: "a.yml",
      text: `# eslint no-restricted-syntax: off -- why\n${HEAD}a: x\n`,
      found: [],
    },
    {
      name: "is told of where it cannot be read",
      file: "a.yml",
      text: `${HEAD}a: y # eslint no-restricted-syntax: [\n`,
      found: [expect.stringMatching(/^2:6-2:38 Failed to parse JSON from /)],
    },
    {
      name: "is prose where it names no rule",
      file: "a.yml",
      text: `# eslint must find what follows\n#eslint: off\n# eslint\n${HEAD}a: x\n`,
      found: [FOUND],
    },
  ])("$file: $name", ({ file, text, found }) => {
    expect(lint(file, text, { rules }, new Linter())).toEqual(found);
  });

  it("that changes nothing is told of, if that is asked for", () => {
    const linterOptions = { reportUnusedInlineConfigs: "error" } as const;
    const text = "/* eslint no-undef: off */\n";
    expect(lint("a.tf", text, { linterOptions }, new Linter())).toEqual([
      "1:1-1:27 Unused inline config ('no-undef' is not enabled so can't be turned off).",
    ]);
  });
});
