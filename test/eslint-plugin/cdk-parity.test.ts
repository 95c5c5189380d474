// What the plugin says of a synthesised app, and makes of it, beside the command.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { writeEvidence } from "../cdk/support/deployed-app.js";
import { copyOf, sharedSynthesis } from "../support/synthesise.js";
import { openCommand, type Command } from "./support/command.js";
import { compareRoot } from "./support/compare-root.js";
import { lintRoot } from "./support/lint-root.js";
import { saidByEslint, saidOf } from "./support/said.js";

const APP = fileURLToPath(new URL("../../fixtures/cdk", import.meta.url));

let root = "";
let command: Command;

beforeAll(async () => {
  ({ root } = copyOf(sharedSynthesis(APP, { recorded: true })));
  writeEvidence(root);
  const file = join(root, "iamend.config.json");
  const configuration = JSON.parse(readFileSync(file, "utf8")) as object;
  writeFileSync(file, JSON.stringify({ ...configuration, evidence: ["evidence.json"] }));
  command = await openCommand(root);
});

afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});

it("has the same problems", async () => {
  const compared = compareRoot(command, await lintRoot(root).lint());
  expect(compared.unexplained).toEqual([]);
  expect(compared.alike).toBeGreaterThan(3);
});

it("says of a file linted alone what it says of it among others", async () => {
  const linting = lintRoot(root);
  const all = await linting.lint();
  for (const [file, { messages }] of all) {
    if (messages.length === 0) continue;
    expect((await lintRoot(root).lint([file])).get(file)?.messages, file).toEqual(messages);
  }
});

it("fixes the same text in one pass", async () => {
  const fixed = await lintRoot(root).fix();
  const ofEslint = new Map(
    [...fixed].flatMap(([file, { output }]) => (output === undefined ? [] : [[file, output]])),
  );
  expect(ofEslint.size).toBeGreaterThan(3);
  expect(ofEslint).toEqual(command.fixAll());
  for (const { stats } of fixed.values()) expect(stats?.fixPasses).toBeLessThan(2);
});

it("judges unsaved text as the command does", async () => {
  const linting = lintRoot(root);
  const fixed = command.fixAll();
  expect(fixed.size).toBeGreaterThan(3);
  for (const file of fixed.keys()) {
    // All places are the same, but the app was not synthesised from this text.
    const text = `${command.textOf(file)}// Another line.\n`;
    const linted = await linting.lintText(file, text);
    expect(saidByEslint(linted)).toEqual(saidOf(command.unsaved(file, text), file, text));
  }
});
