import { readdirSync, readFileSync } from "node:fs";
import { DEFAULT_CONFIGURATION } from "@iamend/engine";
import { describe, expect, it } from "vitest";
import iamend, { configs, rules } from "../../src/index.js";
import { readPages } from "./support/pages.js";

// Rules are named in many places; each names all of them.

const HERE = new URL("../../", import.meta.url);
const PAGES = readPages();
const NAMES = Object.keys(rules).sort();

const SECTIONS = ["Background", "Rule Details", "Options", "When Not To Use It", "Related Rules"];

describe("the rules of the plugin", () => {
  it("are those of the command", () => {
    expect(NAMES).toEqual(Object.keys(DEFAULT_CONFIGURATION.rules).sort());
  });

  it("are exported by name and as a part of the plugin", () => {
    expect(iamend.rules).toEqual(rules);
  });

  it("have a file each, which makes that rule and no other", () => {
    const files = readdirSync(new URL("src/rules/", HERE))
      .map((file) => readFileSync(new URL(`src/rules/${file}`, HERE), "utf8"))
      .flatMap((text) => [...text.matchAll(/= createRule\("([\w-]+)"/g)].map(([, name]) => name));
    expect(files.sort()).toEqual(NAMES);
    for (const name of NAMES)
      expect(readFileSync(new URL(`src/rules/${name}.ts`, HERE), "utf8")).toContain(`createRule("${name}"`);
  });

  it("are in the recommended configuration, each as severe as it is for the command", () => {
    expect(configs.recommended.rules).toEqual(
      Object.fromEntries(
        Object.entries(DEFAULT_CONFIGURATION.rules).map(([name, level]) => [`iamend/${name}`, level]),
      ),
    );
  });

  it("have a page each", () => {
    expect(PAGES.map(({ rule }) => rule)).toEqual(NAMES);
  });

  it("stand in the README, each with a link to its page", () => {
    const readme = readFileSync(new URL("README.md", HERE), "utf8");
    const [, table = ""] = /<!-- begin auto-generated rules list -->(.*)<!-- end/s.exec(readme) ?? [];
    const rows = [...table.matchAll(/^\| \[([\w-]+)\]\(docs\/rules\/([\w-]+)\.md\)/gm)];
    expect(rows.map(([, name, page]) => [name, page])).toEqual(NAMES.map((name) => [name, name]));
  });
});

describe.each(PAGES)("the page of $rule", ({ rule, text }) => {
  it("is called as the rule", () => {
    expect(text).toMatch(new RegExp(`^# iamend/${rule}\n`));
  });

  it("has all sections in their order", () => {
    const sections = [...text.matchAll(/^## (.*)$/gm)].map(([, title = ""]) => title);
    expect(sections.filter((title) => SECTIONS.includes(title))).toEqual(SECTIONS);
  });

  it("says what options there are", () => {
    const meta = Object.entries(rules).find(([name]) => name === rule)?.[1].meta;
    const hasOptions = Array.isArray(meta?.schema) && meta.schema.length > 0;
    expect(text.includes("This rule has no options")).toBe(!hasOptions);
    expect(text.includes("auto-generated rule options list")).toBe(hasOptions);
  });

  it("leads to pages that are there", () => {
    const links = [...text.matchAll(/\]\(([\w-]+)\.md\)/g)].map(([, page]) => page);
    expect(links.length).toBeGreaterThan(0);
    expect(links.filter((page) => !NAMES.some((name) => name === page))).toEqual([]);
  });
});
