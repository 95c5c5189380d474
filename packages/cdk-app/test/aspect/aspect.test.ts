import {
  Aspects,
  CfnOutput,
  CfnParameter,
  CfnResource,
  Fn,
  NestedStack,
  Stack,
  Stage,
  Token,
  type App,
  aws_iam as iam,
  aws_s3 as s3,
} from "aws-cdk-lib";
import { describe, expect, it } from "vitest";
import { UnusedPermissionsAspect, type UnusedPermissionsOptions } from "../../src/index.js";
import { changes } from "../support/changes.js";
import { writeEvidence, writeFindings, type Unused } from "../support/findings.js";
import { ACCOUNT, ENV, synthesise } from "../support/synthesise.js";

interface Case {
  readonly name: string;
  readonly build: (app: App, stack: Stack) => void;
  /** Role name → what it leaves unused. */
  readonly unused: Readonly<Record<string, Unused>>;
  readonly options?: Omit<UnusedPermissionsOptions, "findings">;
  readonly context?: Readonly<Record<string, unknown>>;
  /** `env` of the stack; by default one with an account. */
  readonly env?: { readonly region: string };
  readonly changes: readonly string[];
  /** Codes of what is told, by construct path. */
  readonly told: readonly string[];
}

const lambda = new iam.ServicePrincipal("lambda.amazonaws.com");
const allow = (...actions: string[]): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions, resources: ["*"] });
const worker = (stack: Stack, id = "Worker"): iam.Role =>
  new iam.Role(stack, id, { roleName: "worker", assumedBy: lambda });
const PUT: Readonly<Record<string, Unused>> = { worker: { s3: ["PutObject"] } };

const CASES: readonly Case[] = [
  {
    name: "a literal goes, a wildcard is replaced, a statement without any use goes",
    build: (_app, stack) => {
      const role = worker(stack);
      role.addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      role.addToPolicy(allow("dynamodb:*"));
      role.addToPolicy(allow("sqs:SendMessage*"));
    },
    unused: { worker: { s3: ["PutObject"], dynamodb: true, sqs: ["SendMessageBatch"] } },
    changes: [
      "WorkerDefaultPolicyD9676315: s3:PutObject goes",
      "WorkerDefaultPolicyD9676315: statement of dynamodb:* goes",
      "WorkerDefaultPolicyD9676315: sqs:SendMessage* becomes sqs:SendMessage",
    ],
    told: ["Main/Worker/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "a Deny, a trust policy, a resource policy and NotAction stay",
    build: (_app, stack) => {
      const role = new iam.Role(stack, "Worker", {
        roleName: "worker",
        assumedBy: new iam.SessionTagsPrincipal(lambda),
      });
      role.addToPolicy(
        new iam.PolicyStatement({ effect: iam.Effect.DENY, actions: ["s3:PutObject"], resources: ["*"] }),
      );
      role.addToPolicy(new iam.PolicyStatement({ notActions: ["ec2:*"], resources: ["*"] }));
      new s3.Bucket(stack, "Bucket").addToResourcePolicy(
        new iam.PolicyStatement({ principals: [role], actions: ["s3:PutObject"], resources: ["*"] }),
      );
    },
    unused: { worker: { s3: ["PutObject"], sts: ["AssumeRole", "TagSession"] } },
    changes: [],
    told: ["Main/Worker/DefaultPolicy/Resource warning not-action"],
  },
  {
    name: "inline policies in the properties of a role are narrowed, each by itself",
    build: (_app, stack) => {
      new iam.Role(stack, "Worker", {
        roleName: "worker",
        assumedBy: lambda,
        inlinePolicies: {
          one: new iam.PolicyDocument({ statements: [allow("s3:GetObject", "s3:PutObject")] }),
          two: new iam.PolicyDocument({ statements: [allow("s3:ListBucket")] }),
          three: new iam.PolicyDocument({ statements: [allow("s3:PutObject", "s3:GetObjectAcl")] }),
        },
      });
    },
    unused: PUT,
    changes: ["Worker11F36D0F: s3:PutObject goes", "Worker11F36D0F: s3:PutObject goes"],
    told: ["Main/Worker/Resource info narrowed"],
  },
  {
    name: "a policy whose every statement would go stays, and so does the role without it",
    build: (_app, stack) => {
      worker(stack).addToPolicy(allow("s3:PutObject"));
    },
    unused: PUT,
    changes: [],
    told: ["Main/Worker/DefaultPolicy/Resource warning nothing-left"],
  },
  {
    name: "a policy of two roles loses what neither uses",
    build: (_app, stack) => {
      const policy = new iam.Policy(stack, "Shared", {
        statements: [allow("s3:GetObject", "s3:PutObject", "s3:DeleteObject")],
      });
      policy.attachToRole(worker(stack));
      policy.attachToRole(new iam.Role(stack, "Other", { roleName: "other", assumedBy: lambda }));
    },
    unused: { worker: { s3: ["PutObject", "DeleteObject"] }, other: { s3: ["GetObject", "DeleteObject"] } },
    changes: ["SharedDACC02AA: s3:DeleteObject goes"],
    told: ["Main/Shared/Resource info narrowed"],
  },
  {
    name: "a role that no finding is about uses everything of what it shares",
    build: (_app, stack) => {
      const policy = new iam.Policy(stack, "Shared", { statements: [allow("s3:GetObject", "s3:PutObject")] });
      policy.attachToRole(worker(stack));
      policy.attachToRole(new iam.Role(stack, "Other", { roleName: "other", assumedBy: lambda }));
    },
    unused: PUT,
    changes: [],
    told: [],
  },
  {
    name: "one statement object in the policies of two roles is narrowed for one of them",
    build: (_app, stack) => {
      const statement = allow("s3:GetObject", "s3:PutObject");
      worker(stack).addToPolicy(statement);
      new iam.Role(stack, "Other", { roleName: "other", assumedBy: lambda }).addToPolicy(statement);
    },
    unused: { ...PUT, other: { s3: ["ListBucket"] } },
    changes: ["WorkerDefaultPolicyD9676315: s3:PutObject goes"],
    told: ["Main/Worker/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "an action that is no text until it is deployed stays, and its neighbours go",
    build: (_app, stack) => {
      const action = new CfnParameter(stack, "Action", { default: "s3:PutObject" }).valueAsString;
      worker(stack).addToPolicy(
        allow("s3:GetObject", "s3:PutObject", action, Fn.join(":", ["s3", Fn.ref("AWS::Region")])),
      );
    },
    unused: PUT,
    changes: ["WorkerDefaultPolicyD9676315: s3:PutObject goes"],
    told: [
      "Main/Worker/DefaultPolicy/Resource info narrowed",
      "Main/Worker/DefaultPolicy/Resource info built-element",
    ],
  },
  {
    name: "actions of a Lazy are there when a policy is judged",
    build: (_app, stack) => {
      worker(stack).addToPolicy(
        new iam.PolicyStatement({
          actions: Token.asList({ resolve: () => ["s3:GetObject", "s3:PutObject"], creationStack: [] }),
          resources: ["*"],
        }),
      );
    },
    unused: PUT,
    changes: ["WorkerDefaultPolicyD9676315: s3:PutObject goes"],
    told: ["Main/Worker/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "statements are narrowed as minimizePolicies has merged them",
    build: (_app, stack) => {
      const role = worker(stack);
      role.addToPolicy(allow("s3:PutObject"));
      role.addToPolicy(allow("sqs:SendMessage"));
      role.addToPolicy(allow("s3:GetObject"));
    },
    unused: PUT,
    context: { "@aws-cdk/aws-iam:minimizePolicies": true },
    changes: ["WorkerDefaultPolicyD9676315: s3:PutObject goes"],
    told: ["Main/Worker/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "raw resources are narrowed as well",
    build: (_app, stack) => {
      const document = (...actions: string[]): unknown => ({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: actions, Resource: "*" }],
      });
      const role = new iam.CfnRole(stack, "Worker", {
        roleName: "worker",
        assumeRolePolicyDocument: {
          Statement: [
            { Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } },
          ],
        },
        policies: [{ policyName: "own", policyDocument: document("s3:PutObject", "s3:GetObject") }],
      });
      new iam.CfnPolicy(stack, "Policy", {
        policyName: "more",
        roles: [role.ref],
        policyDocument: document("s3:ListBucket", "s3:PutObject"),
      });
      new iam.CfnRolePolicy(stack, "Third", {
        policyName: "third",
        roleName: role.ref,
        policyDocument: document("s3:GetObjectAcl", "s3:PutObject"),
      });
    },
    unused: PUT,
    changes: ["Worker: s3:PutObject goes", "Policy: s3:PutObject goes", "Third: s3:PutObject goes"],
    told: ["Main/Worker info narrowed", "Main/Policy info narrowed", "Main/Third info narrowed"],
  },
  {
    name: "what overrides put into a policy is left, and told",
    build: (_app, stack) => {
      const role = worker(stack);
      role.addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      const policy = role.node.findChild("DefaultPolicy").node.defaultChild as iam.CfnPolicy;
      policy.addPropertyOverride("PolicyDocument.Statement.0.Resource", "arn:aws:s3:::orders/*");
    },
    unused: PUT,
    changes: [],
    told: ["Main/Worker/DefaultPolicy/Resource warning not-narrowed"],
  },
  {
    name: "a resource without a class is left, and told",
    build: (_app, stack) => {
      const role = worker(stack);
      new CfnResource(stack, "Policy", {
        type: "AWS::IAM::Policy",
        properties: {
          PolicyName: "more",
          Roles: [role.roleName],
          PolicyDocument: {
            Statement: [{ Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: "*" }],
          },
        },
      });
    },
    unused: PUT,
    changes: [],
    told: ["Main/Policy warning not-narrowed"],
  },
  {
    name: "a user is narrowed by findings about it, and a group is not",
    build: (_app, stack) => {
      const user = new iam.User(stack, "Reader", { userName: "reader" });
      user.addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      const group = new iam.Group(stack, "Readers", { groupName: "readers" });
      group.addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      group.addUser(user);
    },
    unused: { "user/reader": { s3: ["PutObject"] } },
    changes: ["ReaderDefaultPolicy151F3818: s3:PutObject goes"],
    told: ["Main/Reader/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "a managed policy stays while others may attach it",
    build: (_app, stack) => {
      new iam.ManagedPolicy(stack, "Shared", {
        roles: [worker(stack)],
        statements: [allow("s3:GetObject", "s3:PutObject")],
      });
    },
    unused: PUT,
    changes: [],
    told: ["Main/Shared/Resource warning attachments-unknown"],
  },
  {
    name: "a managed policy is narrowed if this app alone attaches it",
    build: (_app, stack) => {
      new iam.ManagedPolicy(stack, "Shared", {
        roles: [worker(stack)],
        statements: [allow("s3:GetObject", "s3:PutObject")],
      });
    },
    unused: PUT,
    options: { attachments: "source" },
    changes: ["SharedDACC02AA: s3:PutObject goes"],
    told: ["Main/Shared/Resource info narrowed"],
  },
  {
    name: "a managed policy that is a boundary as well stays",
    build: (_app, stack) => {
      const role = worker(stack);
      const policy = new iam.ManagedPolicy(stack, "Shared", {
        roles: [role],
        statements: [allow("s3:GetObject", "s3:PutObject")],
      });
      iam.PermissionsBoundary.of(new iam.Role(stack, "Other", { assumedBy: lambda })).apply(policy);
    },
    unused: PUT,
    options: { attachments: "source" },
    changes: [],
    told: [],
  },
  {
    name: "a managed policy that is exported may be attached by whatever imports it",
    build: (app, stack) => {
      const policy = new iam.ManagedPolicy(stack, "Shared", {
        roles: [worker(stack)],
        statements: [allow("s3:GetObject", "s3:PutObject", "s3:DeleteObject")],
      });
      const other = new Stack(app, "Second", { env: ENV });
      new iam.Role(other, "Other", { roleName: "other", assumedBy: lambda, managedPolicies: [policy] });
    },
    unused: { worker: { s3: ["PutObject", "DeleteObject"] }, other: { s3: ["PutObject"] } },
    options: { attachments: "source" },
    changes: [],
    told: ["Main/Shared/Resource warning policy-used-elsewhere"],
  },
  {
    name: "without an account nothing is certain",
    build: (_app, stack) => {
      worker(stack).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    },
    unused: PUT,
    env: { region: "eu-west-1" },
    changes: [],
    told: ["Main/Worker/DefaultPolicy/Resource warning accounts-unknown"],
  },
  {
    name: "the accounts of stacks without one can be given",
    build: (_app, stack) => {
      worker(stack).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    },
    unused: PUT,
    env: { region: "eu-west-1" },
    options: { accounts: [ACCOUNT] },
    changes: ["WorkerDefaultPolicyD9676315: s3:PutObject goes"],
    told: ["Main/Worker/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "a role of an account without findings uses everything",
    build: (_app, stack) => {
      worker(stack).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    },
    unused: PUT,
    env: { region: "eu-west-1" },
    options: { accounts: [ACCOUNT, "444455556666"] },
    changes: [],
    told: [],
  },
  {
    name: "findings about another account say nothing",
    build: (_app, stack) => {
      worker(stack).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    },
    unused: {},
    options: { keep: ["ec2:*"] },
    changes: [],
    told: ["Main warning findings"],
  },
  {
    name: "what is kept on purpose counts as used",
    build: (_app, stack) => {
      worker(stack).addToPolicy(allow("s3:GetObject", "s3:PutObject", "s3:DeleteObject"));
    },
    unused: { worker: { s3: ["PutObject", "DeleteObject"] } },
    options: { keep: ["s3:Delete*"] },
    changes: ["WorkerDefaultPolicyD9676315: s3:PutObject goes"],
    told: ["Main/Worker/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "a computed name is left to a person",
    build: (_app, stack) => {
      new iam.Role(stack, "Role", { assumedBy: lambda }).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    },
    unused: { "Main-Role1ABCC5F0-AbCdEfGh1234": { s3: ["PutObject"] } },
    changes: [],
    told: ["Main/Role/DefaultPolicy/Resource warning derived-name"],
  },
  {
    name: "a computed name is taken if that is wanted",
    build: (_app, stack) => {
      new iam.Role(stack, "Role", { assumedBy: lambda }).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    },
    unused: { "Main-Role1ABCC5F0-AbCdEfGh1234": { s3: ["PutObject"] } },
    options: { derivedNames: true },
    changes: ["RoleDefaultPolicy5FFB7DAB: s3:PutObject goes"],
    told: ["Main/Role/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "a computed name that two have is nobody's",
    build: (_app, stack) => {
      new iam.Role(stack, "Role", { assumedBy: lambda }).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    },
    unused: {
      "Main-Role1ABCC5F0-AbCdEfGh1234": { s3: ["PutObject"] },
      "Main-Role1ABCC5F0-ZyXwVuTs9876": { s3: ["PutObject"] },
    },
    options: { derivedNames: true },
    changes: [],
    told: ["Main/Role/Resource info ambiguous-principal"],
  },
  {
    name: "a computed name that two stacks make is nobody's",
    build: (app, stack) => {
      const second = new Stack(app, "Second", {
        stackName: "Main",
        env: { account: ACCOUNT, region: "us-east-1" },
      });
      for (const one of [stack, second])
        new iam.Role(one, "Role", { assumedBy: lambda }).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    },
    unused: { "Main-Role1ABCC5F0-AbCdEfGh1234": { s3: ["PutObject"] } },
    options: { derivedNames: true },
    changes: [],
    told: ["Main/Role/Resource info ambiguous-principal", "Second/Role/Resource info ambiguous-principal"],
  },
  {
    name: "a computed name in a stack that may be deployed anywhere is left",
    build: (_app, stack) => {
      new iam.Role(stack, "Role", { assumedBy: lambda }).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    },
    unused: { "Main-Role1ABCC5F0-AbCdEfGh1234": { s3: ["PutObject"] } },
    env: { region: "eu-west-1" },
    options: { derivedNames: true },
    changes: [],
    told: ["Main/Role/DefaultPolicy/Resource warning derived-name"],
  },
  {
    name: "a role is mapped by its construct path",
    build: (_app, stack) => {
      new iam.Role(stack, "Role", { assumedBy: lambda }).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    },
    unused: { "anything-at-all": { s3: ["PutObject"] } },
    options: { principals: { [`arn:aws:iam::${ACCOUNT}:role/anything-at-all`]: "Main/Role" } },
    changes: ["RoleDefaultPolicy5FFB7DAB: s3:PutObject goes"],
    told: ["Main/Role/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "evidence tells who a role is",
    build: (_app, stack) => {
      new iam.Role(stack, "Role", { assumedBy: lambda }).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    },
    unused: { "Main-Role1ABCC5F0-AbCdEfGh1234": { s3: ["PutObject"] } },
    options: { evidence: writeEvidence("Main", { Role1ABCC5F0: "Main-Role1ABCC5F0-AbCdEfGh1234" }) },
    changes: ["RoleDefaultPolicy5FFB7DAB: s3:PutObject goes"],
    told: ["Main/Role/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "a path without a role is told",
    build: (_app, stack) => {
      worker(stack).addToPolicy(allow("s3:GetObject"));
    },
    unused: PUT,
    options: { principals: { [`arn:aws:iam::${ACCOUNT}:role/anything`]: "Main/Wroker" } },
    changes: [],
    told: ["Main warning unmatched-mapping"],
  },
  {
    name: "a policy for an imported role is its own",
    build: (_app, stack) => {
      iam.Role.fromRoleArn(stack, "Imported", `arn:aws:iam::${ACCOUNT}:role/worker`).addToPrincipalPolicy(
        allow("s3:GetObject", "s3:PutObject"),
      );
    },
    unused: PUT,
    changes: ["ImportedPolicy6F5EAEFA: s3:PutObject goes"],
    told: ["Main/Imported/Policy/Resource info narrowed"],
  },
  {
    name: "nested stacks are narrowed, and get the hash of what they then are",
    build: (_app, stack) => {
      const nested = new NestedStack(stack, "Inner");
      worker(nested).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      const role = new iam.Role(nested, "Role", { assumedBy: lambda });
      role.addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      new CfnOutput(stack, "RoleArn", { value: role.roleArn });
    },
    unused: {
      ...PUT,
      "Main-InnerNestedStackInnerNestedStackResour-Role1ABCC5F0-AbCdEfGh1234": { s3: ["PutObject"] },
    },
    changes: ["WorkerDefaultPolicyD9676315: s3:PutObject goes"],
    told: ["Main/Inner/Worker/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "Stages are narrowed by what each is deployed as",
    build: (app) => {
      for (const [id, account] of [
        ["Beta", "444455556666"],
        ["Prod", ACCOUNT],
      ] as const) {
        const stage = new Stage(app, id, { env: { account, region: "eu-west-1" } });
        worker(new Stack(stage, "Orders")).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      }
    },
    unused: PUT,
    changes: ["WorkerDefaultPolicyD9676315: s3:PutObject goes"],
    told: ["Prod/Orders/Worker/DefaultPolicy/Resource info narrowed"],
  },
  {
    name: "a role of another Stage attaches by name",
    build: (app, stack) => {
      new iam.ManagedPolicy(stack, "Shared", {
        managedPolicyName: "shared",
        roles: [worker(stack)],
        statements: [allow("s3:GetObject", "s3:PutObject", "s3:DeleteObject")],
      });
      const late = new Stack(new Stage(app, "Late", { env: ENV }), "Orders");
      new iam.Role(late, "Other", {
        roleName: "other",
        assumedBy: lambda,
        managedPolicies: [iam.ManagedPolicy.fromManagedPolicyName(late, "Imported", "shared")],
      });
    },
    unused: { worker: { s3: ["PutObject", "DeleteObject"] }, other: { s3: ["PutObject"] } },
    options: { attachments: "source" },
    changes: ["SharedDACC02AA: s3:PutObject goes"],
    told: ["Main/Shared/Resource info narrowed"],
  },
  {
    name: "a reference to another stack is still exported there, though its statement goes",
    build: (app, stack) => {
      const bucket = new s3.Bucket(new Stack(app, "Data", { env: ENV }), "Bucket");
      const role = worker(stack);
      role.addToPolicy(
        new iam.PolicyStatement({ actions: ["s3:PutObject"], resources: [bucket.arnForObjects("*")] }),
      );
      role.addToPolicy(allow("s3:GetObject"));
    },
    unused: PUT,
    changes: ["WorkerDefaultPolicyD9676315: statement of s3:PutObject goes"],
    told: ["Main/Worker/DefaultPolicy/Resource info narrowed"],
  },
];

function stackIn(app: App, env: Case["env"]): Stack {
  return new Stack(app, "Main", { env: env ?? ENV });
}

function findingsOf(unused: Case["unused"]): string {
  return writeFindings(
    Object.fromEntries(
      Object.entries(unused).map(([name, own]) => [
        `arn:aws:iam::${ACCOUNT}:${name.includes("/") ? name : `role/${name}`}`,
        own,
      ]),
    ),
  );
}

describe("UnusedPermissionsAspect", () => {
  it.each(CASES)("$name", ({ build, unused, options, context, env, ...expected }) => {
    const plain = synthesise(
      (app) => {
        build(app, stackIn(app, env));
      },
      { ...(context && { context }) },
    );
    const narrowed = synthesise(
      (app) => {
        build(app, stackIn(app, env));
        const aspect = new UnusedPermissionsAspect({ findings: findingsOf(unused), ...options });
        for (const one of [app, ...app.node.findAll().filter((node) => Stage.isStage(node))])
          Aspects.of(one).add(aspect);
      },
      { ...(context && { context }) },
    );
    expect(changes(plain.templates, narrowed.templates)).toEqual(expected.changes);
    expect(narrowed.messages.map((message) => message.replace(/:.*/s, ""))).toEqual(expected.told);
  });
});
