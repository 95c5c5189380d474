import {
  Annotations,
  type App,
  AspectPriority,
  Aspects,
  NestedStack,
  Stack,
  Stage,
  aws_iam as iam,
  type IAspect,
} from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { describe, expect, it } from "vitest";
import { UnusedPermissionsAspect } from "../../src/index.js";
import { changes } from "../support/changes.js";
import { writeFindings } from "../support/findings.js";
import { ACCOUNT, ENV, synthesise, templatesIn } from "../support/synthesise.js";

const lambda = new iam.ServicePrincipal("lambda.amazonaws.com");
const allow = (...actions: string[]): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions, resources: ["*"] });
const about = (...actions: string[]): string =>
  writeFindings({ [`arn:aws:iam::${ACCOUNT}:role/worker`]: { s3: actions } });
const worker = (scope: Stack, ...actions: string[]): iam.Role => {
  const role = new iam.Role(scope, "Worker", { roleName: "worker", assumedBy: lambda });
  role.addToPolicy(allow(...actions));
  return role;
};

/** Does something to the roles of an app while Aspects are invoked. */
function touching(touch: (role: iam.Role) => void): IAspect {
  const seen = new Set<IConstruct>();
  return {
    visit(node) {
      if (!(node instanceof iam.Role) || seen.has(node)) return;
      seen.add(node);
      touch(node);
    },
  };
}

describe("an app that is synthesised with the Aspect", () => {
  it("gives the same templates each time", () => {
    const build = (app: App): void => {
      const stack = new Stack(app, "Main", { env: ENV });
      worker(stack, "s3:GetObject", "s3:Put*");
      const nested = new NestedStack(stack, "Inner");
      new iam.Role(nested, "Other", { roleName: "other", assumedBy: lambda }).addToPolicy(
        allow("s3:GetObject"),
      );
      Aspects.of(app).add(new UnusedPermissionsAspect({ findings: about("PutObject", "PutObjectAcl") }));
    };
    const { app, outdir, templates } = synthesise(build);
    const second = app.synth({ force: true });
    expect(templatesIn(outdir)).toEqual(templates);
    expect(second.stacks[0]?.messages.map(({ entry }) => entry.data)).toHaveLength(1);
    expect(synthesise(build).templates).toEqual(templates);
  });

  it("has nothing more to narrow by a second Aspect of the same findings", () => {
    const findings = about("PutObject", "PutObjectAcl");
    const once = synthesise((app) => {
      worker(new Stack(app, "Main", { env: ENV }), "s3:GetObject", "s3:PutObject*");
      Aspects.of(app).add(new UnusedPermissionsAspect({ findings }));
    });
    const twice = synthesise((app) => {
      worker(new Stack(app, "Main", { env: ENV }), "s3:GetObject", "s3:PutObject*");
      for (let time = 0; time < 2; time++) Aspects.of(app).add(new UnusedPermissionsAspect({ findings }));
    });
    expect(twice.templates).toEqual(once.templates);
  });

  it.each([
    ["before", AspectPriority.MUTATING],
    ["after", AspectPriority.READONLY],
    ["beside", AspectPriority.DEFAULT],
  ])("narrows what an Aspect adds %s it", (_when, priority) => {
    const build =
      (aspect?: IAspect) =>
      (app: App): void => {
        worker(new Stack(app, "Main", { env: ENV }), "s3:GetObject", "s3:ListBucket");
        if (aspect !== undefined) Aspects.of(app).add(aspect);
        Aspects.of(app).add(
          touching((role) => {
            role.addToPolicy(allow("s3:PutObject", "s3:DeleteObject"));
          }),
          { priority },
        );
      };
    const aspect = new UnusedPermissionsAspect({ findings: about("PutObject") });
    expect(changes(synthesise(build()).templates, synthesise(build(aspect)).templates)).toEqual([
      "WorkerDefaultPolicyD9676315: s3:PutObject goes",
    ]);
  });

  it("is narrowed where a scope below it has the Aspect, and nowhere else", () => {
    const build =
      (aspect?: IAspect) =>
      (app: App): void => {
        const stack = new Stack(app, "Main", { env: ENV });
        const role = worker(stack, "s3:GetObject", "s3:PutObject");
        const other = new iam.Policy(stack, "Other", {
          statements: [allow("s3:GetObjectAcl", "s3:PutObject")],
        });
        other.attachToRole(role);
        if (aspect !== undefined) Aspects.of(other).add(aspect);
      };
    const narrowed = synthesise(build(new UnusedPermissionsAspect({ findings: about("PutObject") })));
    expect(changes(synthesise(build()).templates, narrowed.templates)).toEqual([
      "Other34654A52: s3:PutObject goes",
    ]);
    expect(narrowed.messages).toHaveLength(1);
  });

  it("splits large policies as it would, and narrows all of the parts", () => {
    const build =
      (aspect?: IAspect) =>
      (app: App): void => {
        const role = new iam.Role(new Stack(app, "Main", { env: ENV }), "Worker", {
          roleName: "worker",
          assumedBy: lambda,
        });
        for (let one = 0; one < 160; one++)
          role.addToPolicy(
            new iam.PolicyStatement({
              actions: ["s3:GetObject", "s3:PutObject"],
              resources: [`arn:aws:s3:::a-bucket-with-quite-a-long-name-${String(one)}/*`],
            }),
          );
        if (aspect !== undefined) Aspects.of(app).add(aspect);
      };
    const aspect = new UnusedPermissionsAspect({ findings: about("PutObject"), attachments: "source" });
    const plain = synthesise(build());
    const found = changes(plain.templates, synthesise(build(aspect)).templates);
    expect(found).toHaveLength(160);
    expect(new Set(found.map((one) => one.replace(/[A-F\d]{8}:.*/, "")))).toEqual(
      new Set(["WorkerDefaultPolicy", "WorkerOverflowPolicy1", "WorkerOverflowPolicy2"]),
    );
  });

  it("keeps a policy that would outgrow its quota as it is, and says so", () => {
    const build =
      (aspect?: IAspect) =>
      (app: App): void => {
        const stack = new Stack(app, "Main", { env: ENV });
        const user = new iam.User(stack, "Worker", { userName: "worker" });
        user.addToPolicy(allow("ec2:*", "s3:GetObject"));
        if (aspect !== undefined) Aspects.of(app).add(aspect);
      };
    const findings = writeFindings({
      [`arn:aws:iam::${ACCOUNT}:user/worker`]: {
        ec2: ["CreateVpc", "DescribeVpcs", "DeleteVpc", "ModifyVpcAttribute"],
      },
    });
    const narrowed = synthesise(build(new UnusedPermissionsAspect({ findings })));
    expect(narrowed.templates).toEqual(synthesise(build()).templates);
    expect(narrowed.messages.map((one) => one.replace(/:.*/s, ""))).toEqual([
      "Main/Worker/DefaultPolicy/Resource warning over-quota",
    ]);
  });

  it("says what would be done where it cannot be, each once", () => {
    const { messages } = synthesise((app) => {
      const stack = new Stack(app, "Main", { env: ENV });
      const policy = worker(stack, "s3:GetObject", "s3:PutObject").node.findChild("DefaultPolicy").node;
      (policy.defaultChild as iam.CfnPolicy).addPropertyOverride("PolicyDocument.Statement", [
        ...[1, 2].map(() => ({ Effect: "Allow", Action: ["s3:GetObject", "s3:PutObject"], Resource: "*" })),
      ]);
      Aspects.of(app).add(new UnusedPermissionsAspect({ findings: about("PutObject") }));
    });
    expect(messages).toEqual([
      "Main/Worker/DefaultPolicy/Resource warning not-narrowed: `s3:PutObject` was not used by role worker (111122223333), as of 2026-09-01; it would go. It is left as it is: its policies do not pass through the Aspect: they are made by an override, or by a construct that does not give them away.",
    ]);
  });

  it("tells of Stages that the CDK keeps the Aspect from", () => {
    const { messages } = synthesise((app) => {
      worker(new Stack(app, "Main", { env: ENV }), "s3:GetObject");
      worker(new Stack(new Stage(app, "Prod", { env: ENV }), "Orders"), "s3:GetObject", "s3:PutObject");
      Aspects.of(app).add(new UnusedPermissionsAspect({ findings: about("PutObject") }));
    });
    expect(messages).toEqual([
      "Main warning stage-not-visited: The CDK applies no Aspect to the Stages in an App, so Prod is not narrowed; add it by Aspects.of(stage).add(…) too.",
    ]);
  });

  it("lets warnings be acknowledged", () => {
    const { messages } = synthesise((app) => {
      const stack = new Stack(app, "Main", { env: ENV });
      const role = new iam.Role(stack, "Role", { assumedBy: lambda });
      role.addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      Aspects.of(app).add(
        new UnusedPermissionsAspect({
          findings: writeFindings({
            [`arn:aws:iam::${ACCOUNT}:role/Main-Role1ABCC5F0-AbCdEfGh1234`]: { s3: ["PutObject"] },
          }),
        }),
      );
      Aspects.of(app).add(
        touching((one) => {
          Annotations.of(one).acknowledgeWarning("iamend:derived-name");
        }),
      );
    });
    expect(messages).toEqual([]);
  });
});

describe("what an Aspect is given", () => {
  it.each([
    [
      "a file that is not there",
      { findings: "no/such/file.json" },
      /^UnusedPermissionsAspect: .*no\/such\/file\.json/,
    ],
    ["no files", { findings: [] }, /\$\.findings: expected at least one/],
    [
      "a pattern that is none",
      { findings: about("PutObject"), keep: ["s3"] },
      /\$\.keep\[0\]: expected an action pattern/,
    ],
    ["an account that is none", { findings: about("PutObject"), accounts: ["12"] }, /expected an account id/],
    [
      "an ARN that is none",
      { findings: about("PutObject"), principals: { worker: "Main/Worker" } },
      /\$\.principals\.worker/,
    ],
  ])("is refused where it is %s", (_name, options, message) => {
    expect(() => new UnusedPermissionsAspect(options)).toThrow(message);
  });
});
