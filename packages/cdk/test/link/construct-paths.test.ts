import { describe, expect, it } from "vitest";
import type { Refusal } from "../../src/contract.js";
import { constructPaths } from "../../src/link/construct-paths.js";
import { iamResources } from "../../src/link/iam-resources.js";
import type { CodeClass, CodeConstruct } from "../../src/locate/located-code.js";

type Classes = Readonly<Record<string, Partial<CodeClass>>>;
/** Scope, name, type: `this:Class`, an id, or `?`; a text, or `?`; `core.Stack`, `own:Class`, or nothing. */
type Constructs = Readonly<
  Record<string, readonly [scope: string, name: string, type: string, more?: Partial<CodeConstruct>]>
>;

const AT = { file: "app.ts", range: [0, 1] as const };
const WHY: Refusal = { code: "not-followed", message: "somebody knows" };

function codeOf(classes: Classes, constructs: Constructs) {
  return {
    classes: new Map(
      Object.entries(classes).map(([id, more]): [string, CodeClass] => [id, { at: AT, name: id, ...more }]),
    ),
    constructs: new Map(
      Object.entries(constructs).map(([id, [scope, name, type, more]]): [string, CodeConstruct] => [
        id,
        {
          at: AT,
          frame: 0,
          scope:
            scope === "?"
              ? { unknown: WHY }
              : scope.startsWith("this:")
                ? { self: scope.slice(5) }
                : { construct: scope },
          name: name === "?" ? { unknown: WHY } : { literal: name },
          ...(type === ""
            ? {}
            : { type: type.startsWith("own:") ? { own: type.slice(4) } : { library: type } }),
          repeated: false,
          conditional: false,
          named: new Map(),
          ...more,
        },
      ]),
    ),
  };
}

/** `A/B|C/D`: C is the first in the stack `A/B`; `?` before what is made perhaps, `+` behind what may have others. */
function outline(classes: Classes, constructs: Constructs): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...constructPaths(codeOf(classes, constructs))].map(([id, { paths, open }]) => [
      id,
      [
        ...paths.map(({ path, stack, conditional }) => {
          const parts = stack === undefined ? [path] : [path.slice(0, stack), path.slice(stack)];
          return `${conditional ? "?" : ""}${parts.map((part) => part.join("/")).join("|")}`;
        }),
        ...(open === undefined ? [] : ["+"]),
      ].join(" "),
    ]),
  );
}

const STACK = { base: { library: "core.Stack" } };
const APP: Constructs = { app: ["?", "", "core.App"] };

const cases: readonly (readonly [string, Classes, Constructs, Readonly<Record<string, string>>])[] = [
  [
    "a stack in an app, and what is in it",
    { Shop: STACK },
    { ...APP, shop: ["app", "Shop", "own:Shop"], role: ["this:Shop", "Role", "aws-iam.Role"] },
    { app: "", shop: "Shop|", role: "Shop|Role" },
  ],
  [
    "one class, made several times",
    { Shop: STACK, Worker: { base: { library: "constructs.Construct" } } },
    {
      ...APP,
      east: ["app", "East", "own:Shop"],
      west: ["app", "West", "own:Shop"],
      day: ["this:Shop", "Day", "own:Worker"],
      night: ["this:Shop", "Night", "own:Worker"],
      role: ["this:Worker", "Role", "aws-iam.Role"],
    },
    {
      app: "",
      east: "East|",
      west: "West|",
      day: "East|Day West|Day",
      night: "East|Night West|Night",
      role: "East|Day/Role West|Day/Role East|Night/Role West|Night/Role",
    },
  ],
  [
    "stages and nested stacks",
    {
      Prod: { base: { library: "core.Stage" } },
      Shop: STACK,
      Part: { base: { library: "core.NestedStack" } },
    },
    {
      ...APP,
      prod: ["app", "Prod", "own:Prod"],
      shop: ["this:Prod", "Shop", "own:Shop"],
      part: ["this:Shop", "Part", "own:Part"],
      role: ["this:Part", "Role", "aws-iam.Role"],
    },
    { app: "", prod: "Prod", shop: "Prod/Shop|", part: "Prod/Shop/Part|", role: "Prod/Shop/Part|Role" },
  ],
  [
    "what a class extends is in its objects too",
    { Base: STACK, Shop: { base: { own: "Base" } } },
    {
      ...APP,
      base: ["app", "Base", "own:Base"],
      shop: ["app", "Shop", "own:Shop"],
      shared: ["this:Base", "Shared", "aws-iam.Role"],
      role: ["this:Shop", "Role", "aws-iam.Role"],
    },
    { app: "", base: "Base|", shop: "Shop|", shared: "Base|Shared Shop|Shared", role: "Shop|Role" },
  ],
  [
    "an app of its own class, and another",
    { Main: { base: { library: "core.App" } } },
    {
      main: ["?", "?", "own:Main"],
      other: ["?", "", "core.App"],
      one: ["this:Main", "One", "core.Stack"],
      two: ["other", "Two", "core.Stack"],
    },
    { main: "", other: "", one: "One|", two: "Two|" },
  ],
  [
    "branches and loops",
    {},
    {
      ...APP,
      maybe: ["app", "Maybe", "core.Stack", { conditional: true }],
      role: ["maybe", "Role", "aws-iam.Role"],
      often: ["maybe", "Often", "aws-iam.Role", { repeated: true }],
      below: ["often", "Below", "aws-iam.Policy"],
    },
    {
      app: "",
      maybe: "?Maybe|",
      role: "?Maybe|Role",
      often: "?Maybe|Often +",
      below: "?Maybe|Often/Below +",
    },
  ],
  [
    "what is not known, and what is in it",
    {},
    {
      ...APP,
      stack: ["app", "?", "core.Stack"],
      role: ["stack", "Role", "aws-iam.Role"],
      far: ["?", "Far", "core.Stack"],
      in: ["far", "In", "aws-iam.Role"],
      lost: ["nobody", "Lost", "aws-iam.Role"],
    },
    { app: "", stack: "+", role: "+", far: "+", in: "+", lost: "+" },
  ],
  [
    "a class that others may make, or extend",
    { Shop: { ...STACK, escapes: WHY }, Base: STACK, Sub: { base: { own: "Base" }, escapes: WHY } },
    {
      ...APP,
      shop: ["app", "Shop", "own:Shop"],
      role: ["this:Shop", "Role", "aws-iam.Role"],
      base: ["app", "Base", "own:Base"],
      other: ["this:Base", "Other", "aws-iam.Role"],
    },
    { app: "", shop: "Shop|", role: "Shop|Role +", base: "Base|", other: "Base|Other +" },
  ],
  [
    "a class that does not go on with its arguments, and those that extend it",
    { Moved: { ...STACK, moved: WHY }, Sub: { base: { own: "Moved" } } },
    {
      ...APP,
      moved: ["app", "Moved", "own:Moved"],
      sub: ["app", "Sub", "own:Sub"],
      role: ["this:Sub", "Role", "aws-iam.Role"],
    },
    { app: "", moved: "+", sub: "+", role: "+" },
  ],
  [
    "what may be a stack without our knowing",
    { Shop: {}, Inner: { base: { library: "constructs.Construct" } } },
    {
      ...APP,
      shop: ["app", "Shop", "own:Shop"],
      role: ["this:Shop", "Role", "aws-iam.Role"],
      other: ["app", "Other", ""],
      stack: ["other", "Stack", "core.Stack"],
      inner: ["stack", "Inner", "own:Inner"],
    },
    {
      app: "",
      shop: "Shop",
      role: "Shop/Role",
      other: "Other",
      stack: "Other/Stack|",
      inner: "Other/Stack|Inner",
    },
  ],
  [
    "classes within themselves",
    { Tree: { base: { library: "constructs.Construct" } } },
    { ...APP, tree: ["app", "Tree", "own:Tree"], twig: ["this:Tree", "Twig", "own:Tree"] },
    { app: "", tree: "Tree", twig: "Tree/Twig +" },
  ],
  ["ids with slashes", {}, { ...APP, stack: ["app", "a/b", "core.Stack"] }, { app: "", stack: "a--b|" }],
];

describe("construct paths", () => {
  it.each(cases)("%s", (_, classes, constructs, expected) => {
    expect(outline(classes, constructs)).toEqual(expected);
  });

  it("are given up where there are too many", () => {
    const classes = Object.fromEntries(
      Array.from({ length: 12 }, (_, i) => [`C${String(i)}`, { base: { library: "constructs.Construct" } }]),
    );
    const pairs = Array.from({ length: 11 }, (_, i) =>
      ["A", "B"].map((name): [string, readonly [string, string, string]] => [
        `${name}${String(i)}`,
        [`this:C${String(i)}`, name, `own:C${String(i + 1)}`],
      ]),
    ).flat();
    const constructs: Constructs = {
      ...APP,
      first: ["app", "First", "own:C0"],
      ...Object.fromEntries(pairs),
    };
    const { A3, A10 } = outline(classes, constructs);
    expect(A3).not.toContain("+");
    expect(A10).toBe("+");
  });
});

describe("resources of IAM that a construct may make", () => {
  it.each<readonly [string, readonly string[]]>([
    [
      "aws-iam.Role",
      [
        "AWS::IAM::Role X/Resource X4AF5585A",
        "AWS::IAM::Policy X/DefaultPolicy/Resource XDefaultPolicyC286FD34",
      ],
    ],
    ["aws-iam.CfnRole", ["AWS::IAM::Role X X"]],
    ["aws-iam.ManagedPolicy", ["AWS::IAM::ManagedPolicy X/Resource X4AF5585A"]],
    ["aws-s3.CfnBucket", []],
    ["constructs.Construct", []],
  ])("%s", (type, expected) => {
    const code = codeOf({}, { ...APP, shop: ["app", "Shop", "core.Stack"], x: ["shop", "X", type] });
    expect(resourcesOf(code, "x")).toEqual(expected);
  });

  it.each<readonly [string, readonly string[]]>([
    ["aws-lambda.Function", ["X/ServiceRole/Resource"]],
    ["aws-lambda-nodejs.NodejsFunction", ["X/ServiceRole/Resource"]],
    [
      "aws-ecs.FargateTaskDefinition",
      ["X/ExecutionRole/Resource", "X/TaskRole/Resource", "X/EventsRole/Resource"],
    ],
    ["aws-stepfunctions.StateMachine", ["X/Role/Resource", "X/EventsRole/Resource"]],
    ["aws-ec2.Instance", ["X/InstanceRole/Resource"]],
    [
      "aws-codebuild.PipelineProject",
      ["X/BatchServiceRole/Resource", "X/Role/Resource", "X/EventsRole/Resource"],
    ],
    [
      "aws-ecs-patterns.ApplicationLoadBalancedFargateService",
      [
        "X/Service/TaskCount/Target/Role/Resource",
        "X/TaskDef/ExecutionRole/Resource",
        "X/TaskDef/TaskRole/Resource",
      ],
    ],
  ])("%s makes roles, and so does what extends it", (type, expected) => {
    const code = codeOf(
      { Own: { base: { library: type } } },
      { ...APP, shop: ["app", "Shop", "core.Stack"], x: ["shop", "X", type], own: ["shop", "X", "own:Own"] },
    );
    for (const id of ["x", "own"]) {
      const roles = resourcesOf(code, id).filter((one) => one.startsWith("AWS::IAM::Role "));
      expect(roles.map((one) => one.split(" ")[1])).toEqual(expected);
    }
  });

  it("has a policy of its own where AWS is called for it", () => {
    const code = codeOf(
      {},
      { ...APP, shop: ["app", "Shop", "core.Stack"], x: ["shop", "X", "custom-resources.AwsCustomResource"] },
    );
    expect(resourcesOf(code, "x")).toEqual([
      expect.stringMatching(/^AWS::IAM::Policy X\/CustomResourcePolicy\/Resource XCustomResourcePolicy/),
    ]);
  });

  it("is none if the stack is not known", () => {
    const code = codeOf({}, { ...APP, x: ["app", "X", ""], role: ["x", "Role", "aws-iam.Role"] });
    expect(resourcesOf(code, "role")).toEqual([]);
  });
});

/** Type, path within the stack, and logical id. */
function resourcesOf(code: ReturnType<typeof codeOf>, id: string): readonly string[] {
  const construct = code.constructs.get(id);
  if (construct === undefined) return [];
  const { paths = [] } = constructPaths(code).get(id) ?? {};
  return paths.flatMap((path) =>
    iamResources(construct, path, code).map(
      (one) => `${one.type} ${one.path.replace("Shop/", "")} ${one.logicalId}`,
    ),
  );
}
