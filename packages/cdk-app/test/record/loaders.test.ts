// However an app is run, the record says the same of the same sources, and the assembly is what it would have been.
import { afterEach, expect, test } from "vitest";
import { marksIn } from "./support/marks.js";
import { BY_NAME, createProject, type Project } from "./support/project.js";

/** What the compiler takes away moves everything below it. */
const allow = `// Für alle, die „erlauben“: 🙂
interface Shape {
  readonly names: readonly string[];
}
import { PolicyStatement } from "aws-cdk-lib/aws-iam";

export function allow(...names: string[]): PolicyStatement {
  const shape: Shape = { names };
  return /*@allow*/new PolicyStatement({ actions: [...shape.names], resources: ["*"] });
}
`;

const app = (extension: string): string => `#!/usr/bin/env node
import { App, Stack, type StackProps } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import { aws_s3 as s3 } from "aws-cdk-lib";
import { allow } from "./allow${extension}";

type Props = StackProps & {
  readonly bucketName?: string;
};

class Worker extends Stack {
  public readonly role: iam.Role;

  public constructor(scope: App, id: string, { bucketName, ...props }: Props = {}) {
    super(scope, id, props);
    this.role = new iam.Role(this, "Role", { assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com") });
    const statement = /*@made*/new iam.PolicyStatement({ actions: ["sqs:SendMessage"] as const satisfies string[], resources: ["*"] });
    statement
      ./*@added*/addActions("sqs:ReceiveMessage");
    this.role.addToPolicy(statement);
    this.role.addToPolicy(iam.PolicyStatement./*@json*/fromJson({ Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }));
    for (const topic of ["Publish", "Subscribe"] as const) {
      const action: string = \`sns:\${topic}\`; this.role.addToPolicy((/*@loop*/new iam.PolicyStatement({ actions: [action], resources: ["*"] })));
    }
    this.role.addToPolicy(allow("ses:SendEmail"));
    new s3.Bucket(this, "Bucket", bucketName === undefined ? {} : { bucketName })
      ./*@grant*/grantRead(this.role);
  }
}

const worker = new Worker(new App({ analyticsReporting: false }), "Worker");
if (worker.role.node.id !== "Role") throw new Error("The role must be called so.");
`;

const compilerOptions = {
  target: "ES2022",
  strict: true,
  sourceMap: true,
  skipLibCheck: true,
  types: ["node"],
  outDir: "build",
  rootDir: ".",
};
const commonjs = {
  "package.json": "{}",
  "app.ts": app(""),
  "allow.ts": allow,
  "tsconfig.json": JSON.stringify({
    compilerOptions: {
      ...compilerOptions,
      module: "commonjs",
      moduleResolution: "node10",
      ignoreDeprecations: "6.0",
    },
    include: ["*.ts"],
  }),
};
const esm = {
  "package.json": '{"type":"module"}',
  "app.ts": app(".js"),
  "allow.ts": allow,
  "tsconfig.json": JSON.stringify({
    compilerOptions: { ...compilerOptions, module: "nodenext" },
    include: ["*.ts"],
  }),
};
/** Maps inside the compiled files. */
const inline = {
  ...esm,
  "tsconfig.json": esm["tsconfig.json"].replace('"sourceMap"', '"inlineSourceMap"'),
};
const tsc = ["node_modules/typescript/bin/tsc", "-p", "."];

const cases: readonly {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly build?: readonly string[];
  readonly args: readonly string[];
  readonly options?: string;
}[] = [
  { name: "tsx, CommonJS", files: commonjs, args: ["node_modules/tsx/dist/cli.mjs", "app.ts"] },
  { name: "tsx, ES modules", files: esm, args: ["--import", "tsx", "app.ts"] },
  {
    name: "tsx, ES modules, preloaded by --import",
    files: esm,
    args: ["node_modules/tsx/dist/cli.mjs", "app.ts"],
    options: "--import=@iamend/cdk-app/record",
  },
  { name: "ts-node, CommonJS", files: commonjs, args: ["-r", "ts-node/register/transpile-only", "app.ts"] },
  { name: "compiled, CommonJS", files: commonjs, build: tsc, args: ["build/app.js"] },
  { name: "compiled, ES modules", files: esm, build: tsc, args: ["build/app.js"] },
  {
    name: "compiled, inline maps that Node reads too",
    files: inline,
    build: tsc,
    args: ["--enable-source-maps", "build/app.js"],
  },
  {
    name: "compiled, then transformed again by tsx",
    files: commonjs,
    build: tsc,
    args: ["node_modules/tsx/dist/cli.mjs", "build/app.js"],
  },
];

let project: Project | undefined;
afterEach(() => {
  project?.remove();
});

test.for(cases)("$name", async ({ files, build, args, options = BY_NAME }) => {
  project = await createProject(files);
  if (build !== undefined) expect(await project.run(build)).toMatchObject({ code: 0 });

  const plain = await project.synth(args);
  const { record, ...recorded } = await project.synth(args, {
    NODE_OPTIONS: options,
    IAMEND_RECORD_DEBUG: "1",
  });

  expect(plain).toMatchObject({ code: 0, record: undefined });
  expect(recorded).toEqual({
    code: plain.code,
    stdout: plain.stdout,
    stderr: plain.stderr,
    files: plain.files,
  });
  // Traces of stacks are part of what stays the same.
  expect([...recorded.files.values()].join()).toContain("aws:cdk:creationStack");

  const ofApp = marksIn(files["app.ts"] ?? "");
  const at = (mark: string): object => ({ file: "../app.ts", ...ofApp.get(mark) });
  const statements = record?.statements.filter(({ actions }) => !actions.includes("sts:AssumeRole"));
  expect(
    statements?.map((one) => ({
      at: one.at,
      by: one.by,
      through: one.through,
      actions: one.actions,
      added: one.added,
    })),
  ).toEqual([
    {
      at: { file: "../allow.ts", ...marksIn(allow).get("allow") },
      by: "new",
      actions: ["ses:SendEmail"],
    },
    {
      at: at("made"),
      by: "new",
      actions: ["sqs:SendMessage", "sqs:ReceiveMessage"],
      added: [{ at: at("added"), actions: ["sqs:ReceiveMessage"] }],
    },
    { at: at("json"), by: "fromJson", actions: ["kms:Decrypt"] },
    { at: at("loop"), by: "new", actions: ["sns:Publish"] },
    { at: at("loop"), by: "new", actions: ["sns:Subscribe"] },
    {
      at: at("grant"),
      by: "library",
      through: "grantRead",
      actions: ["s3:GetObject*", "s3:GetBucket*", "s3:List*"],
    },
  ]);
});
