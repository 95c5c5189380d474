import { terraformAdapter } from "@iamend/terraform";
import { Linter } from "eslint";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { CFN_KEYS } from "../../src/languages/cloudformation/cfn-keys.js";
import type { Node } from "../../src/languages/dialect.js";
import { languages } from "../../src/languages/languages.js";
import { HCL_KEYS } from "../../src/languages/terraform/hcl-keys.js";
import { configOf } from "./support/lint.js";
import { nodesOf, readSource } from "./support/read-source.js";
import { EVERY_CFN_NODE, EVERY_HCL_NODE } from "./support/samples.js";

beforeAll(() => terraformAdapter.load());

const page = readFileSync(new URL("../../docs/languages.md", import.meta.url), "utf8");

/** The cells of the tables in a section, without those of headings. */
function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => line.split(/ +\| */).map((cell) => cell.replace(/^\| */, "")));
}

/** What stands between backquotes. */
function code(cell = ""): string {
  return /^`(.*)`$/.exec(cell)?.[1] ?? cell;
}

function section(heading: string): string {
  return page.split(`\n## ${heading}\n`)[1]?.split(/\n## /, 1)[0] ?? "";
}

const EXAMPLES = [...section("Selectors").matchAll(/```(hcl|yaml)\n([^]*?)```([^`]|`(?!``))*/g)].map(
  (match) => ({
    file: match[1] === "hcl" ? "main.tf" : "template.yaml",
    text: match[2] ?? "",
    rows: rowsOf(match[0].slice(match[0].lastIndexOf("```"))).map(([selector, finds]) => ({
      selector: code(selector),
      finds: code(finds),
    })),
  }),
);

describe("the page about the languages", () => {
  it("has selectors for both syntaxes", () => {
    expect(EXAMPLES.map(({ rows }) => rows.length)).toEqual([9, 7]);
  });

  it.each(EXAMPLES.flatMap(({ rows, ...rest }) => rows.map((row) => ({ ...row, ...rest }))))(
    "$selector finds what it says",
    ({ file, text, selector, finds }) => {
      const config = configOf({ rules: { "no-restricted-syntax": ["error", selector] } });
      const lines = text.split("\n");
      const found = new Linter()
        .verify(text, config, file)
        .map(({ line, column, endLine, endColumn }) =>
          lines[line - 1]?.slice(column - 1, endLine === line ? (endColumn ?? 0) - 1 : undefined),
        );
      expect(found).toEqual([finds]);
    },
  );

  it.each([
    { file: "main.tf", text: EVERY_HCL_NODE, keys: HCL_KEYS, prefix: "Hcl" },
    { file: "template.yaml", text: EVERY_CFN_NODE, keys: CFN_KEYS, prefix: "Cfn" },
  ])("lists the $prefix nodes with all their properties", ({ file, text, keys, prefix }) => {
    const properties = new Map<string, Set<string>>();
    for (const node of nodesOf(readSource(file, text))) {
      const own = properties.get(node.type) ?? new Set();
      for (const name of propertiesOf(node)) own.add(name);
      properties.set(node.type, own);
    }
    const rows = rowsOf(section("Nodes")).filter(([type]) => code(type).startsWith(prefix));
    expect(rows.map(([type]) => code(type))).toEqual(Object.keys(keys));
    for (const [type, listed = ""] of rows) {
      const names = listed.split(", ").map(code);
      expect(names.sort(), type).toEqual([...(properties.get(code(type)) ?? [])].sort());
    }
  });

  it("names the languages there are", () => {
    const [table = ""] = page.split("```", 1);
    expect(rowsOf(table).map(([name]) => code(name))).toEqual(
      Object.keys(languages).map((name) => `iamend/${name}`),
    );
  });

  it("shows a directive that has an effect", () => {
    const text = /```hcl\n(# eslint[^]*?)```/.exec(section("Comments"))?.[1] ?? "";
    expect(readSource("main.tf", text).getDisableDirectives().directives).toHaveLength(1);
  });
});

function propertiesOf(node: Node): readonly string[] {
  return Object.keys(node).filter((name) => !["type", "range", "parent"].includes(name));
}
