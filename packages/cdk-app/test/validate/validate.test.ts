import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { Aspects, NestedStack, Stack, Stage, Validations, aws_iam as iam, type App } from "aws-cdk-lib";
import { describe, expect, it } from "vitest";
import {
  UnusedPermissionsAspect,
  UnusedPermissionsValidator,
  type UnusedPermissionsOptions,
  type ValidationReport,
} from "../../src/index.js";
import { writeFindings, type Unused } from "../support/findings.js";
import { ACCOUNT, ENV, synthesise } from "../support/synthesise.js";

const lambda = new iam.ServicePrincipal("lambda.amazonaws.com");
const allow = (...actions: string[]): iam.PolicyStatement =>
  new iam.PolicyStatement({ actions, resources: ["*"] });
const worker = (scope: Stack): iam.Role =>
  new iam.Role(scope, "Worker", { roleName: "worker", assumedBy: lambda });
const about = (unused: Unused, name = "worker"): string =>
  writeFindings({ [`arn:aws:iam::${ACCOUNT}:role/${name}`]: unused });

interface Shown {
  readonly success: boolean;
  readonly violations: readonly string[];
}

/** Validates what was synthesised, as the CDK would. */
function validate(
  build: (app: App) => void,
  options: UnusedPermissionsOptions,
): Shown & Pick<ValidationReport, "metadata"> {
  const { outdir, app } = synthesise(build);
  const templatePaths = app.synth().stacksRecursively.map(({ templateFullPath }) => templateFullPath);
  const { success, violations, metadata } = new UnusedPermissionsValidator(options).validate({
    templatePaths,
  });
  return {
    success,
    violations: violations.flatMap(({ description, fix, ruleMetadata, violatingResources }) =>
      violatingResources.map(
        ({ resourceLogicalId, templatePath, locations }) =>
          `${relative(outdir, templatePath)} ${resourceLogicalId} ${locations.join(" ")} ${ruleMetadata["constructPath"] ?? ""}\n${description}\n${fix}`,
      ),
    ),
    ...(metadata === undefined ? {} : { metadata }),
  };
}

describe("UnusedPermissionsValidator", () => {
  it("reports each resource with its construct path, the places, and what to do", () => {
    const report = validate(
      (app) => {
        const role = worker(new Stack(app, "Main", { env: ENV }));
        role.addToPolicy(allow("s3:GetObject", "s3:PutObject"));
        role.addToPolicy(allow("sqs:SendMessage*"));
      },
      { findings: about({ s3: ["PutObject"], sqs: ["SendMessageBatch"] }) },
    );
    expect(report).toEqual({
      success: false,
      violations: [
        [
          "Main.template.json WorkerDefaultPolicyD9676315 Properties.PolicyDocument.Statement.0.Action.1 Properties.PolicyDocument.Statement.1.Action Main/Worker/DefaultPolicy/Resource",
          "`s3:PutObject` was not used by role worker (111122223333), as of 2026-09-01; it goes. `sqs:SendMessage*` allows sqs:SendMessageBatch that role worker (111122223333) did not use, as of 2026-09-01; it becomes sqs:SendMessage.",
          "Remove s3:PutObject. Replace sqs:SendMessage* with sqs:SendMessage.",
        ].join("\n"),
      ],
    });
  });

  it("has nothing to report where everything is used", () => {
    const report = validate(
      (app) => {
        worker(new Stack(app, "Main", { env: ENV })).addToPolicy(allow("s3:GetObject"));
      },
      { findings: about({ s3: ["PutObject"] }) },
    );
    expect(report).toEqual({ success: true, violations: [] });
  });

  it("reports what a person has to decide, too", () => {
    const { success, violations } = validate(
      (app) => {
        const stack = new Stack(app, "Main", { env: ENV });
        new iam.Role(stack, "Role", { assumedBy: lambda }).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      },
      { findings: about({ s3: ["PutObject"] }, "Main-Role1ABCC5F0-AbCdEfGh1234") },
    );
    expect(success).toBe(false);
    expect(violations.join("\n")).toMatch(
      /A person has to decide on s3:PutObject: its name is not written in the app/,
    );
  });

  it.each([
    ["takes computed names if that is wanted", { derivedNames: true }],
    [
      "maps roles by their construct paths",
      { principals: { [`arn:aws:iam::${ACCOUNT}:role/Main-Role1ABCC5F0-AbCdEfGh1234`]: "Main/Role" } },
    ],
  ])("%s", (_name, options) => {
    const { violations } = validate(
      (app) => {
        const stack = new Stack(app, "Main", { env: ENV });
        new iam.Role(stack, "Role", { assumedBy: lambda }).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      },
      { findings: about({ s3: ["PutObject"] }, "Main-Role1ABCC5F0-AbCdEfGh1234"), ...options },
    );
    expect(violations.join("\n")).toMatch(/\nRemove s3:PutObject\.$/);
  });

  it("tells of paths where no role is", () => {
    const { metadata, success } = validate(
      (app) => {
        worker(new Stack(app, "Main", { env: ENV })).addToPolicy(allow("s3:GetObject"));
      },
      {
        findings: about({ s3: ["PutObject"] }),
        principals: { [`arn:aws:iam::${ACCOUNT}:role/x`]: "Main/Wroker" },
      },
    );
    expect(success).toBe(true);
    expect(metadata?.["notices"]).toMatch(/to Main\/Wroker, where no role or user is/);
  });

  it("reads nested stacks and Stages", () => {
    const { violations } = validate(
      (app) => {
        const stack = new Stack(new Stage(app, "Prod", { env: ENV }), "Orders");
        worker(new NestedStack(stack, "Inner")).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
        const other = new Stack(
          new Stage(app, "Beta", { env: { account: "444455556666", region: "eu-west-1" } }),
          "Orders",
        );
        worker(other).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      },
      { findings: about({ s3: ["PutObject"] }) },
    );
    expect(violations.map((one) => one.replace(/\n.*/s, ""))).toEqual([
      "assembly-Prod/ProdOrdersInner8FBB2B0A.nested.template.json WorkerDefaultPolicyD9676315 Properties.PolicyDocument.Statement.0.Action.1 Prod/Orders/Inner/Worker/DefaultPolicy/Resource",
    ]);
  });

  it.each([
    ["as a plugin of an app", (plugin: UnusedPermissionsValidator) => ({ add: [plugin], props: {} })],
    [
      "by the name that older versions have for it",
      (plugin: UnusedPermissionsValidator) => ({ add: [], props: { policyValidationBeta1: [plugin] } }),
    ],
  ])("fails a synthesis, %s", (_name, given) => {
    const { add, props } = given(new UnusedPermissionsValidator({ findings: about({ s3: ["PutObject"] }) }));
    expect(() =>
      synthesise((app) => {
        Validations.of(app).addPlugins(...add);
        worker(new Stack(app, "Main", { env: ENV })).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
      }, props),
    ).toThrow(
      /validate\.test\.ts:\d+:\d+\nERROR `s3:PutObject` was not used .*\n.*Main\/Worker\/DefaultPolicy\/Resource \(WorkerDefaultPolicyD9676315\).*\n.*Suggested fix: Remove s3:PutObject\./,
    );
  });

  it("is content with what the Aspect has narrowed", () => {
    const findings = about({ s3: ["PutObject"] });
    const { messages } = synthesise((app) => {
      Validations.of(app).addPlugins(new UnusedPermissionsValidator({ findings }));
      Aspects.of(app).add(new UnusedPermissionsAspect({ findings }));
      worker(new Stack(app, "Main", { env: ENV })).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    });
    expect(messages).toHaveLength(1);
  });

  it("says where a resource was made, as far as its assembly does", () => {
    const { outdir } = synthesise((app) => {
      worker(new Stack(app, "Main", { env: ENV })).addToPolicy(allow("s3:GetObject", "s3:PutObject"));
    });
    const { violations } = new UnusedPermissionsValidator({
      findings: about({ s3: ["PutObject"] }),
    }).validate({
      templatePaths: [join(outdir, "Main.template.json")],
    });
    expect(violations[0]?.ruleMetadata["creationStack"]).toMatch(
      /packages\/cdk-app\/test\/validate\/validate\.test\.ts:\d+:\d+/,
    );
  });

  it("fails where an assembly cannot be read", () => {
    const directory = mkdtempSync(join(tmpdir(), "iamend-cdk-"));
    writeFileSync(join(directory, "manifest.json"), "{}");
    writeFileSync(join(directory, "Main.template.json"), "{}");
    const plugin = new UnusedPermissionsValidator({ findings: about({ s3: ["PutObject"] }) });
    expect(() => plugin.validate({ templatePaths: [join(directory, "Main.template.json")] })).toThrow(
      /manifest\.json/,
    );
  });
});
