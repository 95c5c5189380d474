import { copyFileSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as cdk from "aws-cdk-lib";
import { ModuleKind, transpileModule } from "typescript";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as ours from "../../src/index.js";
import { writeEvidence, writeFindings } from "../support/findings.js";
import { templatesIn } from "../support/synthesise.js";

const README = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const EXAMPLES = new Map(
  [...README.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gms)].map(([, name = "", code = ""]) => [name, code]),
);

const role = (name: string): string => `arn:aws:iam::111122223333:role/${name}`;
const findings = writeFindings({
  [role("orders-worker")]: { s3: ["PutObject"] },
  "arn:aws:iam::111122223333:user/orders-exporter": { sqs: true, s3: ["GetObjectVersion", "GetBucketAcl"] },
  [role("Orders-Writer3ED51D24-Zk3x9QpLw2Ab")]: { s3: ["GetObject"] },
  [role("Orders-ReaderF7BF189D-Aa1Bb2Cc3Dd4")]: { s3: ["PutObject"] },
});

const before = process.cwd();
let directory = "";
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "iamend-readme-"));
  copyFileSync(findings, join(directory, "findings.json"));
  process.chdir(directory);
  vi.stubEnv("CDK_OUTDIR", join(directory, "cdk.out"));
});
afterEach(() => {
  process.chdir(before);
  vi.unstubAllEnvs();
});

/** Runs an example as the app that it is. */
function run(name: string): void {
  const { outputText } = transpileModule(EXAMPLES.get(name) ?? "", {
    compilerOptions: { module: ModuleKind.CommonJS },
  });
  const modules: Readonly<Record<string, unknown>> = { "aws-cdk-lib": cdk, "@iamend/cdk-app": ours };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- it is the code of our own README
  const app = new Function("require", "exports", outputText) as (
    require: (id: string) => unknown,
    exports: object,
  ) => void;
  app((id) => modules[id], {});
}

/** `<action>, …` of each policy, by logical ids. */
function actions(): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const template of templatesIn(join(directory, "cdk.out")).values()) {
    const { Resources: resources } = template as {
      Resources: Record<
        string,
        { Properties: { PolicyDocument?: { Statement: { Action: string | string[] }[] } } }
      >;
    };
    for (const [id, { Properties: properties }] of Object.entries(resources))
      if (properties.PolicyDocument !== undefined)
        found[id] = properties.PolicyDocument.Statement.flatMap(({ Action: action }) => action).join(", ");
  }
  return found;
}

it.each([
  ["bin/app.ts", { WorkerDefaultPolicyD9676315: "s3:GetObject" }],
  // What is left of s3:Get* is long, and grows with the catalog.
  [
    "bin/stages.ts",
    {
      ExporterDefaultPolicy05D225C4: expect.stringMatching(
        /^(?!.*(sqs|GetBucketAcl)).*s3:GetObject\*/,
      ) as string,
    },
  ],
  [
    "bin/names.ts",
    { ReaderDefaultPolicy151F3818: "s3:GetObject", WriterDefaultPolicyDC585BCE: "s3:PutObject" },
  ],
  ["bin/acknowledged.ts", { WorkerDefaultPolicyD9676315: "s3:PutObject" }],
])("the example %s", (name, expected) => {
  copyFileSync(
    writeEvidence("Orders", { ReaderF7BF189D: "Orders-ReaderF7BF189D-Aa1Bb2Cc3Dd4" }),
    join(directory, "stack-resources.json"),
  );
  run(name);
  expect(actions()).toEqual(expected);
});

it("the example bin/validated.ts", () => {
  expect(() => {
    run("bin/validated.ts");
  }).toThrow(
    "ERROR `s3:PutObject` was not used by role orders-worker (111122223333), as of 2026-09-01; it goes. (iamend)\n   Orders/Worker/DefaultPolicy/Resource (WorkerDefaultPolicyD9676315) aws-cdk-lib.aws_iam.CfnPolicy\n   Suggested fix: Remove s3:PutObject.",
  );
});

it("runs all examples", () => {
  expect([...EXAMPLES.keys()]).toEqual([
    "bin/app.ts",
    "bin/stages.ts",
    "bin/names.ts",
    "bin/acknowledged.ts",
    "bin/validated.ts",
  ]);
});
