import type { LocateCase } from "./statement-cases.js";

const HEAD = `import * as cdk from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as ecs from "aws-cdk-lib/aws-ecs";
import { AwsCustomResource, AwsCustomResourcePolicy } from "aws-cdk-lib/custom-resources";
`;
const STATEMENT = `new iam.PolicyStatement({ actions: ["a:A"] })`;

/** `@` stands for a statement; `body`: in the constructor of a stack. */
const inStack = (name: string, body: string, drawn: string, more = ""): LocateCase => ({
  name,
  files: {
    "app.ts": `${HEAD}class S extends cdk.Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    ${body.replaceAll("@", STATEMENT)}
  }
  ${more.replaceAll("@", STATEMENT)}
}
const app = new cdk.App();
new S(app, "S");
`,
  },
  drawn: `Allow Action\n  ["a:A"]\n${drawn}`,
});

export const sinkCases: readonly LocateCase[] = [
  inStack(
    "a policy of a role",
    `const r = new iam.Role(this, "R", {}); r.addToPolicy(@);`,
    `  can go: body\n  -> identity default of R`,
  ),
  inStack(
    "a policy of a role that is a property",
    `this.r = new iam.Role(this, "R", {}); this.r.addToPrincipalPolicy(@);`,
    `  can go: body\n  -> identity default of R`,
  ),
  inStack(
    "a policy of a role that is only asked for",
    `iam.Role.fromRoleName(this, "R", "x").addToPrincipalPolicy(@);`,
    `  stays: side-effect\n  -> identity default of ?`,
  ),
  inStack(
    "a policy of a function",
    `const f = new lambda.Function(this, "F", {}); f.addToRolePolicy(@);`,
    `  can go: body\n  -> identity default of F`,
  ),
  inStack(
    "a policy of the role of a function",
    `const f = new lambda.Function(this, "F", {}); f.role?.addToPrincipalPolicy(@);`,
    `  can go: body\n  -> identity default of F`,
  ),
  inStack(
    "a policy of the role of a task",
    `const t = new ecs.TaskDefinition(this, "T", {}); t.taskRole.addToPrincipalPolicy(@);`,
    `  can go: body\n  -> identity default of T.taskRole`,
  ),
  inStack(
    "a policy of the execution role of a task",
    `const t = new ecs.TaskDefinition(this, "T", {}); t.addToExecutionRolePolicy(@);`,
    `  can go: body\n  -> identity default of T.executionRole`,
  ),
  inStack(
    "an initial policy",
    `new lambda.Function(this, "F", { initialPolicy: [@, other] });`,
    `  can go: brackets\n  -> identity default of F`,
  ),
  inStack(
    "a policy",
    `new iam.ManagedPolicy(this, "P", { statements: [@] });`,
    `  can go: brackets\n  -> identity own of P`,
  ),
  inStack(
    "a policy with a document",
    `new iam.Policy(this, "P", { document: new iam.PolicyDocument({ statements: [@] }) });`,
    `  can go: brackets\n  -> identity own of P`,
  ),
  inStack(
    "a policy that gets it later",
    `const p = new iam.Policy(this, "P"); p.addStatements(@, other);`,
    `  can go: brackets\n  -> identity own of P`,
  ),
  inStack(
    "an inline policy",
    `const d = new iam.PolicyDocument({ statements: [@] }); new iam.Role(this, "R", { inlinePolicies: { one: d } });`,
    `  can go: brackets\n  -> identity inline one of R`,
  ),
  inStack(
    "a document that gets it later",
    `const d = new iam.PolicyDocument(); d.addStatements(@); new iam.Role(this, "R", { inlinePolicies: { ["one"]: d } });`,
    `  can go: brackets\n  -> identity inline one of R`,
  ),
  inStack(
    "who may assume a role",
    `const r = new iam.Role(this, "R", {}); r.assumeRolePolicy?.addStatements(@);`,
    `  can go: brackets\n  -> trust own of R`,
  ),
  inStack(
    "a policy of a resource",
    `const b = new cdk.aws_s3.Bucket(this, "B"); b.addToResourcePolicy(@);`,
    `  can go: body\n  -> resource own of B`,
  ),
  inStack(
    "a policy of an endpoint",
    `const e = new cdk.aws_ec2.InterfaceVpcEndpoint(this, "E", {}); e.addToPolicy(@);`,
    `  can go: body\n  -> resource default of E`,
  ),
  inStack(
    "a custom resource",
    `new AwsCustomResource(this, "C", { policy: AwsCustomResourcePolicy.fromStatements([@]) });`,
    `  can go: brackets\n  -> identity default of C`,
  ),
  inStack(
    "something that is not known",
    `grant(@);`,
    `  stays: not-followed\n  escapes: not-followed at grant(${STATEMENT})`,
  ),
  inStack(
    "an array that is asked for one",
    `const all = [@]; r.addToPolicy(all[0]);`,
    `  stays: indivisible-place\n  escapes: not-followed at all[0]`,
  ),
  inStack(
    "a branch without braces",
    `const r = new iam.Role(this, "R", {}); if (x) r.addToPolicy(@);`,
    `  stays: indivisible-place\n  -> identity default of R`,
  ),
  inStack(
    "a branch with braces",
    `const r = new iam.Role(this, "R", {}); if (x) { r.addToPolicy(@) }`,
    `  can go: body\n  -> identity default of R`,
  ),
  inStack(
    "a result that is used",
    `const r = new iam.Role(this, "R", {}); const ok = r.addToPrincipalPolicy(@);`,
    `  stays: indivisible-place\n  -> identity default of R`,
  ),
  inStack(
    "several, by a name",
    `const s = @; const [a, b] = [new iam.Role(this, "A", {}), new iam.User(this, "B")]; const c = new iam.Role(this, "C", {}); c.addToPolicy(s); const d = new iam.Group(this, "D"); d.addToPolicy(s);`,
    `  stays: declared-apart\n  -> identity default of C\n  -> identity default of D`,
  ),
  inStack(
    "each of a loop",
    `const r = new iam.Role(this, "R", {}); const all = [@]; for (const s of all) r.addToPolicy(s); all.forEach((one) => r.addToPolicy(one));`,
    `  stays: indivisible-place\n  -> identity default of R`,
  ),
  inStack(
    "each that a function makes",
    `const r = new iam.Role(this, "R", {}); const all = names.map((name) => @); new iam.Policy(this, "P", { statements: [...all] });`,
    `  stays: indivisible-place\n  -> identity own of P`,
  ),
  inStack(
    "what is pushed",
    `const all = []; all.push(@); new iam.Policy(this, "P", { statements: all });`,
    `  can go: body\n  -> identity own of P`,
  ),
  inStack(
    "what a method gives",
    `const r = new iam.Role(this, "R", {}); r.addToPolicy(this.one());`,
    `  stays: indivisible-place\n  -> identity default of R`,
    `private one() { return @; }`,
  ),
  inStack(
    "what a method takes",
    `const r = new iam.Role(this, "R", {}); this.add(r, @);`,
    `  stays: indivisible-place\n  -> identity default of ?`,
    `private add(role: iam.Role, s: iam.PolicyStatement) { role.addToPrincipalPolicy(s); }`,
  ),
  inStack(
    "a property",
    `this.s = @; const r = new iam.Role(this, "R", {}); r.addToPolicy(this.s);`,
    `  stays: indivisible-place\n  -> identity default of R`,
    `private s: iam.PolicyStatement;`,
  ),
  {
    name: "a construct of its own",
    files: {
      "app.ts": `${HEAD}import { Worker } from "./worker";
class S extends cdk.Stack {
  constructor(scope, id) {
    super(scope, id);
    new Worker(this, "W", { statements: [${STATEMENT}] });
  }
}
`,
      "worker.ts": `import { Construct } from "constructs";
import { Role } from "aws-cdk-lib/aws-iam";
export class Worker extends Construct {
  constructor(scope: Construct, id: string, { statements = [] }: Props) {
    super(scope, id);
    const role = new Role(this, "Role", {});
    for (const statement of statements) role.addToPolicy(statement);
  }
}
`,
    },
    drawn: `Allow Action\n  ["a:A"]\n  can go: brackets\n  -> identity default of Role`,
  },
  {
    name: "a policy of its own class, twice",
    files: {
      "app.ts": `${HEAD}class P extends iam.ManagedPolicy {
  constructor(scope, id) {
    super(scope, id, { statements: [${STATEMENT}] });
  }
}
class Q extends P { constructor(scope, id) { super(scope, id); this.addStatements(${STATEMENT}); } }
const app = new cdk.App();
const stack = new cdk.Stack(app, "S");
new P(stack, "One");
new Q(stack, "Two");
`,
    },
    drawn: `Allow Action\n  ["a:A"]\n  can go: brackets\n  -> identity own of One\n  -> identity own of Two
Allow Action\n  ["a:A"]\n  can go: brackets\n  -> identity own of Two`,
  },
];

const raw = (name: string, code: string, drawn: string): LocateCase => ({
  name,
  files: { "app.ts": `${HEAD}const app = new cdk.App();\nconst stack = new cdk.Stack(app, "S");\n${code}\n` },
  drawn,
});

export const rawCases: readonly LocateCase[] = [
  raw(
    "of a role",
    `new iam.CfnRole(stack, "R", { assumeRolePolicyDocument: { Statement: { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "x" } } }, policies: [{ policyName: "one", policyDocument: { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: ["a:A"], Resource: "*" }] } }] });`,
    `Allow Action\n  ["sts:AssumeRole"]\n  stays: indivisible-place\n  -> trust own of R
Allow Action\n  ["a:A"]\n  can go: brackets\n  -> identity inline one of R`,
  ),
  raw(
    "of a policy, behind a name",
    `const policyDocument = { "Statement": [{ "Effect": "Deny", "NotAction": "a:A", "Resource": "*" }] };\nnew iam.CfnManagedPolicy(stack, "P", { policyDocument });`,
    `Deny NotAction\n  ["a:A"]\n  stays: indivisible-place\n  -> identity own of P`,
  ),
  raw(
    "of another resource",
    `new cdk.aws_s3.CfnBucketPolicy(stack, "P", { bucket: "b", policyDocument: { Statement: [{ Effect: "Allow", Action: "a:A" }] } });`,
    `Allow Action\n  ["a:A"]\n  can go: brackets\n  -> resource own of P`,
  ),
  raw(
    "that a document is made of",
    `new iam.User(stack, "U").attachInlinePolicy(new iam.Policy(stack, "P", { document: iam.PolicyDocument.fromJson({ Statement: [{ Effect: iam.Effect.ALLOW, Action: x, Resource: "*" }] }) }));`,
    `Allow Action\n  open: not-followed at x\n  can go: brackets\n  -> identity own of P`,
  ),
  raw(
    "in a test",
    `template.hasResourceProperties("AWS::IAM::Policy", { PolicyDocument: { Statement: [{ Effect: "Allow", Action: "a:A" }] } });`,
    `Allow Action\n  ["a:A"]\n  stays: not-followed\n  escapes: not-followed at template.hasResourceProperties("AWS::IAM::Policy", { PolicyDocument: { Statement: [{ Effect: "Allow", Action: "a:A" }] } })`,
  ),
];

/** What would be taken away is more than a statement. */
export const removalCases: readonly LocateCase[] = [
  inStack(
    "the receiver is made there",
    `new iam.Role(this, "R", {}).addToPolicy(@);`,
    `  stays: side-effect\n  -> identity default of R`,
  ),
  inStack(
    "the receiver is given by a call",
    `this.role().addToPrincipalPolicy(@);`,
    `  stays: side-effect\n  -> identity default of ?`,
  ),
  inStack(
    "a method of the root takes it",
    `this.add(@);`,
    `  stays: side-effect\n  -> identity default of ?`,
    `add(s) { this.count++; this.role.addToRolePolicy(s); }`,
  ),
  inStack(
    "a method of the root has a name of the library",
    `this.addToPolicy(@);`,
    `  stays: side-effect\n  -> identity own of P`,
    `addToPolicy(s) { new iam.Policy(this, "P", { statements: [s] }); }`,
  ),
  {
    name: "a bucket is made in it",
    files: {
      "app.ts": `${HEAD}new iam.Policy(app, "P", { statements: [new iam.PolicyStatement({ actions: ["a:A"], resources: [new cdk.aws_s3.Bucket(app, "B").bucketArn] })] });`,
    },
    drawn: `Allow Action\n  ["a:A"]\n  stays: side-effect\n  -> identity own of P`,
  },
  {
    name: "a bucket is asked for an ARN in it",
    files: {
      "app.ts": `${HEAD}new iam.Policy(app, "P", { statements: [new iam.PolicyStatement({ actions: ["a:A"], principals: [new iam.AnyPrincipal()], resources: [bucket.arnForObjects("*"), cdk.Stack.of(app).region] })] });`,
    },
    drawn: `Allow Action\n  ["a:A"]\n  can go: brackets\n  -> identity own of P`,
  },
];
