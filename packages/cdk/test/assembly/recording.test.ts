import { isRefusal } from "@iamend/source";
import { describe, expect, it } from "vitest";
import type { Assembly } from "../../src/assembly/assembly.js";
import { readAssembly } from "../../src/assembly/read-assembly.js";
import { memoryHost } from "./memory-host.js";

const AT = { file: "../lib/worker.ts", line: 12, column: 5 };
const DOCUMENT = {
  template: "Shop.template.json",
  logicalId: "WorkerDefaultPolicy1",
  property: "PolicyDocument",
  path: "Shop/Worker/DefaultPolicy/Resource",
};
const STATEMENT = { at: AT, by: "new", effect: "Allow", actions: ["s3:GetObject"], documents: [DOCUMENT] };
const HASH = "0123456789abcdef".repeat(4);

function record(more: unknown): unknown {
  return {
    version: 1,
    files: { "../lib/worker.ts": { sha256: HASH } },
    statements: [Object.assign({}, STATEMENT, more)],
  };
}

function read(content: unknown): Assembly {
  const files = {
    "app/cdk.out/manifest.json": { version: "36.0.0" },
    ...(content === undefined ? {} : { "app/cdk.out/iamend-record.json": content }),
  };
  const assembly = readAssembly(memoryHost(files), "app/cdk.out");
  if (isRefusal(assembly)) throw new Error(assembly.message);
  return assembly;
}

describe("a record", () => {
  it("has its files relative to the root", () => {
    expect(read(record({}))).toEqual({
      directory: "app/cdk.out",
      stacks: [],
      refusals: [],
      recording: {
        file: "app/cdk.out/iamend-record.json",
        files: new Map([["app/lib/worker.ts", HASH]]),
        templates: new Map(),
        statements: [
          {
            at: { file: "app/lib/worker.ts", line: 12, column: 5 },
            by: "new",
            through: undefined,
            effect: "Allow",
            actions: ["s3:GetObject"],
            notActions: [],
            added: [],
            documents: [{ ...DOCUMENT, template: "app/cdk.out/Shop.template.json" }],
            elsewhere: false,
          },
        ],
      },
    });
  });

  it("tells of grants, tokens, and what was added", () => {
    const more = {
      by: "library",
      through: "grantRead",
      actions: ["s3:GetObject", null],
      notActions: ["iam:*"],
      added: [{ at: { ...AT, line: 14 }, actions: ["s3:PutObject", null] }],
    };
    expect(read(record(more)).recording?.statements).toMatchObject([
      {
        ...more,
        actions: ["s3:GetObject", undefined],
        at: { file: "app/lib/worker.ts" },
        added: [{ at: { file: "app/lib/worker.ts", line: 14 }, actions: ["s3:PutObject", undefined] }],
      },
    ]);
  });

  it("need not be there", () => {
    expect(read(undefined)).toEqual({ directory: "app/cdk.out", stacks: [], refusals: [] });
  });

  it("may tell of files outside of the root, which are none of its files", () => {
    const at = { ...AT, file: "../../../lib/other.ts" };
    expect(read(record({ at })).recording?.statements[0]?.at.file).toBe("../lib/other.ts");
  });
});

describe("a record that is not as it should be is left out, and told", () => {
  it.each<readonly [unknown, string]>([
    ["[", "cannot be read: The text ends before the closing `]`."],
    [{ version: 2 }, "$.version should be 1, the version that is known here, not 2."],
    [{ version: 1, statements: [] }, "$.files should be an object, not absent."],
    [{ version: 1, files: {} }, "$.statements should be an array, not absent."],
    [
      { version: 1, files: { a: { sha256: "ab" } }, statements: [] },
      '$.files.a.sha256 should be 64 hexadecimal digits, not "ab".',
    ],
    [record({ at: { ...AT, line: 0 } }), "$.statements[0].at.line should be a whole number from 1, not 0."],
    [
      record({ at: { ...AT, column: "5" } }),
      '$.statements[0].at.column should be a whole number from 1, not "5".',
    ],
    [record({ by: "hand" }), '$.statements[0].by should be "new" or "fromJson" or "library", not "hand".'],
    [record({ effect: "allow" }), '$.statements[0].effect should be "Allow" or "Deny", not "allow".'],
    [record({ actions: "s3:*" }), '$.statements[0].actions should be an array, not "s3:*".'],
    [record({ actions: [1] }), "$.statements[0].actions[0] should be a text, not 1."],
    [record({ through: "" }), '$.statements[0].through should be a text that is not empty, not "".'],
    [record({ added: [{ at: AT }] }), "$.statements[0].added[0].actions should be an array, not absent."],
    [
      record({ documents: [{ ...DOCUMENT, template: null }] }),
      "$.statements[0].documents[0].template should be a text that is not empty, not null.",
    ],
  ])("%j", (content, message) => {
    const { recording, refusals } = read(content);
    expect(recording).toBeUndefined();
    expect(refusals[0]?.message.replace(/^app\/cdk\.out\/iamend-record\.json:? /, "")).toBe(message);
    expect(refusals[0]?.at?.file).toBe("app/cdk.out/iamend-record.json");
  });
});
