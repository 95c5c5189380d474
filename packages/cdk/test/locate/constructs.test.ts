import { expect, test } from "vitest";
import type { CodeConstruct, LocatedCode } from "../../src/locate/located-code.js";
import { locate } from "./draw.js";

const CODE = `import { App, Stack, aws_iam as iam } from "aws-cdk-lib";
import { Construct } from "constructs";
import Elsewhere from "somewhere";
class Worker extends Construct {
  readonly topic = new iam.Group(this, "Field");
  constructor(scope: Construct, id: string, props) {
    super(scope, id);
    new iam.Role(this, "Role", { roleName: "worker", assumedBy: new iam.ServicePrincipal("x") });
    if (props.x) new iam.Role(this, \`\${id}Role\`);
    for (const name of names) new iam.User(this, name);
    names.forEach((name) => new iam.User(this, "Each"));
    this.once();
    this.twice();
    this.twice();
    new iam.Role(scope, "Beside");
    const inner = new Elsewhere(this, "Inner");
    new Elsewhere(inner, "Deep");
    if (!props.y) return;
    new iam.Role(this, "Late");
  }
  private once() { new iam.Role(this, "Once"); }
  private twice() { new iam.Role(this, "Twice"); }
}
class MyStack extends Stack {}
const app = new App();
const stack = new MyStack(app, "S", { stackName: "mine" });
new Worker(stack, "W");
function make(name: string) { new Worker(stack, name); }
function named(Class: typeof Worker) {}
named(Worker);
`;

test("what a construct is, and where it stands in the tree", () => {
  expect(drawConstructs(locate({ "app.ts": CODE }))).toEqual([
    "aws-iam.Group Field in this of Worker",
    "aws-iam.Role Role in this of Worker roleName=worker",
    "aws-iam.Role ? in this of Worker conditional",
    "aws-iam.User ? in this of Worker repeated",
    "aws-iam.User Each in this of Worker repeated",
    "aws-iam.Role Beside in ?",
    "elsewhere Inner in this of Worker",
    "elsewhere Deep in Inner",
    "aws-iam.Role Late in this of Worker conditional",
    "aws-iam.Role Once in this of Worker",
    "aws-iam.Role Twice in this of Worker repeated",
    "core.App  in ?",
    "MyStack S in  stackName=mine",
    "Worker W in S",
    "Worker ? in S repeated",
  ]);
});

function drawConstructs({ constructs, classes }: LocatedCode): readonly string[] {
  const nameOf = ({ name }: CodeConstruct): string => ("literal" in name ? name.literal : "?");
  return [...constructs.values()].map((construct) => {
    const { type, scope, repeated, conditional, named } = construct;
    const kind =
      type === undefined ? "elsewhere" : "library" in type ? type.library : classes.get(type.own)?.name;
    const around = "construct" in scope ? constructs.get(scope.construct) : undefined;
    const place =
      "self" in scope
        ? `this of ${classes.get(scope.self)?.name ?? ""}`
        : around === undefined
          ? "?"
          : nameOf(around);
    return [
      `${kind ?? ""} ${nameOf(construct)} in ${place}`,
      ...(repeated ? ["repeated"] : []),
      ...(conditional ? ["conditional"] : []),
      ...[...named].map(([key, value]) => `${key}=${value}`),
    ].join(" ");
  });
}

test("classes: what they extend, and whether others may make them", () => {
  const { classes } = locate({
    "app.ts": CODE,
    "other.ts": `import { Stack } from "aws-cdk-lib";
export class One extends Stack {}
export class Two extends One {}
export class Three extends Two {}
`,
    "user.ts": `import * as all from "./other";\nimport { Two } from "./other";\nnew all.One();\nregister(all.Three, Two);\n`,
  });
  const drawn = [...classes.values()].map(({ name, base, escapes }) => {
    const from = base === undefined ? "" : "library" in base ? base.library : classes.get(base.own)?.name;
    return `${name} extends ${from ?? "?"}${escapes === undefined ? "" : ` escapes in ${escapes.at?.file ?? "?"}`}`;
  });
  expect(drawn).toEqual([
    "Worker extends constructs.Construct escapes in app.ts",
    "MyStack extends core.Stack",
    "One extends core.Stack",
    "Two extends One escapes in user.ts",
    "Three extends Two escapes in user.ts",
  ]);
});

test("the call that a stack frame points to", () => {
  const text = `import { aws_s3 as s3 } from "aws-cdk-lib";\nconst b = new s3.Bucket(this, "B");\nb\n  .grantRead(role)\n  .assertSuccess();\nmake?.(b["grantPut"](role));\n`;
  const code = locate({ "app.ts": text });
  const at = (word: string): string | undefined => {
    const call = code.callAt("app.ts", text.indexOf(word));
    return call && `${call.name}: ${text.slice(...call.at.range).replaceAll(/\s+/g, "")}`;
  };
  expect(["new s3", "grantRead", "assertSuccess", "make", `"grantPut"`, "b ="].map(at)).toEqual([
    `Bucket: news3.Bucket(this,"B")`,
    `grantRead: b.grantRead(role)`,
    `assertSuccess: b.grantRead(role).assertSuccess()`,
    `make: make?.(b["grantPut"](role))`,
    `grantPut: b["grantPut"](role)`,
    undefined,
  ]);
  expect(code.callAt("none.ts", 0)).toBeUndefined();
});

test("frames of statements", () => {
  const text = `import { aws_iam as iam } from "aws-cdk-lib";
new iam.Policy(app, "P", { document: iam.PolicyDocument.fromJson({ Statement: [{ Effect: "Allow", Action: "a:A" }] }) });
iam.PolicyStatement.fromJson({ Action: "a:A" });
new iam.CfnPolicy(app, "C", { policyDocument: { Statement: [{ Effect: "Allow", Action: "a:A" }] } });
`;
  const { statements } = locate({ "app.ts": text });
  expect(
    [...statements.values()].map(({ frames }) => frames.map((frame) => text.slice(frame, frame + 13))),
  ).toEqual([["fromJson({ Ac"], ["fromJson({ St", "new iam.Polic"], ["new iam.CfnPo"]]);
});
