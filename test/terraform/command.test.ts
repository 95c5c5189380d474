import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogFileOf, findingOf } from "../support/case-files.js";
import { lawCaseFiles } from "../support/law-cases.js";
import { inFolder, runIamend } from "../support/run-iamend.js";
import { forms } from "./forms/forms.js";
import { textOf } from "../support/print/sketch.js";
import { TIDY } from "./print/style.js";
import { expectedIn } from "../support/print/expected-in.js";
import { printedCase } from "../support/print/printed-case.js";
import { ACCOUNT } from "./support/run-project.js";

// A few cases in every form, through the built command: what the other tests see, the user gets.

const NAMES = [
  "the reference example",
  "an emptied statement goes whole",
  "a lone action stays a lone action",
];
const sample = lawCaseFiles()
  .flatMap(({ cases }) => cases)
  .filter(({ name }) => NAMES.some((wanted) => name.startsWith(wanted)));

describe("check --fix", () => {
  it.each(sample)("$name", (one) => {
    const { before, after } = printedCase(one);
    const able = forms.flatMap((form, index) =>
      form.cannot(before) === undefined &&
      (form.leavesBehind === undefined || after.statements.length === before.statements.length)
        ? [{ form, name: `form${String(index)}` }]
        : [],
    );
    const print = (policy: typeof before): ReadonlyMap<string, string> =>
      new Map(
        able.flatMap(({ form, name }) =>
          form
            .print(expectedIn(form, before, policy), name, TIDY)
            .map(({ file, parts }) => [`${name}/${file}`, textOf(parts)]),
        ),
      );
    const principals = able.flatMap(
      ({ form, name }) => form.principals?.(name) ?? [{ type: "role" as const, name }],
    );
    const files = {
      "iamend.config.json": {
        findings: ["findings.json"],
        accounts: [ACCOUNT],
        attachments: "source",
        ...(one.catalog === "current" ? {} : { catalog: "catalog.json" }),
        ...(one.keep === undefined ? {} : { keep: one.keep }),
      },
      "findings.json": principals.map(({ type, name }) => findingOf(one, `${type}/${name}`)),
      "catalog.json": catalogFileOf(one),
    };
    inFolder(files, (folder) => {
      const texts = print(before);
      for (const [file, text] of texts) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
      const run = runIamend(["check", "--fix"], { cwd: folder });
      expect(run.code, run.err + run.out).toBeLessThan(2);
      for (const [file, text] of print(after)) {
        expect(readFileSync(join(folder, file), "utf8"), file).toBe(text);
      }
      const again = runIamend(["check", "--diff"], { cwd: folder });
      expect(again.out).toBe("");
      expect(again.code, again.err).toBe(0);
    });
  });
});

it("has all of the sample", () => {
  expect(sample.length).toBeGreaterThanOrEqual(NAMES.length);
});
