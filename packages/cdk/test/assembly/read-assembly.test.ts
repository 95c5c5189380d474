import { isRefusal } from "@iamend/source";
import { describe, expect, it } from "vitest";
import type { Assembly } from "../../src/assembly/assembly.js";
import { readAssembly } from "../../src/assembly/read-assembly.js";
import { memoryHost } from "./memory-host.js";

const STACK = {
  type: "aws:cloudformation:stack",
  environment: "aws://111122223333/eu-west-1",
  properties: { templateFile: "Shop.template.json" },
};
const ROLE = { Type: "AWS::IAM::Role" };

function manifest(artifacts: unknown): unknown {
  return { version: "36.0.0", artifacts };
}

function readIn(files: Readonly<Record<string, unknown>>, directory = "cdk.out"): Assembly {
  const assembly = readAssembly(memoryHost(files), directory);
  if (isRefusal(assembly)) throw new Error(assembly.message);
  return assembly;
}

describe("stacks", () => {
  it.each([
    ["its id", {}, "Shop", "Shop"],
    [
      "the name that it is given",
      { properties: { ...STACK.properties, stackName: "shop-prod" } },
      "shop-prod",
      "Shop",
    ],
    ["its id, and the path that is shown", { displayName: "Prod/Shop" }, "Shop", "Prod/Shop"],
  ])("are called by %s", (_, more, name, path) => {
    const files = {
      "cdk.out/manifest.json": manifest({ Shop: { ...STACK, ...more } }),
      "cdk.out/Shop.template.json": {},
    };
    expect(readIn(files).stacks).toMatchObject([{ artifact: "Shop", name, path }]);
  });

  it.each([
    ["aws://111122223333/eu-west-1", "111122223333", "eu-west-1"],
    ["aws://unknown-account/eu-west-1", undefined, "eu-west-1"],
    ["aws://unknown-account/unknown-region", undefined, undefined],
  ])("%s", (environment, account, region) => {
    const files = {
      "cdk.out/manifest.json": manifest({ Shop: { ...STACK, environment } }),
      "cdk.out/Shop.template.json": {},
    };
    expect(readIn(files).stacks).toMatchObject([{ account, region }]);
  });

  it("of stages lie in assemblies of their own", () => {
    const stage = { type: "cdk:cloud-assembly", properties: { directoryName: "assembly-Prod" } };
    const files = {
      "app/out/manifest.json": manifest({ "assembly-Prod": stage, Shop: STACK }),
      "app/out/Shop.template.json": {},
      "app/out/assembly-Prod/manifest.json": manifest({ ProdShop: { ...STACK, displayName: "Prod/Shop" } }),
      "app/out/assembly-Prod/Shop.template.json": { Resources: { Role: ROLE } },
    };
    expect(readIn(files, "app/out").stacks.map(({ path, template }) => [path, template])).toEqual([
      ["Shop", "app/out/Shop.template.json"],
      ["Prod/Shop", "app/out/assembly-Prod/Shop.template.json"],
    ]);
  });

  it("an assembly that names itself is read once", () => {
    const self = { type: "cdk:cloud-assembly", properties: { directoryName: "." } };
    const files = {
      "cdk.out/manifest.json": manifest({ self, Shop: STACK }),
      "cdk.out/Shop.template.json": {},
    };
    expect(readIn(files).stacks).toHaveLength(1);
  });
});

const CHILD = "InnerNestedStackInnerNestedStackResource745E041B";
const HASH = "fa776a46ed9927717249541dc426309db61c73eb29f33e7afc756d06fbb92908";
const ADDRESS = {
  "Fn::Join": ["", ["https://s3.", { Ref: "AWS::Region" }, `.amazonaws.com/assets/${HASH}.json`]],
};
const NESTED_PATH = "Shop/Inner.NestedStack/Inner.NestedStackResource";
const LOGICAL_ID = [{ type: "aws:cdk:logicalId", data: CHILD }];

describe("templates of nested stacks are found", () => {
  const FILE = "ShopInnerE5AC8EA9.nested.template.json";
  const bare = { Type: "AWS::CloudFormation::Stack", Properties: { TemplateURL: ADDRESS } };
  const assets = (path: string): unknown => ({ version: "36.0.0", files: { [HASH]: { source: { path } } } });

  it.each<readonly [string, Readonly<Record<string, unknown>>, unknown, string, string | undefined]>([
    [
      "as the metadata says",
      {
        metadata: {
          [`/${NESTED_PATH}`]: LOGICAL_ID,
          "/Shop/Inner": [{ type: "aws:cdk:templateFile", data: "told.json" }],
        },
      },
      bare,
      "told.json",
      "Shop/Inner",
    ],
    [
      "by the name that CDK makes",
      { metadata: { [`/${NESTED_PATH}`]: LOGICAL_ID } },
      bare,
      FILE,
      "Shop/Inner",
    ],
    [
      "by the name that CDK makes, and a path in the template",
      {},
      { ...bare, Metadata: { "aws:cdk:path": NESTED_PATH } },
      FILE,
      "Shop/Inner",
    ],
    [
      "as the template says",
      {},
      { ...bare, Metadata: { "aws:asset:path": "asset.json", "aws:asset:property": "TemplateURL" } },
      "asset.json",
      undefined,
    ],
    ["by the hash in their address", {}, bare, "hashed.json", undefined],
  ])("%s", (_, more, resource, template, path) => {
    const files = {
      "cdk.out/manifest.json": manifest({
        Shop: { ...STACK, ...more },
        "Shop.assets": { type: "cdk:asset-manifest", properties: { file: "Shop.assets.json" } },
      }),
      "cdk.out/Shop.assets.json": assets("hashed.json"),
      "cdk.out/Shop.template.json": { Resources: { [CHILD]: resource } },
      [`cdk.out/${template}`]: { Resources: { Role: ROLE } },
    };
    const [shop] = readIn(files).stacks;
    expect(shop?.nested).toEqual([
      { parent: "cdk.out/Shop.template.json", logicalId: CHILD, template: `cdk.out/${template}`, path },
    ]);
    expect(shop?.resources.at(-1)).toMatchObject({ template: `cdk.out/${template}`, logicalId: "Role" });
  });

  it("and some are not of this assembly", () => {
    const resource = {
      Type: "AWS::CloudFormation::Stack",
      Properties: { TemplateURL: "https://bucket/other.json" },
    };
    const files = {
      "cdk.out/manifest.json": manifest({ Shop: STACK }),
      "cdk.out/Shop.template.json": { Resources: { Other: resource } },
    };
    expect(readIn(files).stacks).toMatchObject([{ nested: [], resources: [{ logicalId: "Other" }] }]);
  });
});

describe("constructs", () => {
  const trace = (...data: readonly string[]): unknown => [
    { type: "aws:cdk:logicalId", data: "Role1" },
    { type: "aws:cdk:creationStack", data },
  ];
  const files = (
    metadata: unknown,
    others: Readonly<Record<string, unknown>>,
  ): Readonly<Record<string, unknown>> => ({
    "app/cdk.out/manifest.json": manifest({
      Shop: { ...STACK, additionalMetadataFile: "Shop.metadata.json" },
    }),
    "app/cdk.out/Shop.metadata.json": metadata,
    "app/cdk.out/Shop.template.json": { Resources: { Role1: ROLE } },
    ...others,
  });

  it.each<readonly [string, readonly string[], Readonly<Record<string, unknown>>, readonly string[]]>([
    [
      "files of the root, wherever it lay",
      [
        "...new Role in aws-cdk-lib...",
        "new Shop (/build/1/app/lib/shop.ts:7:5)",
        "<anonymous> (/build/1/app/bin/app.ts:3:1)",
      ],
      { "app/lib/shop.ts": "", "app/bin/app.ts": "" },
      ["app/lib/shop.ts:7:5 new Shop", "app/bin/app.ts:3:1 <anonymous>"],
    ],
    [
      "modules, by their URL",
      ["new Shop (file:///a%20b/app/lib/shop.mts?tsx-namespace=1:7:5)"],
      { "app/lib/shop.mts": "" },
      ["app/lib/shop.mts:7:5 new Shop"],
    ],
    [
      "another system",
      ["new Shop (C:\\work\\app\\lib\\shop.ts:7:5)"],
      { "app/lib/shop.ts": "" },
      ["app/lib/shop.ts:7:5 new Shop"],
    ],
    [
      "raw traces, of which packages are left out",
      [
        "new Role (/w/app/node_modules/aws-cdk-lib/aws-iam/lib/role.js:1:22)",
        "    at new Shop (/w/app/lib/shop.ts:7:5)",
        "Module._compile (node:internal/modules/cjs/loader:1:1)",
      ],
      { "app/lib/shop.ts": "" },
      ["app/lib/shop.ts:7:5 new Shop"],
    ],
    [
      "files that are none of the root",
      [
        "helper (/elsewhere/helper.ts:1:2)",
        "new Shop (/w/app/lib/shop.ts:7:5)",
        "<anonymous> (/w/app/bin/app.ts:3:1)",
      ],
      { "app/lib/shop.ts": "", "app/bin/app.ts": "" },
      ["undefined:1:2 helper", "app/lib/shop.ts:7:5 new Shop", "app/bin/app.ts:3:1 <anonymous>"],
    ],
    [
      "what may be either of two files",
      ["new Shop (/w/x/shop.ts:7:5)"],
      { "app/x/shop.ts": "", "app/shop.ts": "", "shop.ts": "", "x/shop.ts": "" },
      ["undefined:7:5 new Shop"],
    ],
    [
      "of two files the one beside the assembly",
      ["new Shop (/w/app/lib/shop.ts:7:5)"],
      { "app/lib/shop.ts": "", "lib/shop.ts": "" },
      ["app/lib/shop.ts:7:5 new Shop"],
    ],
    ["no frame that says nothing", ["file:///w/app/bin/app.ts:9 (:)", "(no user code in 10 frames)"], {}, []],
  ])("were made in %s", (_, lines, others, expected) => {
    const [shop] = readIn(files({ "/Shop/Role/Resource": trace(...lines) }, others), "app/cdk.out").stacks;
    const [role] = shop?.resources ?? [];
    expect(role?.path).toBe("Shop/Role/Resource");
    expect(
      role?.frames.map(
        ({ file, line, column, within }) => `${String(file)}:${String(line)}:${String(column)} ${within}`,
      ),
    ).toEqual(expected);
  });

  it("were told in the manifest before, with the trace beside the logical id", () => {
    const metadata = {
      "/Shop/Role/Resource": [
        { type: "aws:cdk:logicalId", data: "Role1", trace: ["new Shop (/w/lib/shop.ts:7:5)"] },
      ],
    };
    const [shop] = readIn({
      "cdk.out/manifest.json": manifest({ Shop: { ...STACK, metadata } }),
      "cdk.out/Shop.template.json": { Resources: { Role1: ROLE } },
      "lib/shop.ts": "",
    }).stacks;
    expect(shop?.resources).toMatchObject([
      { path: "Shop/Role/Resource", frames: [{ file: "lib/shop.ts" }] },
    ]);
  });
});

describe("what is not as it should be is told with its place", () => {
  const whole = {
    "cdk.out/manifest.json": manifest({ Shop: { ...STACK, additionalMetadataFile: "m.json" } }),
    "cdk.out/Shop.template.json": { Resources: { Role1: ROLE } },
    "cdk.out/m.json": {},
  };

  it("and nothing else", () => {
    expect(readIn(whole).refusals).toEqual([]);
  });

  it.each<readonly [string, unknown, string]>([
    ["manifest.json", undefined, "There is no cdk.out/manifest.json."],
    ["manifest.json", "{", "cdk.out/manifest.json cannot be read: The text ends before the closing `}`."],
    ["manifest.json", [], "cdk.out/manifest.json: $.version should be a version like 36.0.0, not absent."],
    [
      "manifest.json",
      { version: 36 },
      "cdk.out/manifest.json: $.version should be a version like 36.0.0, not 36.",
    ],
    ["manifest.json", manifest([]), "cdk.out/manifest.json: $.artifacts should be an object, not an array."],
    [
      "manifest.json",
      manifest({ A: {} }),
      "cdk.out/manifest.json: $.artifacts.A.type should be a text that is not empty, not absent.",
    ],
    [
      "manifest.json",
      manifest({ "my-shop": { ...STACK, properties: {} } }),
      'cdk.out/manifest.json: $.artifacts["my-shop"].properties.templateFile should be a text that is not empty, not absent.',
    ],
    [
      "manifest.json",
      manifest({ Shop: { ...STACK, environment: "111122223333" } }),
      'cdk.out/manifest.json: $.artifacts.Shop.environment should be an environment like aws://account/region, not "111122223333".',
    ],
    [
      "manifest.json",
      manifest({ Prod: { type: "cdk:cloud-assembly", properties: { directoryName: "p" } } }),
      "There is no cdk.out/p/manifest.json.",
    ],
    ["Shop.template.json", undefined, "There is no cdk.out/Shop.template.json."],
    [
      "Shop.template.json",
      { Resources: 1 },
      "cdk.out/Shop.template.json: $.Resources should be an object, not 1.",
    ],
    [
      "m.json",
      { "/Shop": [{ type: 1 }] },
      'cdk.out/m.json: $["/Shop"][0].type should be a text that is not empty, not 1.',
    ],
  ])("%s %j", (name, content, message) => {
    const files = { ...whole, [`cdk.out/${name}`]: content };
    const read = readAssembly(memoryHost(files), "cdk.out");
    expect(isRefusal(read) ? read.message : "read").toBe(message);
  });

  it("at the value, or where it is missing", () => {
    const text = '{ "version": "36.0.0",\n  "artifacts": { "Shop": { "type": 7 } } }';
    const read = readAssembly(memoryHost({ "cdk.out/manifest.json": text }), "cdk.out");
    const [start, end] = isRefusal(read) ? (read.at?.range ?? []) : [];
    expect(text.slice(start, end)).toBe("7");
  });
});
