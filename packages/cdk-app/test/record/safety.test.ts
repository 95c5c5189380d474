// What goes wrong inside the recorder stays there; and where there is nothing to record, it does nothing.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { RecordFile } from "../../src/record/write/record-format.js";
import { BY_NAME, createProject, readAssembly, RECORD, type Project } from "./support/project.js";

const stack = `const { App, Stack, aws_iam: iam } = require("aws-cdk-lib");
const stackIn = (app) => {
  const stack = new Stack(app, "Main");
  new iam.User(stack, "User").addToPolicy(new iam.PolicyStatement({ actions: ["s3:GetObject"], resources: ["*"] }));
  return stack;
};
`;

const files = {
  "app.js": `${stack}stackIn(new App());\n`,
  // Whatever looks at the stack finds it as it was.
  "settings.js": `Error.stackTraceLimit = 7;
Error.prepareStackTrace = (error, sites) => "prepared " + sites.length;
${stack}stackIn(new App());
process.on("exit", () => console.log(Error.stackTraceLimit, new Error().stack, Object.keys(Error).join()));
`,
  "no-settings.js": `${stack}stackIn(new App());
process.on("exit", () => console.log(Object.keys(Error).join(), Object.hasOwn(Error, "prepareStackTrace")));
`,
  "frozen.js": `${stack}Object.freeze(Error);\nstackIn(new App());\n`,
  "unwritable.js": `${stack}require("fs").renameSync = () => { throw new Error("no space left"); };\nstackIn(new App());\n`,
  "twice.js": `${stack}const app = new App({ outdir: "cdk.out" });
const main = stackIn(app);
app.synth();
main.node.findChild("User").addToPolicy(new iam.PolicyStatement({ actions: ["s3:Second"], resources: ["*"] }));
app.synth({ force: true });
`,
  "two-apps.js": `${stack}for (const outdir of ["cdk.out", "other.out"]) {
  const app = new App({ outdir });
  stackIn(app).node.findChild("User").addToPolicy(new iam.PolicyStatement({ actions: ["s3:" + outdir.slice(0, 3)], resources: ["*"] }));
  app.synth();
}
`,
  "temporary.js": `${stack}const app = new App();
stackIn(app);
const { directory } = app.synth();
// It goes when the process ends.
process.stdout.write(require("fs").readFileSync(directory + "/iamend-record.json", "utf8"));
`,
  "starts-others.js": `const { spawnSync } = require("child_process");
const { status, stderr } = spawnSync(process.execPath, ["-p", "1"], { cwd: process.argv[2], encoding: "utf8" });
console.log(status, stderr);
`,
  "package.json": "{}",
  "cdk.json": JSON.stringify({ app: "node app.js" }),
};

let project: Project;
beforeAll(async () => {
  project = await createProject(files);
});
afterAll(() => {
  project.remove();
});

const recorded = { NODE_OPTIONS: BY_NAME };
const debugging = { ...recorded, IAMEND_RECORD_DEBUG: "1" };

describe("a synth is never broken", () => {
  test.for(["frozen.js", "unwritable.js"])(
    "%s: no record, and a word only to those who ask",
    async (file) => {
      const plain = await project.synth([file]);
      const silent = await project.synth([file], recorded);
      expect(silent).toEqual(plain);
      expect(silent).toMatchObject({ code: 0, record: undefined });
      expect([...silent.files.keys()].filter((name) => name.includes("iamend"))).toEqual([]);
      const told = await project.synth([file], debugging);
      expect(told.files).toEqual(plain.files);
      expect(told.stderr).toContain("iamend record: ");
    },
  );

  test("the record of an earlier synth goes where there is none of this one", async () => {
    mkdirSync(join(project.folder, "cdk.out"), { recursive: true });
    writeFileSync(join(project.folder, "cdk.out", RECORD), "{}");
    const { code } = await project.run(["unwritable.js"], { ...recorded, CDK_OUTDIR: "cdk.out" });
    expect(code).toBe(0);
    expect(existsSync(join(project.folder, "cdk.out", RECORD))).toBe(false);
  });

  test.for(["settings.js", "no-settings.js"])("%s: how stacks are told stays as it was", async (file) => {
    const plain = await project.synth([file]);
    const { record, ...rest } = await project.synth([file], debugging);
    expect(rest).toEqual({ code: 0, stdout: plain.stdout, stderr: plain.stderr, files: plain.files });
    expect(record?.statements).toHaveLength(1);
  });
});

test("a synth by force is recorded anew", async () => {
  const { record } = await project.synth(["twice.js"], recorded);
  expect(record?.statements.map(({ actions, documents }) => [...actions, documents.length])).toEqual([
    ["s3:GetObject", 1],
    ["s3:Second", 1],
  ]);
});

test("of two apps in one process, each has its own", async () => {
  const { record } = await project.synth(["two-apps.js"], recorded);
  const other = readAssembly(join(project.folder, "other.out"));
  expect([record, other.record].map((one) => one?.statements.flatMap(({ actions }) => actions))).toEqual([
    ["s3:GetObject", "s3:cdk"],
    ["s3:GetObject", "s3:oth"],
  ]);
});

test("an app that synthesises into a folder of its own choice", async () => {
  const { stdout } = await project.run(["temporary.js"], debugging);
  const { statements } = JSON.parse(stdout) as RecordFile;
  expect(statements).toMatchObject([
    { actions: ["s3:GetObject"], documents: [{ logicalId: "UserDefaultPolicy1F97781E" }] },
  ]);
});

describe("other processes of Node", () => {
  test("see and say nothing", async () => {
    const script = [
      "-p",
      "Object.keys(require('module')._cache).filter((name) => name.includes('recorder'))",
    ];
    expect(await project.run(script, debugging)).toEqual({ code: 0, stdout: "[]\n", stderr: "" });
  });

  test("can be started anywhere", async () => {
    expect(await project.run(["starts-others.js", "/"], recorded)).toMatchObject({ stdout: "0 \n" });
  });

  test("that serve another language are left alone", async () => {
    expect(await project.synth(["app.js"], { ...debugging, JSII_AGENT: "Python/3.12" })).toMatchObject({
      code: 0,
      record: undefined,
    });
  });
});

test("the CDK's own command passes it on", async () => {
  const cdk = ["node_modules/aws-cdk/bin/cdk", "synth", "--quiet", "--no-notices", "--no-version-reporting"];
  const env = { CDK_DISABLE_CLI_TELEMETRY: "1", HOME: project.folder, CI: "1" };
  const plain = await project.synth(cdk, env);
  expect(plain).toMatchObject({ code: 0, record: undefined });
  const { record, files } = await project.synth(cdk, { ...env, ...debugging });
  expect(record?.statements).toMatchObject([{ at: { file: "../app.js" }, actions: ["s3:GetObject"] }]);
  expect(files).toEqual(plain.files);
  expect(readFileSync(join(project.folder, "cdk.out/manifest.json"), "utf8")).toContain("Main");
});
