import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { inFolder, runIamend } from "../support/run-iamend.js";
import type { PrintedPolicy } from "../support/print/policy.js";
import { textOf } from "../support/print/sketch.js";
import { forms } from "./forms/forms.js";
import { LAYOUTS } from "./print/layout.js";
import { worldOf } from "./support/sample.js";

// How a policy in each layout is reported, with carets under what goes, and what is left of it.

/** Old actions, so that a newer catalog shows the same. */
const POLICY: PrintedPolicy = {
  members: { Statement: null },
  single: false,
  statements: [
    statement(0, ["sqs:SendMessage", "sqs:PurgeQueue"], false),
    statement(1, ["sns:Publish"], true),
    statement(2, ["sqs:Delete*", "sqs:GetQueueUrl", "s3:GetObject"], false),
  ],
};

function statement(
  index: number,
  actions: readonly string[],
  scalar: boolean,
): PrintedPolicy["statements"][number] {
  const members = { Effect: "Allow", Action: null, Resource: "*" };
  return { index, members, actions, scalar, open: false, overrides: false };
}

const UNUSED = {
  sqs: ["PurgeQueue", "DeleteQueue", "GetQueueUrl"],
  sns: ["Publish"],
};

const [form] = forms;
const layouts = Object.entries(LAYOUTS).map(([name, layout], index) => {
  const role = `role-${String(index)}`;
  return { name, layout, role, file: `${role}/template.${layout.syntax}` };
});

describe("a policy in", () => {
  let report = "";
  let fixed: ReadonlyMap<string, string> = new Map();

  beforeAll(() => {
    const world = worldOf(
      layouts.map(({ role }) => role),
      UNUSED,
    );
    inFolder(world, (folder) => {
      for (const { role, file, layout } of layouts) {
        mkdirSync(join(folder, role));
        for (const { parts } of form?.print(POLICY, role, layout) ?? [])
          writeFileSync(join(folder, file), textOf(parts));
      }
      report = runIamend(["check"], { cwd: folder }).out;
      runIamend(["check", "--fix"], { cwd: folder });
      fixed = new Map(layouts.map(({ file }) => [file, readFileSync(join(folder, file), "utf8")]));
    });
  });

  it.each(layouts)("$name", ({ file }) => {
    expect(`${problemsOf(file, report)}\n\n${policyIn(fixed.get(file) ?? "")}\n`).toMatchSnapshot();
  });
});

/** What is said of a file: its lines up to a blank one. */
function problemsOf(file: string, report: string): string {
  const lines = report.split("\n");
  const start = lines.indexOf(file) + 1;
  return lines.slice(start, lines.indexOf("", start)).join("\n");
}

/** From the statements on; carriage returns are made visible, and so is the end. */
function policyIn(text: string): string {
  const start = text.lastIndexOf("PolicyDocument");
  return `${text.slice(text.lastIndexOf("\n", start) + 1)}<end>`.replaceAll("\r", "␍");
}
