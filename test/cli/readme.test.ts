import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runIamend } from "../support/run-iamend.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");

describe("the README", () => {
  it("shows what the command really prints", () => {
    const [, line = "", , shown = ""] = /\$ iamend (.*)\n```\n\n```(diff)\n(.*?)```/s.exec(README) ?? [];
    const { out } = runIamend(line.split(" "), { cwd: join(ROOT, "fixtures/terraform") });
    // In a document, a line has no blanks at its end.
    expect(out.replaceAll(/ +$/gm, "")).toBe(shown);
  });

  it("names options that exist", () => {
    const options = new Set([...README.matchAll(/(?<![\w-])--[a-z][a-z-]+/g)].map(([option]) => option));
    const others = ["--check", "--data", "--output", "--global", "--older", "--require", "--stack-name"]; // of npm, Node, the scripts and aws
    const help = ["check", "refine", "explain", "verify"]
      .map((name) => runIamend([name, "--help"]).out)
      .join("\n");
    for (const option of options)
      if (!others.includes(option)) expect(`${help} --version --help`).toContain(option);
  });
});
