import { editFile, isRefusal, type TextEdit } from "@iamend/source";
import { describe, expect, it } from "vitest";
import { linkApp, outlineOf, unmarked, type SynthesisedApp } from "./support/synthesised.js";

const HEAD = `import * as iam from "aws-cdk-lib/aws-iam";\n`;
const READ = `${HEAD}role.addToPolicy(«1»new iam.PolicyStatement({ actions: ["s3:GetObject", "s3:PutObject"], resources: ["*"] }));\n`;
const BOTH = ["s3:GetObject", "s3:PutObject"];

const cases: readonly (readonly [name: string, app: SynthesisedApp, expected: readonly string[]])[] = [
  [
    "a statement is in the policy that it was recorded in",
    {
      code: READ,
      policies: { "Orders/Worker/DefaultPolicy": BOTH },
      noted: [{ mark: 1, actions: BOTH, in: ["Orders/Worker/DefaultPolicy"] }],
    },
    ["identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject]"],
  ],
  [
    "one line of code may be in several policies",
    {
      code: READ,
      policies: { "Orders/Worker/DefaultPolicy": BOTH, "Returns/Worker/DefaultPolicy": BOTH },
      noted: [
        { mark: 1, actions: BOTH, in: ["Orders/Worker/DefaultPolicy"] },
        { mark: 1, actions: BOTH, in: ["Returns/Worker/DefaultPolicy"] },
      ],
    },
    [
      "identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject]",
      "identity .#Returns/Worker/DefaultPolicy: [s3:GetObject s3:PutObject]",
    ],
  ],
  [
    "what the code has and no synthesis made is left alone",
    {
      code: READ,
      policies: { "Orders/Worker/DefaultPolicy": ["s3:GetObject"] },
      noted: [{ mark: 1, actions: ["s3:GetObject"], in: ["Orders/Worker/DefaultPolicy"] }],
    },
    ["identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject] sealed not-synthesised"],
  ],
  [
    "what was made and is not written keeps the statement",
    {
      code: READ,
      policies: { "Orders/Worker/DefaultPolicy": [...BOTH, "s3:ListBucket"] },
      noted: [{ mark: 1, actions: [...BOTH, "s3:ListBucket"], in: ["Orders/Worker/DefaultPolicy"] }],
    },
    ["identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject] open not-followed"],
  ],
  [
    "a grant is a bundle at its call",
    {
      code: `${READ}bucket.«2»grantRead(role);\n`,
      policies: { "Orders/Worker/DefaultPolicy": [...BOTH, "s3:List*"] },
      noted: [
        { mark: 1, actions: BOTH, in: ["Orders/Worker/DefaultPolicy"] },
        {
          mark: 2,
          by: "library",
          through: "grantRead",
          actions: ["s3:List*"],
          in: ["Orders/Worker/DefaultPolicy"],
        },
      ],
    },
    ["identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject] + grantRead(s3:List*)"],
  ],
  [
    "a record of another place opens the policy",
    {
      code: `${HEAD}«1»f();\n`,
      policies: { "Orders/Worker/DefaultPolicy": BOTH },
      noted: [{ mark: 1, actions: BOTH, in: ["Orders/Worker/DefaultPolicy"] }],
    },
    ["identity .#Orders/Worker/DefaultPolicy:  open not-located"],
  ],
  [
    "code that was changed since is certain of nothing",
    {
      code: READ,
      now: `${unmarked(READ).text}// more\n`,
      policies: { "Orders/Worker/DefaultPolicy": BOTH },
      noted: [{ mark: 1, actions: BOTH, in: ["Orders/Worker/DefaultPolicy"] }],
    },
    ["identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject] unlisted assembly-stale"],
  ],
  [
    "in changed code another statement at the same place is not that one",
    {
      code: READ,
      now: unmarked(READ).text.replace("s3:PutObject", "s3:ListBucket"),
      policies: { "Orders/Worker/DefaultPolicy": BOTH },
      noted: [{ mark: 1, actions: BOTH, in: ["Orders/Worker/DefaultPolicy"] }],
    },
    [
      "identity .#Orders/Worker/DefaultPolicy:  open not-located unlisted assembly-stale",
      "unknown (code): [s3:GetObject s3:ListBucket] unlisted not-synthesised",
    ],
  ],
  [
    "what the app itself reads may be anywhere",
    {
      code: READ,
      policies: { "Orders/Worker/DefaultPolicy": BOTH },
      noted: [{ mark: 1, actions: BOTH, in: ["Orders/Worker/DefaultPolicy"], elsewhere: true }],
    },
    [
      "identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject]",
      "unknown (code): [s3:GetObject s3:PutObject] unlisted not-followed",
    ],
  ],
  [
    "a record that an earlier synthesis left says nothing",
    {
      code: READ,
      policies: { "Orders/Worker/DefaultPolicy": BOTH },
      noted: [{ mark: 1, actions: BOTH, in: ["Orders/Worker/DefaultPolicy"] }],
      leftOver: true,
    },
    [
      "identity .#Orders/Worker/DefaultPolicy:  open not-located",
      "unknown (code): [s3:GetObject s3:PutObject] unlisted not-followed",
    ],
  ],
  [
    "a statement that never ran is nobody's",
    {
      code: READ,
      policies: { "Orders/Worker/DefaultPolicy": ["s3:GetObject"] },
      noted: [],
    },
    [
      "identity .#Orders/Worker/DefaultPolicy:  open not-located",
      "unknown (code): [s3:GetObject s3:PutObject] unlisted not-synthesised",
    ],
  ],
];

describe("linking code with what it was synthesised to", () => {
  it.each(cases)("%s", (_, app, expected) => {
    expect(outlineOf(linkApp(app))).toEqual(expected);
  });
});

const CLASS = `import { Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
export class Orders extends Stack {
  constructor(scope, id) {
    super(scope, id);
    const role = «1»new iam.Role(this, "Worker", { assumedBy });
    STATEMENT
  }
}
`;
const classWith = (statement: string): string => CLASS.replace("STATEMENT", statement);
const ADD = `role.addToPolicy(new iam.PolicyStatement({ actions: ["s3:GetObject", "s3:PutObject"], resources: ["*"] }));`;

const traced: readonly (readonly [name: string, app: SynthesisedApp, expected: readonly string[]])[] = [
  [
    "a statement is in the policy of the role that the code adds it to",
    {
      code: classWith(ADD),
      policies: { "Orders/Worker/DefaultPolicy": BOTH },
      made: { "Orders/Worker": 1 },
    },
    ["identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject]"],
  ],
  [
    "in each of its runs",
    {
      code: classWith(ADD),
      policies: { "Orders/Worker/DefaultPolicy": BOTH, "Returns/Worker/DefaultPolicy": BOTH },
      made: { "Orders/Worker": 1, "Returns/Worker": 1 },
    },
    [
      "identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject]",
      "identity .#Returns/Worker/DefaultPolicy: [s3:GetObject s3:PutObject]",
    ],
  ],
  [
    "what else the policy holds is not known",
    {
      code: classWith(ADD),
      policies: { "Orders/Worker/DefaultPolicy": [...BOTH, "s3:List*"] },
      made: { "Orders/Worker": 1 },
    },
    ["identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject] open not-located"],
  ],
  [
    "a construct of another name at the same place is not that one",
    {
      code: classWith(ADD),
      policies: { "Orders/Cleaner/DefaultPolicy": BOTH },
      made: { "Orders/Cleaner": 1 },
    },
    [
      "identity .#Orders/Cleaner/DefaultPolicy:  open not-located",
      "identity (code): [s3:GetObject s3:PutObject] unlisted not-synthesised",
    ],
  ],
  [
    "actions that the policy does not have make it doubtful",
    {
      code: classWith(ADD),
      policies: { "Orders/Worker/DefaultPolicy": ["s3:GetObject"] },
      made: { "Orders/Worker": 1 },
    },
    ["identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject] sealed not-synthesised"],
  ],
  [
    "what goes elsewhere too is nobody's",
    {
      code: classWith(
        `const s = new iam.PolicyStatement({ actions: ["s3:GetObject"] }); role.addToPolicy(s); share(s);`,
      ),
      policies: { "Orders/Worker/DefaultPolicy": ["s3:GetObject"] },
      made: { "Orders/Worker": 1 },
    },
    [
      "identity .#Orders/Worker/DefaultPolicy:  open not-located",
      "unknown (code): [s3:GetObject] unlisted not-followed",
    ],
  ],
];

describe("linking code by the stacks that CDK keeps", () => {
  it.each(traced)("%s", (_, app, expected) => {
    expect(outlineOf(linkApp(app))).toEqual(expected);
  });
});

describe("code that does more than add statements", () => {
  const withLine = (line: string): SynthesisedApp => ({
    code: classWith(`${ADD}\n    ${line}`),
    policies: { "Orders/Worker/DefaultPolicy": BOTH },
    made: { "Orders/Worker": 1 },
  });
  const sealed = "identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject] sealed not-followed";
  const free = "identity .#Orders/Worker/DefaultPolicy: [s3:GetObject s3:PutObject]";

  it.each([
    ['cfn.addPropertyOverride("PolicyDocument.Statement.1.Condition", {});', sealed],
    ["const path = `Properties.PolicyDocument.Statement.${n}.Effect`;", sealed],
    ["if (policy.document.statementCount === 3) check();", sealed],
    ["new iam.CfnPolicy(this, 'P', { policyName, policyDocument: other.document });", sealed],
    ['cfn.addPropertyOverride("Description", "x");', free],
    ['cfn.addOverride("DeletionPolicy", "Retain");', free],
    ["other.document.addStatements(more);", free],
  ])("%s", (line, expected) => {
    expect(outlineOf(linkApp(withLine(line)))[0]).toBe(expected);
  });
});

describe("linking code that we have edited", () => {
  const app: SynthesisedApp = {
    code: `${HEAD}role.addToPolicy(«1»new iam.PolicyStatement({ actions: ["a:B", "c:D"] }));\nrole.addToPolicy(«2»new iam.PolicyStatement({ actions: ["e:F"] }));\n`,
    policies: { "Orders/Worker/DefaultPolicy": ["a:B", "c:D", "e:F"] },
    noted: [
      { mark: 1, actions: ["a:B", "c:D"], in: ["Orders/Worker/DefaultPolicy"] },
      { mark: 2, actions: ["e:F"], in: ["Orders/Worker/DefaultPolicy"] },
    ],
  };
  const { text } = unmarked(app.code);

  function editedBy(change: (text: string) => TextEdit): SynthesisedApp {
    const edited = editFile(text, [change(text)]);
    if (isRefusal(edited)) throw new Error(edited.message);
    return { ...app, edited };
  }

  it("finds statements where the edits have moved them", () => {
    const removed = '"a:B", ';
    const start = text.indexOf(removed);
    const edited = editedBy(() => ({ range: [start, start + removed.length], text: "" }));
    expect(outlineOf(linkApp(edited))).toEqual(["identity .#Orders/Worker/DefaultPolicy: [c:D] + [e:F]"]);
  });

  it("misses what they have removed, and nothing else", () => {
    const line = text.split("\n")[1] ?? "";
    const start = text.indexOf(line);
    const edited = editedBy(() => ({ range: [start, start + line.length + 1], text: "" }));
    expect(outlineOf(linkApp(edited))).toEqual(["identity .#Orders/Worker/DefaultPolicy: [e:F]"]);
  });
});

describe("what is told beside all policies", () => {
  const app: SynthesisedApp = {
    code: READ,
    policies: { "Orders/Worker/DefaultPolicy": BOTH },
    noted: [{ mark: 1, actions: BOTH, in: ["Orders/Worker/DefaultPolicy"] }],
  };

  it("is nothing where the assembly is of this code", () => {
    expect(linkApp(app).unmade).toBeUndefined();
  });

  it("is that the assembly is older than the code", () => {
    expect(linkApp({ ...app, now: `// more\n${unmarked(READ).text}` }).unmade?.message).toBe(
      "cdk.out is older than lib/app.ts; synthesise the app again, for until then nothing of it is certain",
    );
  });

  it("is that there is none", () => {
    expect(linkApp({ code: READ, policies: {} }).unmade?.code).toBe("not-synthesised");
  });
});
