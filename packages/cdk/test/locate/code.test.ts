import { parseForESLint } from "@typescript-eslint/parser";
import { Linter } from "eslint";
import { describe, expect, test } from "vitest";
import { claims } from "../../src/claim/claims.js";
import { mayClaim } from "../../src/claim/may-claim.js";
import { locateCode } from "../../src/locate/locate-code.js";
import { createUnit } from "../../src/parse/unit.js";
import { parseCode } from "../support/parse-code.js";
import { draw, locate } from "./draw.js";

test.each([
  ["lib/app.ts", true],
  ["app.mts", true],
  ["app.cts", true],
  ["app.tsx", true],
  ["app.js", true],
  ["app.mjs", true],
  ["app.cjs", true],
  ["app.jsx", true],
  ["app.d.ts", false],
  ["app.d.mts", false],
  ["app.json", false],
  ["ts", false],
])("%s may be code: %s", (file, expected) => {
  expect(mayClaim(file)).toBe(expected);
});

test.each([
  [`import * as cdk from "aws-cdk-lib";`, true],
  [`require('@aws-cdk/aws-iam')`, true],
  [`import { Construct } from 'constructs'`, true],
  [`export const READ = ["s3:GetObject"];`, true],
  ["export const READ = [`ec2:*`];", true],
  [`import fs from "node:fs"; fetch("https://example.com"); const x = "a: b";`, false],
  [`export const PORT = 1;`, false],
])("%s is worth reading: %s", (text, expected) => {
  expect(claims("app.ts", text)).toBe(expected);
});

const TEXT = `import { aws_iam as iam } from "aws-cdk-lib";\nnew iam.Policy(app, "P", { statements: [new iam.PolicyStatement({ actions: ["a:A"] })] });\n`;
const DRAWN = `Allow Action\n  ["a:A"]\n  can go: brackets\n  -> identity own of P`;

describe("a file", () => {
  test.each([
    ["with a byte order mark", `\uFEFF${TEXT}`],
    ["with a byte order mark and a hashbang", `\uFEFF#!/usr/bin/env node\n${TEXT}`],
    ["with a hashbang", `#!/usr/bin/env node\n${TEXT}`],
    ["with carriage returns", TEXT.replaceAll("\n", "\r\n")],
    ["with decorators", `@one() class A { @two x = 1 }\n${TEXT}`],
    ["with using", `{ using x = open(); await using y = open(); }\n${TEXT}`],
    ["with generics", `const f = <T,>(x: T): T => x; f<string>("x");\n${TEXT}`],
  ])("%s", (_, text) => {
    const files = { "app.ts": text };
    const code = locate(files);
    expect(code.errors).toEqual([]);
    expect(draw(files, code)).toBe(DRAWN);
  });

  test("with JSX", () => {
    const files = { "app.tsx": `const x = <A b={1}>text</A>;\n${TEXT}` };
    expect(draw(files, locate(files))).toBe(DRAWN);
  });
});

test("a syntax error is told where it is, and nothing else of the file", () => {
  const code = locate({ "app.ts": `\uFEFF${TEXT}const = 1;` }, (file, text) =>
    text.startsWith("\uFEFF")
      ? { problems: [] }
      : { problems: [{ message: `bad ${file}`, offset: text.indexOf("= 1") }] },
  );
  const start = TEXT.length + 1 + "const ".length;
  expect(code.errors).toEqual([
    { code: "syntax-error", message: "bad app.ts", at: { file: "app.ts", range: [start, start + 1] } },
  ]);
  expect(code.statements.size).toBe(0);
});

test("code of something else may be whatever it is", () => {
  const code = locate({ "app.ts": TEXT, "flow.js": 'const x: "a:Read" = ;' }, (filePath, text) =>
    filePath === "flow.js"
      ? { problems: [{ message: "bad", offset: 0 }] }
      : parseForESLint(text, { filePath, range: true, loc: true, comment: true }),
  );
  expect(code.errors).toEqual([]);
  expect(code.statements.size).toBe(1);
});

test("what code imports that cannot be read may be used as anything", () => {
  const files = {
    "actions.ts": 'export const READ = ["s3:Get*"];',
    "app.ts": `import { READ } from "./actions";\n${TEXT}new iam.PolicyStatement({ actions: READ });`,
    "flow.js": 'import { READ } from "./actions";\nconst x: "a:Read" = ;',
  };
  const code = locate(files, (filePath, text) =>
    filePath === "flow.js"
      ? { problems: [{ message: "bad", offset: 0 }] }
      : parseForESLint(text, { filePath, range: true, loc: true, comment: true }),
  );
  const list = [...code.lists.values()].find(({ at }) => at.file === "actions.ts");
  expect(list?.sealed?.code).toBeDefined();
});

test.each([
  ["brackets", `x = ${"[".repeat(5000)}${"]".repeat(5000)};`],
  ["sums", `x = 1${" + 1".repeat(50_000)};`],
  ["calls", `x${".y()".repeat(20_000)};`],
])("%s without end are refused or read, and never overflow", (_, more) => {
  const code = locate({ "app.ts": TEXT + more }, (filePath, text) =>
    parseForESLint(text, { filePath, range: true, loc: true, comment: true }),
  );
  expect(code.errors.map((error) => error.code)).toEqual(code.statements.size === 0 ? ["too-deep"] : []);
});

test("the tree that ESLint has of JavaScript", () => {
  const text = `${TEXT}const READ = ["b:B"];\nnew iam.PolicyStatement({ actions: READ });\n`;
  let tree: unknown;
  const linter = new Linter();
  linter.verify(text, {
    plugins: {
      test: {
        rules: { take: { create: ({ sourceCode }) => ({ Program: () => void (tree = sourceCode) }) } },
      },
    },
    rules: { "test/take": "error" },
  });
  const units = new Map([["app.js", createUnit("app.js", text, tree)]]);
  const code = locateCode(
    units,
    { read: () => ({ code: "unreadable", message: "" }), list: () => [] },
    () => {
      throw new Error("It is parsed already.");
    },
  );
  expect(draw({ "app.js": text }, code)).toBe(
    `${DRAWN}\nAllow Action\n  ["b:B"]\n  stays: indivisible-place`,
  );
});

test("a tree alone has no scopes, and is made anew", () => {
  const unit = createUnit("app.ts", TEXT, { ast: { type: "Program" } });
  expect("program" in unit.read(parseCode)).toBe(true);
});

test("directives", () => {
  const text = `// iamend-keep a:A -- why\n/* eslint-disable */\n/** iamend-ignore */ // nothing\n`;
  const { directives } = locate({ "app.ts": TEXT + text });
  expect(directives.map(({ range, text: inner }) => [(TEXT + text).slice(...range), inner])).toEqual([
    [" iamend-keep a:A -- why", " iamend-keep a:A -- why"],
    [" eslint-disable ", " eslint-disable "],
    ["* iamend-ignore ", "* iamend-ignore "],
  ]);
});

test("code without units may use a list too", () => {
  const files = {
    "app.ts": `import { aws_iam as iam } from "aws-cdk-lib";\nimport { READ } from "./read";\nnew iam.PolicyStatement({ actions: READ });\n`,
    "read.ts": `export const READ = ["a:A"];\n`,
    "web/page.ts": `import { READ } from "../read.js";\nshow(READ);\n`,
  };
  expect(draw(files, locate(files, parseCode, ["web/page.ts"]))).toContain(`["a:A"] sealed at READ`);
});
