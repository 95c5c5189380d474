import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { assembly } from "../rules/support/cdk-root.js";
import iamend, { type ConfigOptions } from "../../src/index.js";

let root = "";

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "iamend-config-")));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, unknown>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), typeof content === "string" ? content : JSON.stringify(content));
  }
}

const FINDING = {
  id: "1",
  resource: "arn:aws:iam::111122223333:role/app",
  resourceType: "AWS::IAM::Role",
  status: "ACTIVE",
  findingType: "UnusedPermission",
  analyzedAt: "2026-10-01T00:00:00Z",
  updatedAt: "2026-10-01T00:00:00Z",
  findingDetails: [
    { unusedPermissionDetails: { serviceNamespace: "s3", actions: [{ action: "s3:DeleteObject" }] } },
  ],
};

const STACK_TS = `import * as iam from "aws-cdk-lib/aws-iam";
import { READ } from "./shared.js";

export function allow(role: iam.Role): void {
  role.addToPolicy(new iam.PolicyStatement({ actions: ["s3:PutObject", ...READ], resources: ["*"] }));
}
`;

/** Of the object that lints Terraform. */
function settings(options: ConfigOptions = {}): Readonly<Record<string, unknown>> {
  const found = iamend.config({ basePath: root, ...options })[1]?.settings?.["iamend"];
  return found as Readonly<Record<string, unknown>>;
}

function digest(options: ConfigOptions = {}): unknown {
  return settings(options)["digest"];
}

describe("iamend.config()", () => {
  it("ignores what tools put there, and lints each language as what it is", () => {
    const [ignores, terraform, cloudformation] = iamend.config({ basePath: root });
    expect(ignores).toEqual({
      name: "iamend/ignores",
      basePath: root,
      ignores: ["**/.terraform/", "**/.terragrunt-cache/", "**/cdk.out/", "**/.aws-sam/", "**/.serverless/"],
    });
    expect(terraform).toMatchObject({
      name: "iamend/terraform",
      files: ["**/*.tf", "**/*.tofu", "**/*.tf.json", "**/*.tofu.json"],
      language: "iamend/terraform",
      plugins: { iamend },
    });
    expect(cloudformation).toMatchObject({
      name: "iamend/cloudformation",
      language: "iamend/cloudformation",
    });
    expect(cloudformation?.rules).toEqual(iamend.configs.recommended.rules);
  });

  it("leaves comments that disable nothing, which may protect from the findings of tomorrow", () => {
    const [, ...linting] = iamend.config({ basePath: root });
    for (const { linterOptions } of [...linting, iamend.configs.recommended])
      expect(linterOptions).toEqual({ reportUnusedDisableDirectives: "off" });
  });

  it("takes the severities of the configuration file, and those of the options over them", () => {
    write({ "iamend.config.json": { rules: { "no-unknown-actions": "off", "max-policy-size": "warn" } } });
    const [, terraform] = iamend.config({ basePath: root, rules: { "max-policy-size": "error" } });
    expect(terraform?.rules).toMatchObject({
      "iamend/no-unknown-actions": "off",
      "iamend/max-policy-size": "error",
      "iamend/no-unused-permissions": "error",
    });
  });

  it("takes the options of rules as ESLint writes them", () => {
    const [, terraform] = iamend.config({
      basePath: root,
      rules: { "no-unused-permissions": ["warn", { autofix: false }], "max-policy-size": ["off"] },
    });
    expect(terraform?.rules).toMatchObject({
      "iamend/no-unused-permissions": ["warn", { autofix: false }],
      "iamend/max-policy-size": "off",
    });
  });

  it.each([null, 5, []])("refuses options that are none: %s", (options) => {
    expect(() => iamend.config(options as unknown as ConfigOptions)).toThrow(
      "$: expected options (an object)",
    );
  });

  it("tells what is wrong without a stack", () => {
    try {
      iamend.config({ basePath: root, root: "none" });
      expect.unreachable();
    } catch (error) {
      expect((error as Error).stack).toBe(
        `InputError: iamend.config(): $.root: there is no ${join(root, "none")}`,
      );
    }
  });

  it("lints the files that it is told to", () => {
    const [, terraform, cloudformation] = iamend.config({
      basePath: root,
      files: { cloudformation: ["templates/**/*.yaml"] },
    });
    expect(cloudformation).toMatchObject({ files: ["templates/**/*.yaml"] });
    expect(cloudformation).not.toHaveProperty("ignores");
    expect(terraform).toMatchObject({ files: ["**/*.tf", "**/*.tofu", "**/*.tf.json", "**/*.tofu.json"] });
  });

  it.each<readonly [string, Record<string, unknown>, string]>([
    ["a key of no meaning", { finding: "a.json" }, "$.finding: expected no such key; did you mean findings?"],
    ["accounts as numbers", { accounts: [111122223333] }, "$.accounts"],
    ["a rule with its plugin", { rules: { "iamend/no-unused-permissions": "off" } }, "$.rules"],
    ["a path that is none", { root: 7 }, "$.root: expected a path"],
    ["a folder that is none", { basePath: "/no/such/folder" }, "$.basePath: expected a folder"],
    ["a language of no meaning", { files: { pulumi: [] } }, "$.files.pulumi: expected no such key"],
    [
      "a folder that is a file",
      { basePath: fileURLToPath(import.meta.url) },
      "$.basePath: expected a folder",
    ],
    ["a folder that is a number", { basePath: 3 }, "$.basePath: expected the path of a folder"],
    ["a root that is not there", { root: "none" }, "$.root: there is no "],
    ["rules that are none", { rules: [] }, "$.rules: expected an object"],
    ["a level that is none", { rules: { "max-policy-size": [2] } }, "$.rules"],
    [
      "globs that are none",
      { files: { terraform: "*.tf" } },
      "$.files.terraform: expected an array of globs",
    ],
    ["findings that are not there", { findings: "none.json" }, "none.json: no such file"],
    ["evidence that is not there", { evidence: "none.json" }, "none.json: no such file"],
    ["evidence that is none", { evidence: 1 }, "$.evidence: expected a string or an array of strings"],
    ["a configuration that is not there", { config: "none.json" }, "$.config: there is no "],
  ])("refuses %s", (_name, options, message) => {
    expect(() => iamend.config({ basePath: root, ...options })).toThrow(message);
  });

  it("says where findings are wrong", () => {
    write({ "findings.json": "{\n  nonsense" });
    expect(() => digest({ findings: "findings.json" })).toThrow(/findings\.json:2:3: not valid JSON/);
  });

  it("says where evidence is wrong", () => {
    write({ "stacks.json": '{\n  "StackResources": 1\n}' });
    expect(() => digest({ evidence: "stacks.json" })).toThrow(
      /stacks\.json:2:21: \$\.StackResources: expected the resources of a stack/,
    );
  });

  it("reads the paths of the configuration file from its folder, and those of the options from that of the caller", () => {
    write({
      "iamend.config.json": { findings: "found/a.json" },
      "found/a.json": [FINDING],
      "app/b.json": [FINDING],
      "app/main.tf": "",
    });
    expect(() => digest()).not.toThrow();
    expect(() => digest({ basePath: join(root, "app") })).not.toThrow();
    expect(() => digest({ basePath: join(root, "app"), findings: "b.json" })).not.toThrow();
    expect(() => digest({ findings: "b.json" })).toThrow("no such file");
  });

  it("takes a configuration in JavaScript and TypeScript", () => {
    write({ "iamend.config.mjs": "export default { rules: { 'no-unknown-actions': 'off' } };" });
    expect(iamend.config({ basePath: root })[1]?.rules).toMatchObject({ "iamend/no-unknown-actions": "off" });
    write({
      "typed/iamend.config.ts":
        "const rules = { 'max-policy-size': 'off' } as const;\nexport default { rules };",
    });
    const [, terraform] = iamend.config({ basePath: join(root, "typed") });
    expect(terraform?.rules).toMatchObject({ "iamend/max-policy-size": "off" });
  });

  it("says that a configuration cannot be awaited", () => {
    write({ "iamend.config.mjs": "export default Promise.resolve({});" });
    expect(() => digest()).toThrow("its default export is a promise");
  });
});

describe("the digest in the settings", () => {
  const SOURCE = {
    "iamend.config.json": { findings: "findings.json", evidence: "stacks.json" },
    "findings.json": [FINDING],
    "stacks.json": { StackResources: [] },
    "main.tf": 'resource "aws_iam_role" "app" {}\n',
    "policy.json.tpl": '{"Statement": []}',
    "app.yaml": "Resources: {}\n",
    "src/index.ts": "export {};\n",
    "package.json": "{}",
  };

  beforeEach(() => {
    write(SOURCE);
  });

  it("is the same for the same", () => {
    const before = digest();
    expect(before).toMatch(/^[0-9a-f]{32}$/);
    expect(digest()).toBe(before);
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ["a finding", { "findings.json": [{ ...FINDING, status: "ARCHIVED" }] }],
    ["evidence", { "stacks.json": { StackResourceSummaries: [] } }],
    ["the configuration", { "iamend.config.json": { findings: "findings.json", keep: ["s3:DeleteObject"] } }],
    ["a Terraform file", { "main.tf": "# nothing\n" }],
    ["a template", { "app.yaml": "Resources: { A: {} }\n" }],
    ["a text that Terraform fills in", { "policy.json.tpl": '{"Statement": [1]}' }],
    ["a new file", { "modules/a/main.tf": "" }],
  ])("is another after a change of %s", (_name, files) => {
    const before = digest();
    write(files);
    expect(digest()).not.toBe(before);
  });

  it("is another with other options", () => {
    expect(digest({ accounts: ["111122223333"] })).not.toBe(digest());
  });

  it("minds nothing that is no source", () => {
    const before = digest();
    write({ "src/index.ts": "export const a = 1;\n", "package.json": '{"name": "a"}' });
    expect(digest()).toBe(before);
  });
});

describe("code of CDK", () => {
  const CODE = { "lib/stack.ts": STACK_TS };
  const APP = {
    ...CODE,
    ...assembly(CODE),
    "lib/shared.ts": `export const READ = ["s3:GetObject"];\n`,
    "lib/elsewhere.ts": `import { READ } from "./shared.js";\n`,
    "src/page.ts": `export const events = ["user:created"];\n`,
  };
  const NAMES = ["ignores", "terraform", "cloudformation"];

  const namesOf = (options: ConfigOptions = {}): readonly string[] =>
    iamend
      .config({ basePath: root, root: ".", ...options })
      .map(({ name = "" }) => name.replace("iamend/", ""));

  it("is linted where there is any", () => {
    write({ "src/page.ts": APP["src/page.ts"], "lib/page.js": `import "./a";\n` });
    expect(namesOf()).toEqual(NAMES);
    expect(namesOf({ files: { cdk: ["infra/**/*.ts"] } })).toEqual([
      ...NAMES,
      "cdk",
      "cdk-typescript",
      "cdk-jsx",
    ]);
    write(APP);
    expect(namesOf()).toEqual([...NAMES, "cdk", "cdk-typescript", "cdk-jsx"]);
  });

  it("has no language of ours, a parser where others have none, and comments that are left alone where they are about rules of ours", () => {
    write({
      ...APP,
      "lib/stack.ts": `// eslint-disable-next-line iamend/no-unused-permissions\n${STACK_TS}`,
    });
    const [, , , cdk, typescript, , comments] = iamend.config({ basePath: root, root: "." });
    expect(cdk).toMatchObject({ files: ["**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}"] });
    expect(Object.keys(cdk ?? {})).not.toContain("language");
    expect(Object.keys(cdk ?? {})).not.toContain("linterOptions");
    expect(typescript?.languageOptions).toHaveProperty("parser.meta.name");
    expect(comments).toMatchObject({
      files: ["lib/stack.ts"],
      linterOptions: { reportUnusedDisableDirectives: "off" },
    });
  });

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ["the code", { "lib/stack.ts": `// Another.\n${STACK_TS}` }],
    ["what it imports", { "lib/shared.ts": `export const READ = ["s3:GetObject", "s3:PutObject"];\n` }],
    [
      "who imports the same",
      { "lib/elsewhere.ts": `import { READ } from "./shared.js";\nconsole.log(READ);\n` },
    ],
    ["the template", { "cdk.out/Reports.template.json": { Resources: {} } }],
    ["the manifest", { "cdk.out/manifest.json": { version: "48.0.0", artifacts: {} } }],
    ["the record", { "cdk.out/iamend-record.json": { version: 1, files: {}, statements: [] } }],
    ["where it is synthesised to", { "cdk.json": { output: "out" } }],
  ])("makes another digest after a change of %s", (_name, files) => {
    write(APP);
    const before = digest({ root: "." });
    write(files);
    expect(digest({ root: "." })).not.toBe(before);
  });

  it("makes another digest once it was written later than an assembly without a record", () => {
    write(APP);
    rmSync(join(root, "cdk.out/iamend-record.json"));
    const at = (file: string, seconds: number): void => {
      utimesSync(join(root, file), seconds, seconds);
    };
    for (const file of Object.keys(CODE)) at(file, 1000);
    at("cdk.out/manifest.json", 2000);
    const before = digest({ root: "." });
    at("lib/stack.ts", 3000);
    expect(digest({ root: "." })).not.toBe(before);
  });

  it("makes the same digest after a change of other code", () => {
    write(APP);
    const before = digest({ root: "." });
    write({ "src/page.ts": `export const events = ["user:deleted"];\n` });
    expect(digest({ root: "." })).toBe(before);
  });
});
