// What the record says of each way to make a statement and to bring it into a template.
import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { marksIn } from "./support/marks.js";
import { BY_NAME, createProject, type Project, type Synth } from "./support/project.js";

const app = `"use strict";
const cdk = require("aws-cdk-lib");
const { aws_iam: iam, aws_s3: s3, aws_lambda: lambda } = cdk;

const app = new cdk.App({ analyticsReporting: false });
const allow = (id, ...actions) => new iam.PolicyStatement({ sid: id, actions, resources: ["*"] });
const roleIn = (scope, id, props) =>
  new iam.Role(scope, id, { assumedBy: new iam.ServicePrincipal("ec2.amazonaws.com"), ...props });

const main = new cdk.Stack(app, "Main");
const role = roleIn(main, "Role", {
  inlinePolicies: {
    Read: new iam.PolicyDocument({ statements: [/*@inline*/new iam.PolicyStatement({ actions: ["s3:GetObject"], resources: ["*"] })] }),
    Json: iam.PolicyDocument./*@document-json*/fromJson({ Statement: [{ Effect: "Deny", Action: ["sns:Publish"], Resource: "*" }] }),
  },
});
for (const verb of ["Send", "Receive"]) role.addToPolicy(/*@loop*/new iam.PolicyStatement({ actions: ["sqs:" + verb + "Message"], resources: ["*"] }));

function helper(action) {
  return /*@helper*/new iam.PolicyStatement({ actions: [action], resources: ["*"] });
}
role.addToPolicy(helper("ses:SendEmail"));
role.addToPolicy([{ Effect: "Allow", Action: "kms:Decrypt", Resource: "*" }]./*@mapped-json*/map(iam.PolicyStatement.fromJson)[0]);

const growing = /*@growing*/new iam.PolicyStatement({ resources: ["*"] });
growing./*@first*/addActions("dynamodb:GetItem");
growing./*@second*/addActions("dynamodb:PutItem", cdk.Lazy.string({ produce: () => "dynamodb:Query" }));
role.addToPolicy(growing);
const excluding = /*@excluding*/new iam.PolicyStatement({ notActions: ["iam:*"], resources: ["*"] });
excluding./*@excluded*/addNotActions("sts:*");
new iam.ManagedPolicy(main, "Managed", { statements: [excluding] });

/*@never*/new iam.PolicyStatement({ actions: ["s3:Never", cdk.Lazy.string({ produce: () => "s3:Ever" })], resources: ["*"] });
new iam.Policy(main, "Unattached", { statements: [/*@unattached*/new iam.PolicyStatement({ actions: ["s3:Unattached"], resources: ["*"] })] });

// Grants, and a role that comes with a construct.
const bucket = new s3.Bucket(main, "Bucket");
bucket./*@grant*/grantRead(role);
iam.Grant./*@grant-to*/addToPrincipal({ grantee: role, actions: ["s3:GrantTo"], resourceArns: ["*"] });
/*@function*/new lambda.Function(main, "Function", {
  code: lambda.Code.fromInline("x"),
  handler: "index.handler",
  runtime: lambda.Runtime.NODEJS_LATEST,
  initialPolicy: [/*@initial*/new iam.PolicyStatement({ actions: ["ssm:GetParameter"], resources: ["*"] })],
  tracing: lambda.Tracing.ACTIVE,
});

// One statement in several stacks, and in two policies of one.
const shared = /*@shared*/new iam.PolicyStatement({ actions: ["s3:Shared"], resources: ["*"] });
const nested = new cdk.NestedStack(main, "Nested");
class Site extends cdk.Stage {
  constructor(scope, id) {
    super(scope, id);
    this.stack = new cdk.Stack(this, "Stack");
    this.nested = new cdk.NestedStack(this.stack, "Nested");
  }
}
const site = new Site(app, "Site");
const inner = new Site(site, "Inner");
for (const scope of [main, nested, site.stack, site.nested, inner.stack]) {
  const holder = roleIn(scope, "Holder");
  holder.addToPolicy(shared);
}
new iam.Group(main, "Group").addToPolicy(shared);

// Merged: equal, combinable, and copies.
const small = new cdk.Stack(app, "Small");
small.node.setContext("@aws-cdk/aws-iam:minimizePolicies", true);
const merging = roleIn(small, "Merging");
merging.addToPolicy(/*@merged-1*/new iam.PolicyStatement({ actions: ["s3:MergeOne"], resources: ["*"] }));
merging.addToPolicy(/*@merged-2*/new iam.PolicyStatement({ actions: ["s3:MergeTwo"], resources: ["*"] }));
merging.addToPolicy(/*@merged-3*/new iam.PolicyStatement({ actions: ["s3:MergeOne"], resources: ["*"] }));
const original = /*@original*/new iam.PolicyStatement({ actions: ["s3:Copied"], resources: ["*"] });
merging.addToPolicy(original.copy({ resources: ["arn:aws:s3:::a"] }));
const more = original./*@copy*/copy();
more./*@copy-added*/addActions("s3:CopyAdded");
roleIn(small, "Copies").addToPolicy(more);
roleIn(small, "Other").addToPolicy(original./*@other-copy*/copy({ actions: ["s3:OtherCopy"] }));

// More than a role may hold inline.
const large = new cdk.Stack(app, "Large");
const splitting = roleIn(large, "Splitting");
for (let index = 0; index < 60; index += 1)
  splitting.addToPolicy(/*@many*/new iam.PolicyStatement({ actions: ["s3:Many" + index], resources: ["arn:aws:s3:::" + "bucket".repeat(30) + index] }));

// Late ones.
const late = roleIn(main, "Late");
cdk.Aspects.of(late).add({
  visit(node) {
    if (node === late) late.addToPolicy(/*@aspect*/new iam.PolicyStatement({ actions: ["s3:Aspect"], resources: ["*"] }));
  },
});
const lazily = new iam.PolicyDocument({ statements: [/*@lazily*/new iam.PolicyStatement({ actions: ["s3:Lazily"], resources: ["*"] })] });
new iam.CfnRole(main, "Raw", {
  assumeRolePolicyDocument: { Statement: [] },
  policies: cdk.Lazy.any({ produce: () => [{ policyName: "Lazy", policyDocument: lazily }] }),
});

// Read by the app, so that it may be anywhere.
const read = /*@read*/new iam.PolicyStatement({ actions: ["s3:Read"], resources: ["*"] });
role.addToPolicy(/*@from-read*/new iam.PolicyStatement({ actions: read.actions.concat("s3:More"), resources: ["*"] }));
const printed = /*@printed*/new iam.PolicyStatement({ actions: ["s3:Printed"], resources: ["*"] });
new cdk.CfnOutput(main, "Printed", { value: JSON.stringify(printed) });
new cdk.CfnResource(main, "Text", {
  type: "Custom::Text",
  properties: { Policy: main.toJsonString(new iam.PolicyDocument({ statements: [/*@text*/new iam.PolicyStatement({ actions: ["s3:Text"], resources: ["*"] })] })) },
});
class Own extends iam.PolicyStatement {
  constructor() {
    /*@own*/super({ actions: ["s3:Own"], resources: ["*"] });
  }
}
role.addToPolicy(new Own());
bucket.addToResourcePolicy(/*@resource*/new iam.PolicyStatement({ actions: ["s3:Resource"], principals: [role], resources: ["*"] }));
app.synth();
`;

const marks = marksIn(app);
let project: Project;
let synth: Synth;

beforeAll(async () => {
  project = await createProject({ "app.js": app });
  synth = await project.synth(["app.js"], { NODE_OPTIONS: BY_NAME, IAMEND_RECORD_DEBUG: "1" });
});
afterAll(() => {
  project.remove();
});

test("nothing went wrong", () => {
  expect(synth.stderr).not.toContain("iamend");
  expect(synth.code).toBe(0);
});

/** The statements at a mark; where documents are, as `<path>: <property>`, with the template in front if it is another's. */
function at(mark: string): readonly object[] {
  const place = marks.get(mark);
  return (synth.record?.statements ?? [])
    .filter(({ at: { line, column } }) => line === place?.line && column === place.column)
    .map(({ at: { file }, effect, documents, added, ...rest }) => ({
      ...(file === "../app.js" ? {} : { file }),
      ...(effect === "Allow" ? {} : { effect }),
      ...rest,
      ...(added && {
        added: added.map(({ at: { line, column }, actions, notActions }) => {
          const [name] = [...marks].find(([, one]) => one.line === line && one.column === column) ?? [];
          return [name, ...actions, ...(notActions ?? []).map((action) => `not ${String(action)}`)];
        }),
      }),
      documents: documents.map(({ path, property }) => `${path}: ${property}`),
    }));
}

const POLICY = "DefaultPolicy/Resource: PolicyDocument";

describe("made in user code", () => {
  test.for([
    ["inline", "new", ["s3:GetObject"], ["Main/Role/Resource: Policies/Read"]],
    ["helper", "new", ["ses:SendEmail"], [`Main/Role/${POLICY}`]],
    ["mapped-json", "fromJson", ["kms:Decrypt"], [`Main/Role/${POLICY}`]],
    ["initial", "new", ["ssm:GetParameter"], [`Main/Function/ServiceRole/${POLICY}`]],
    ["aspect", "new", ["s3:Aspect"], [`Main/Late/${POLICY}`]],
    ["lazily", "new", ["s3:Lazily"], ["Main/Raw: Policies/Lazy"]],
    ["text", "new", ["s3:Text"], ["Main/Text: Policy"]],
    ["own", "new", ["s3:Own"], [`Main/Role/${POLICY}`]],
    ["resource", "new", ["s3:Resource"], ["Main/Bucket/Policy/Resource: PolicyDocument"]],
  ] as const)("%s", ([mark, by, actions, documents]) => {
    expect(at(mark)).toEqual([{ by, actions, documents }]);
  });

  test("each turn of a loop", () => {
    const documents = [`Main/Role/${POLICY}`];
    expect(at("loop")).toEqual([
      { by: "new", actions: ["sqs:ReceiveMessage"], documents },
      { by: "new", actions: ["sqs:SendMessage"], documents },
    ]);
  });

  test("a whole document from JSON", () => {
    const documents = ["Main/Role/Resource: Policies/Json"];
    expect(at("document-json")).toEqual([
      { by: "fromJson", effect: "Deny", actions: ["sns:Publish"], documents },
    ]);
  });

  test("actions added later, as texts of the synthesis", () => {
    expect(at("growing")).toEqual([
      {
        by: "new",
        actions: ["dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query"],
        added: [
          ["first", "dynamodb:GetItem"],
          ["second", "dynamodb:PutItem", "dynamodb:Query"],
        ],
        documents: [`Main/Role/${POLICY}`],
      },
    ]);
  });

  test("actions left out", () => {
    expect(at("excluding")).toEqual([
      {
        by: "new",
        actions: [],
        notActions: ["iam:*", "sts:*"],
        added: [["excluded", "not sts:*"]],
        documents: ["Main/Managed/Resource: PolicyDocument"],
      },
    ]);
  });
});

describe("made by the library", () => {
  test.for([
    ["grant", "grantRead", ["s3:GetObject*", "s3:GetBucket*", "s3:List*"], `Main/Role/${POLICY}`],
    ["grant-to", "addToPrincipal", ["s3:GrantTo"], `Main/Role/${POLICY}`],
  ] as const)("%s", ([mark, through, actions, document]) => {
    expect(at(mark)).toEqual([{ by: "library", through, actions, documents: [document] }]);
  });

  test("with a construct", () => {
    expect(at("function")).toEqual([
      {
        by: "library",
        through: "Function",
        actions: ["sts:AssumeRole"],
        documents: ["Main/Function/ServiceRole/Resource: AssumeRolePolicyDocument"],
      },
      {
        by: "library",
        through: "Function",
        actions: ["xray:PutTraceSegments", "xray:PutTelemetryRecords"],
        documents: [`Main/Function/ServiceRole/${POLICY}`],
      },
    ]);
  });
});

describe("never synthesised", () => {
  test("in no policy; a token is no text without a stack", () => {
    expect(at("never")).toEqual([{ by: "new", actions: ["s3:Never", null], documents: [] }]);
  });

  test("in a policy that nothing holds", () => {
    expect(at("unattached")).toEqual([{ by: "new", actions: ["s3:Unattached"], documents: [] }]);
  });
});

test("several stacks, nested ones and stages", () => {
  const place = marks.get("shared");
  const statements = synth.record?.statements.filter(({ at: { line } }) => line === place?.line);
  expect(statements).toHaveLength(1);
  const documents = statements?.[0]?.documents ?? [];
  expect(documents.map(({ template, path }) => [template, path])).toEqual([
    ["Main.template.json", "Main/Group/DefaultPolicy/Resource"],
    ["Main.template.json", "Main/Holder/DefaultPolicy/Resource"],
    [
      expect.stringMatching(/^MainNested\w+\.nested\.template\.json$/),
      "Main/Nested/Holder/DefaultPolicy/Resource",
    ],
    [
      expect.stringMatching(/^assembly-Site\/SiteStack\w+\.template\.json$/),
      "Site/Stack/Holder/DefaultPolicy/Resource",
    ],
    [
      expect.stringMatching(/^assembly-Site\/SiteStackNested\w+\.nested\.template\.json$/),
      "Site/Stack/Nested/Holder/DefaultPolicy/Resource",
    ],
    [
      expect.stringMatching(/^assembly-Site\/assembly-Site-Inner\/SiteInnerStack\w+\.template\.json$/),
      "Site/Inner/Stack/Holder/DefaultPolicy/Resource",
    ],
  ]);
  for (const { template, logicalId, property } of documents) {
    const { Resources } = JSON.parse(synth.files.get(template) ?? "{}") as {
      Resources: Record<string, { Properties: Record<string, unknown> } | undefined>;
    };
    expect(JSON.stringify(Resources[logicalId]?.Properties[property])).toContain('"s3:Shared"');
  }
});

describe("merged", () => {
  test.for(["merged-1", "merged-2", "merged-3"])("%s is in the document", (mark) => {
    expect(at(mark)).toEqual([
      {
        by: "new",
        actions: [mark === "merged-2" ? "s3:MergeTwo" : "s3:MergeOne"],
        documents: [`Small/Merging/${POLICY}`],
      },
    ]);
  });

  test("a copy of all actions is its original", () => {
    expect(at("original")).toEqual([
      {
        by: "new",
        actions: ["s3:Copied"],
        documents: [`Small/Copies/${POLICY}`, `Small/Merging/${POLICY}`],
      },
    ]);
  });

  test("a copy with more, or with others, is its own", () => {
    expect(at("copy")).toEqual([
      {
        by: "library",
        through: "copy",
        actions: ["s3:Copied", "s3:CopyAdded"],
        added: [["copy-added", "s3:CopyAdded"]],
        documents: [`Small/Copies/${POLICY}`],
      },
    ]);
    expect(at("other-copy")).toEqual([
      { by: "library", through: "copy", actions: ["s3:OtherCopy"], documents: [`Small/Other/${POLICY}`] },
    ]);
  });
});

test("what was split off is in the policy that holds it", () => {
  const place = marks.get("many");
  const statements = synth.record?.statements.filter(({ at: { line } }) => line === place?.line) ?? [];
  expect(statements).toHaveLength(60);
  const { Resources } = JSON.parse(synth.files.get("Large.template.json") ?? "{}") as {
    Resources: Record<string, { Properties: { PolicyDocument?: unknown } }>;
  };
  const holders = new Set<string>();
  for (const { actions, documents } of statements) {
    expect(documents).toHaveLength(1);
    const { logicalId = "", path = "" } = documents[0] ?? {};
    holders.add(path);
    expect(JSON.stringify(Resources[logicalId]?.Properties.PolicyDocument)).toContain(
      `"${String(actions[0])}"`,
    );
  }
  expect([...holders]).toContain("Large/Splitting/DefaultPolicy/Resource");
  expect([...holders].join()).toContain("OverflowPolicy1");
});

test("what the app has read may be elsewhere", () => {
  expect(at("read")).toEqual([{ by: "new", actions: ["s3:Read"], elsewhere: true, documents: [] }]);
  expect(at("printed")).toEqual([{ by: "new", actions: ["s3:Printed"], elsewhere: true, documents: [] }]);
  expect(at("from-read")).toMatchObject([{ actions: ["s3:Read", "s3:More"] }]);
});

test("the file and the templates are those that the record is of", () => {
  const sha256 = createHash("sha256").update(app).digest("hex");
  expect(synth.record?.files).toEqual({ "../app.js": { sha256 } });
  for (const [name, hash] of Object.entries(synth.record?.templates ?? {}))
    expect(hash.sha256).toBe(
      createHash("sha256")
        .update(synth.files.get(name) ?? "")
        .digest("hex"),
    );
});

test("nothing of the machine is in it", () => {
  expect(JSON.stringify(synth.record)).not.toContain(project.folder);
});
