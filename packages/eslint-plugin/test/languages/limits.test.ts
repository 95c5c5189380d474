import { terraformAdapter } from "@iamend/terraform";
import { beforeAll, describe, expect, it } from "vitest";
import { configOf } from "./support/lint.js";
import { VERSIONS } from "./support/versions.js";

beforeAll(() => terraformAdapter.load());

const HEAD = "AWSTemplateFormatVersion: 2010-09-09\nA: ";

/** Ten aliases of ten aliases of … of a list. */
function aliasBomb(): string {
  const levels = Array.from({ length: 12 }, (_, level) => {
    const previous = Array.from({ length: 10 }, () => `*a${String(level - 1)}`);
    return `L${String(level)}: &a${String(level)} [${level === 0 ? "x" : previous.join(", ")}]`;
  });
  return `${HEAD}1\n${levels.join("\n")}\n`;
}

const blocks = (count: number) =>
  Array.from({ length: count }, (_, index) => `b${String(index)} {\n  a = ["s3:Get*"] # c\n}\n`).join("");

/** Texts that no one writes, and how many `x` are found in them. */
const TEXTS: readonly {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  readonly found: number;
}[] = [
  { name: "brackets", file: "a.tf", text: `a = ${"[".repeat(100_000)}${"]".repeat(100_000)}\n`, found: 0 },
  { name: "brackets that do not close", file: "a.tf", text: `a = ${"[".repeat(100_000)}\n`, found: 0 },
  {
    name: "as many brackets as are read",
    file: "a.tf",
    text: `a = ${"[".repeat(300)}"x"${"]".repeat(300)}\n`,
    found: 1,
  },
  { name: "blocks", file: "a.tf", text: `${"b {\n".repeat(5_000)}${"}\n".repeat(5_000)}`, found: 0 },
  { name: "a long sum", file: "a.tf", text: `a = ${"1 + ".repeat(20_000)}1\n`, found: 0 },
  {
    name: "templates in templates",
    file: "a.tf",
    text: `a = ${'"${'.repeat(500)}b${'}"'.repeat(500)}\n`,
    found: 0,
  },
  { name: "many comments", file: "a.tf", text: `${"# c\n".repeat(50_000)}a = "x"\n`, found: 1 },
  { name: "a file of a megabyte", file: "a.tf", text: `${blocks(35_000)}a = "x"\n`, found: 1 },
  { name: "more than is read", file: "a.tf", text: `${blocks(200_000)}a = "x"\n`, found: 0 },
  {
    name: "brackets",
    file: "a.tf.json",
    text: `{"a": ${"[".repeat(100_000)}${"]".repeat(100_000)}}`,
    found: 0,
  },
  {
    name: "brackets",
    file: "a.json",
    text: `{"Statement": {"Effect": ${"[".repeat(100_000)}${"]".repeat(100_000)}}}`,
    found: 0,
  },
  {
    name: "brackets",
    file: "a.yaml",
    text: `${HEAD}${"[".repeat(100_000)}${"]".repeat(100_000)}\n`,
    found: 0,
  },
  { name: "dashes", file: "a.yaml", text: `${HEAD}\n${"- ".repeat(100_000)}x\n`, found: 0 },
  { name: "aliases of aliases", file: "a.yaml", text: aliasBomb(), found: 1 },
  { name: "an alias of itself", file: "a.yaml", text: `${HEAD}1\nB: &b [*b]\n`, found: 0 },
  { name: "more than is read", file: "a.yaml", text: `${HEAD}x\n${"# c\n".repeat(3_000_000)}`, found: 0 },
];

describe.each(VERSIONS)("$version reads without a crash", ({ Linter }) => {
  it.each(TEXTS)("$file: $name", ({ file, text, found }) => {
    const config = configOf({
      rules: { "no-restricted-syntax": ["error", { selector: "[value='x'], [text='x']", message: "x" }] },
    });
    const messages = new Linter().verify(text, config, file);
    expect(messages.filter(({ ruleId }) => ruleId === "no-restricted-syntax")).toHaveLength(found);
  });
});
