import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";

const PAGES = new URL("../../../docs/rules/", import.meta.url);

/** What a paragraph says of the code below it: `incorrect` has problems, the next two are what becomes of the code before. */
export type Kind = "incorrect" | "fixed" | "suggested" | "correct";

/** A file that a page shows; its name stands behind the language, where readers of the page do not see it. */
export interface Example {
  readonly kind: Kind;
  readonly file: string;
  readonly text: string;
  /** In the page, from 1. */
  readonly line: number;
}

/** A row of the table that says who did not use what. */
export interface Unused {
  readonly principal: string;
  readonly unused: string;
}

export interface Page {
  readonly rule: string;
  readonly text: string;
  readonly examples: readonly Example[];
  readonly unused: readonly Unused[];
}

/** The pages of all rules, by name. */
export function readPages(): readonly Page[] {
  return readdirSync(PAGES)
    .sort()
    .map((file) => {
      const text = readFileSync(new URL(file, PAGES), "utf8");
      return { rule: basename(file, ".md"), text, examples: examplesOf(text), unused: unusedOf(text) };
    });
}

/** The words by which a page announces code. */
const ANNOUNCED: readonly (readonly [string, Kind])[] = [
  ["**incorrect**", "incorrect"],
  ["**correct**", "correct"],
  ["`--fix` **makes of it**", "fixed"],
  ["suggestion **makes of it**", "suggested"],
];

function examplesOf(page: string): readonly Example[] {
  const examples: Example[] = [];
  const lines = page.split("\n");
  let kind: Kind | undefined;
  for (let number = 0; number < lines.length; number += 1) {
    const line = lines[number] ?? "";
    if (line.startsWith("#")) kind = undefined;
    kind = ANNOUNCED.find(([words]) => line.includes(words))?.[1] ?? kind;
    if (!line.startsWith("```")) continue;
    const end = lines.indexOf("```", number + 1);
    const [, file] = line.split(" ");
    const text = `${lines.slice(number + 1, end).join("\n")}\n`;
    if (file !== undefined) {
      if (kind === undefined) throw new Error(`nothing says what the code in line ${String(number + 1)} is`);
      examples.push({ kind, file, text, line: number + 1 });
    }
    number = end;
  }
  return examples;
}

function unusedOf(page: string): readonly Unused[] {
  const [, rows = ""] = /^\| principal +\| not used +\|\n\|[-| ]+\|\n((?:\|.*\n)+)/m.exec(page) ?? [];
  return rows
    .split("\n")
    .filter((row) => row !== "")
    .map((row) => {
      const [, principal = "", unused = ""] = row.split("|").map((cell) => cell.trim());
      return { principal: principal.replaceAll("`", ""), unused };
    });
}
