import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, runIamend, type Run } from "../support/run-iamend.js";
import { FIXED_TEMPLATE, TEMPLATE, worldOf } from "./support/sample.js";

// What is wrong with a file is said with its place, and keeps no other file from being checked and fixed.

const HEADER = "AWSTemplateFormatVersion: 2010-09-09\n";

/** Nine levels of ten aliases each: a billion of nodes if anybody follows them. */
const BOMB = `${HEADER}Metadata:\n  a0: &a0 [x]\n${Array.from({ length: 9 }, (_, level) => {
  const alias = `*a${String(level)}`;
  return `  a${String(level + 1)}: &a${String(level + 1)} [${Array.from({ length: 10 }, () => alias).join(", ")}]\n`;
}).join("")}${TEMPLATE}`;

const DEEP = `${HEADER}Metadata: ${"[".repeat(10_000)}${"]".repeat(10_000)}\n${TEMPLATE}`;
const DEEP_JSON = `{"AWSTemplateFormatVersion": "2010-09-09", "Metadata": ${"[".repeat(10_000)}${"]".repeat(10_000)}, "Resources": {"Worker": {"Type": "AWS::IAM::Role"}}}`;

interface Bad {
  readonly name: string;
  readonly file: string;
  readonly text: string;
  /** What is told of it. */
  readonly told: RegExp;
  readonly code?: number;
}

const all: readonly Bad[] = [
  {
    name: "a quote that nothing closes",
    file: "bad.yaml",
    text: TEMPLATE.replace("RoleName: worker", "RoleName: 'worker"),
    told: /bad\.yaml:5:\d+: .*quoted text has no end/,
  },
  {
    name: "a star without quotes",
    file: "bad.yaml",
    text: TEMPLATE.replace("Action:\n", "Action: *\n").replace(/ +- s3:.*\n/g, ""),
    told: /bad\.yaml:12:25/,
  },
  {
    name: "a key that stands twice",
    file: "bad.yaml",
    text: TEMPLATE.replace("      RoleName: worker\n", "      RoleName: worker\n      RoleName: other\n"),
    told: /bad\.yaml:6:7.*RoleName/,
  },
  {
    name: "an alias of nothing",
    file: "bad.yaml",
    text: TEMPLATE.replace("RoleName: worker", "RoleName: *nobody"),
    told: /bad\.yaml:5:17/,
  },
  { name: "aliases of aliases of aliases", file: "bad.yaml", text: BOMB, told: /bad\.yaml:\d+:\d+/ },
  { name: "10,000 levels of nesting", file: "bad.yaml", text: DEEP, told: /bad\.yaml:2:\d+.*deeper/ },
  {
    name: "10,000 levels of nesting in JSON",
    file: "bad.json",
    text: DEEP_JSON,
    told: /bad\.json:1:\d+.*deeper/,
  },
  {
    name: "JSON that ends early",
    file: "bad.json",
    text: '{"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"Worker": {"Type": "AWS::IAM::Role"}',
    told: /bad\.json:1:9\d/,
  },
  {
    name: "a file of 50 MB",
    file: "bad.yaml",
    text: `${TEMPLATE}Metadata:\n${"  # as large as no template can be\n".repeat(1_500_000)}`,
    told: /bad\.yaml.*larger than/,
    // Whether it is a template at all, nobody has looked.
    code: 0,
  },
];

describe("check --fix", () => {
  it.each(all)("$name", ({ file, text, told, code = 2 }) => {
    inFolder({ ...worldOf(["worker"], { s3: ["PutObject"] }), "good.yaml": TEMPLATE }, (folder) => {
      const bad = join(folder, file);
      writeFileSync(bad, text.replaceAll("worker", "other"));
      const run = runIamend(["check", "--fix"], { cwd: folder });
      expect(run.out + run.err).toMatch(told);
      expect(shape(run)).not.toMatch(/internal error|RangeError|heap/i);
      expect(run.code).toBe(code);
      expect(readFileSync(bad, "utf8") === text.replaceAll("worker", "other")).toBe(true);
      expect(readFileSync(join(folder, "good.yaml"), "utf8")).toBe(FIXED_TEMPLATE);
    });
  });

  it.each([
    ["YAML of something else", "other.yaml", "services:\n  - Statement: none\n    a: [\n"],
    ["JSON of something else", "other.json", '{"name": "x", "Statement": '],
  ])("says nothing of %s that is broken", (_, file, text) => {
    inFolder({ ...worldOf(["worker"], { s3: ["PutObject"] }), "good.yaml": TEMPLATE }, (folder) => {
      writeFileSync(join(folder, file), text);
      const run = runIamend(["check", "--fix"], { cwd: folder });
      expect(run.code, shape(run)).toBe(0);
      expect(run.out + run.err).not.toContain(file);
    });
  });
});

function shape({ out, err }: Run): string {
  return (out + err).slice(0, 5000);
}
