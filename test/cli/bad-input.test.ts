import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { COMMAND, inFolder, runIamend } from "../support/run-iamend.js";

const POLICY = { Statement: [{ Effect: "Allow", Action: "s3:GetObject", Resource: "*" }] };
const UNUSED = [{ serviceNamespace: "s3", actions: ["GetObjectTagging"] }];

const GOOD = ["refine", "policy.json", "--unused", "unused.json"];

/** What is wrong, with which files and arguments, and the one line that says so. */
const CASES: readonly {
  readonly name: string;
  readonly files?: Readonly<Record<string, unknown>>;
  readonly args?: readonly string[];
  readonly message: string;
}[] = [
  {
    name: "JSON that is cut off",
    files: { "policy.json": '{\n  "Statement": [\n' },
    message: "policy.json:2:17: not valid JSON: unexpected end of input found",
  },
  {
    name: "a missing comma",
    files: { "policy.json": '{\n  "Version": "2012-10-17"\n  "Statement": []\n}' },
    message: "policy.json:3:3: not valid JSON: unexpected token String found",
  },
  {
    name: "a key that occurs twice",
    files: {
      "policy.json":
        '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject",\n"Action":"s3:PutObject","Resource":"*"}]}',
    },
    message: 'policy.json:2:1: the key "Action" occurs twice in one object',
  },
  {
    name: "a number with more digits than can be kept",
    files: {
      "policy.json":
        '{"Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"NumericEquals":{"k":12345678901234567890}}}]}',
    },
    message: "policy.json:1:106: the number cannot be kept exactly; write it as a string",
  },
  {
    name: "a wrong effect",
    files: { "policy.json": '{"Statement":[\n  {"Effect":"allow","Action":"s3:GetObject","Resource":"*"}]}' },
    message: 'policy.json:2:13: $.Statement[0].Effect: expected "Allow" or "Deny", found "allow"',
  },
  {
    name: "a key in another case",
    files: { "policy.json": '{"statement":[]}' },
    message: 'policy.json:1:14: $.statement: unknown key; expected "Statement" (IAM minds the case of keys)',
  },
  {
    name: "no policy at all",
    files: { "policy.json": "[]" },
    message: "policy.json:1:1: $: expected a policy document (an object), found an array",
  },
  {
    name: "an empty file",
    files: { "unused.json": "" },
    message: "unused.json: expected findings (JSON), found an empty file",
  },
  {
    name: "a missing file",
    args: ["refine", "absent.json", "--unused", "unused.json"],
    message: "absent.json: no such file (expected a policy document (JSON))",
  },
  {
    name: "a directory",
    args: ["refine", "folder", "--unused", "unused.json"],
    message: "folder: expected a policy document (JSON), found a directory",
  },
  {
    name: "an empty list of actions",
    files: { "unused.json": [{ serviceNamespace: "s3", actions: [] }] },
    message: "unused.json:4:16: $[0].actions",
  },
  {
    name: "a broken line of JSON Lines",
    files: { "unused.json": `${JSON.stringify(UNUSED[0])}\n{"serviceNamespace":}\n` },
    message: "unused.json:2:21: not valid JSON",
  },
  {
    name: "no --unused",
    args: ["refine", "policy.json"],
    message: "expected --unused FILE: what the principal does not use",
  },
  {
    name: "an unknown option",
    args: [...GOOD, "--formt", "json"],
    message: "unknown option '--formt' (Did you mean --format?)",
  },
  { name: "an unknown command", args: ["refin"], message: "unknown command 'refin' (Did you mean refine?)" },
  {
    name: "an unknown format",
    args: [...GOOD, "--format", "yaml"],
    message: "option '--format <format>' argument 'yaml' is invalid. Allowed choices are json, diff.",
  },
  {
    name: "a key that occurs twice in findings",
    files: { "unused.json": '[{"serviceNamespace":"s3","actions":["PutObject"],"actions":null}]' },
    message: 'unused.json:1:51: the key "actions" occurs twice in one object',
  },
  {
    name: "a wrong shape in a line of JSON Lines",
    files: { "unused.json": `${JSON.stringify(UNUSED[0])}\n{"serviceNamespace":"s3","actions":[]}\n` },
    message: "unused.json:2:36: $.actions",
  },
  {
    name: "a keep without a service",
    args: [...GOOD, "--keep", "GetObject"],
    message: '--keep "GetObject": expected one action pattern',
  },
  {
    name: "two keeps in one",
    args: [...GOOD, "--keep", "s3:Get*,s3:Put*"],
    message:
      '--keep "s3:Get*,s3:Put*": expected one action pattern such as s3:DeleteObject*, found "," in it',
  },
  {
    name: "a policy to choose where nothing recommends",
    args: [...GOOD, "--policy", "x"],
    message: "--policy x: there are no recommendations in unused.json",
  },
  {
    name: "an option that needs --unused",
    args: ["verify", "policy.json", "policy.json", "--keep", "s3:Get*"],
    message: "--keep has no meaning without --unused",
  },
  {
    name: "policies of different kinds",
    files: { "other.json": { Statement: { ...POLICY.Statement[0], Principal: "*" } } },
    args: ["verify", "policy.json", "other.json"],
    message: "expected two policies of one kind: one of them names principals, and the other does not",
  },
  {
    name: "a statement without a resource",
    files: { "policy.json": '{"Statement":{"Effect":"Allow","Action":"s3:GetObject"}}' },
    message: "policy.json:1:14: $.Statement.Resource: expected Resource or NotResource, found neither",
  },
  {
    name: "a session for a role",
    args: [...GOOD, "--principal", "arn:aws:sts::111122223333:assumed-role/worker/s"],
    message: "--principal: expected the ARN of a role, found that of one of its sessions",
  },
  {
    name: "a pattern without a service",
    args: ["explain", "GetObject", "--unused", "unused.json"],
    message: '"GetObject": expected an action pattern such as s3:Get*; an action is written service:Name',
  },
  {
    name: "a catalog of another format",
    files: { "catalog.json": { format: "other" } },
    args: [...GOOD, "--catalog", "catalog.json"],
    message: 'catalog.json:2:13: $.format: expected "iamend-catalog/1"',
  },
  { name: "standard input twice", args: ["verify", "-", "-"], message: "standard input is read already" },
];

describe("bad input ends with exit code 2 and one line", () => {
  it.each(CASES)("$name", ({ files = {}, args = GOOD, message }) => {
    inFolder({ "policy.json": POLICY, "unused.json": UNUSED, ...files }, (cwd) => {
      mkdirSync(join(cwd, "folder"));
      const run = runIamend(args, { cwd, input: JSON.stringify(POLICY) });
      expect(run.err).toContain(`iamend: ${message}`);
      expect(run.err.trimEnd().split("\n")).toHaveLength(1);
      expect(run).toMatchObject({ code: 2, out: "" });
    });
  });

  it.skipIf(!existsSync("/dev/full"))("says so if what it prints cannot be written", () => {
    inFolder({ "policy.json": POLICY, "unused.json": UNUSED }, (cwd) => {
      const full = openSync("/dev/full", "w");
      const done = spawnSync(process.execPath, [COMMAND, ...GOOD], {
        cwd,
        stdio: ["ignore", full, "pipe"],
        encoding: "utf8",
      });
      closeSync(full);
      expect(done.status).toBe(2);
      expect(done.stderr).toContain("iamend: standard output: cannot be written (ENOSPC)");
    });
  });

  it("shows control characters of a file instead of obeying them", () => {
    const hostile = { Statement: [{ Effect: "Allow", Action: "x\u001b[2J", Resource: "*" }] };
    inFolder({ "policy.json": hostile, "unused.json": UNUSED }, (cwd) => {
      const run = runIamend(GOOD, { cwd });
      expect(run.err).not.toContain("\u001b");
      expect(run.err).toContain("\\u001b[2J");
    });
  });
});
