import { terraformAdapter } from "@iamend/terraform";
import type { Linter as LinterType } from "eslint";
import { beforeAll, describe, expect, it } from "vitest";
import { lint } from "./support/lint.js";
import { VERSIONS } from "./support/versions.js";

beforeAll(() => terraformAdapter.load());

/** A problem wherever an `x` stands. */
const rules: LinterType.RulesRecord = {
  "no-restricted-syntax": ["error", { selector: "[value='x'], [text='x']", message: "An x." }],
};

const HEAD = "Statement: [{ Effect: Allow, Action: 'a:b' }]\n";

/** A text, and which of its lines (by what stands in them) have a problem. */
interface Case {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly found: readonly string[];
}

const HCL: readonly Omit<Case, "file">[] = ["#", "//", "/*"].flatMap((opener) => {
  const comment = (words: string) => `${opener} ${words}${opener === "/*" ? " */" : ""}`;
  return [
    {
      name: `${opener} disables what follows, until it is enabled`,
      text: `a = "x"\n${comment("eslint-disable")}\nb = "x"\n${comment("eslint-enable")}\nc = "x"\n`,
      found: ["a", "c"],
    },
    {
      name: `${opener} disables one rule, and others not`,
      text: `${comment("eslint-disable no-undef")}\na = "x"\n${comment("eslint-disable no-restricted-syntax -- why")}\nb = "x"\n`,
      found: ["a"],
    },
    {
      name: `${opener} disables its line`,
      text: `a = "x" ${comment("eslint-disable-line")}\nb = "x"\n`,
      found: ["b"],
    },
    {
      name: `${opener} disables the next line, and no more`,
      text: `${comment("eslint-disable-next-line no-restricted-syntax")}\na = "x"\nb = "x"\n`,
      found: ["b"],
    },
    {
      name: `${opener} disables the next line where lines end with CRLF`,
      text: `${comment("eslint-disable-next-line")}\r\na = "x"\r\nb = "x"\r\n`,
      found: ["b"],
    },
    {
      name: `${opener} disables behind a BOM`,
      text: `\uFEFF${comment("eslint-disable-next-line")}\na = "x"\nb = "x"\n`,
      found: ["b"],
    },
    {
      name: `${opener} is prose with anything before the directive`,
      text: `${comment("see eslint-disable")}\na = "x"\n`,
      found: ["a"],
    },
  ];
});

const CASES: readonly Case[] = [
  ...HCL.map((one) => ({ ...one, file: "main.tf" })),
  {
    name: "a block comment over lines disables the line behind its last",
    file: "main.tf",
    text: '/* eslint-disable-next-line\n   no-restricted-syntax */\na = "x"\nb = "x"\n',
    found: ["b"],
  },
  {
    name: "a block comment disables from its own place on",
    file: "main.tf",
    text: 'a = ["x", /* eslint-disable */ "x"]\n',
    found: ["a"],
  },
  {
    name: "# disables what follows, until it is enabled",
    file: "a.yaml",
    text: `${HEAD}a: x\n# eslint-disable no-restricted-syntax\nb: x\n# eslint-enable\nc: x\n`,
    found: ["a", "c"],
  },
  {
    name: "# disables its line",
    file: "a.yaml",
    text: `${HEAD}a: x # eslint-disable-line\nb: x\n`,
    found: ["b"],
  },
  {
    name: "# disables the next line, with CRLF and a BOM",
    file: "a.yaml",
    text: `\uFEFF${HEAD}# eslint-disable-next-line\na: x\nb: x\n`.replaceAll("\n", "\r\n"),
    found: ["b"],
  },
  {
    name: "# in a text is no comment",
    file: "a.yaml",
    text: `${HEAD}d: |\n  # eslint-disable\ne: "# eslint-disable"\na: x\n`,
    found: ["a"],
  },
  {
    name: "# in a heredoc is no comment",
    file: "main.tf",
    text: 'd = <<EOT\n# eslint-disable\nEOT\na = "x"\n',
    found: ["a"],
  },
];

describe.each(VERSIONS)("$version", ({ Linter }) => {
  it.each(CASES)("$file: $name", ({ file, text, found }) => {
    const lines = text.split(/\r?\n/);
    const messages = lint(file, text, { rules }, new Linter());
    expect(messages.map((message) => lines[Number.parseInt(message, 10) - 1]?.[0])).toEqual(found);
    expect(messages.every((message) => message.endsWith("no-restricted-syntax: An x."))).toBe(true);
  });

  it("tells of a comment for one line that has several, and does not obey it", () => {
    const text = 'a = "x" /* eslint-disable-line\n*/\n';
    expect(lint("main.tf", text, { rules }, new Linter())).toEqual([
      "1:5-1:8 no-restricted-syntax: An x.",
      "1:9-2:3 eslint-disable-line comment should not span multiple lines.",
    ]);
  });

  it("tells of a rule that there is not", () => {
    expect(lint("main.tf", "a = 1 # eslint-disable-line no-such-rule\n", {}, new Linter())).toEqual([
      "1:7-1:41 no-such-rule: Definition for rule 'no-such-rule' was not found.",
    ]);
  });

  it("warns of directives where the configuration allows none", () => {
    const linterOptions = { noInlineConfig: true };
    const text = '# eslint-disable\n// eslint is fine\n/* eslint no-undef: off */\na = "x"\n';
    expect(lint("main.tf", text, { rules, linterOptions }, new Linter())).toEqual([
      "1:1-1:17 '# eslint-disable' has no effect because you have 'noInlineConfig' setting in your config.",
      "3:1-3:27 '/* eslint no-undef: off */' has no effect because you have 'noInlineConfig' setting in your config.",
      "4:5-4:8 no-restricted-syntax: An x.",
    ]);
  });
});
