import { createHash } from "node:crypto";
import { finding } from "./finding.js";
import { temporaryRoot } from "./temporary-root.js";

export const ACCOUNT = "111122223333";
/** What nobody uses, in each file. */
const UNUSED = { s3: ["GetObjectAcl"], sqs: [] };

/** The options of the plugin for such a root. */
export const OPTIONS = { root: ".", findings: ["findings.json"], accounts: [ACCOUNT] };

/**
 * A folder with code of CDK, and what `cdk synth` and the recorder left of it: each `new iam.PolicyStatement` of a file ended in the
 * policy of a role that has the name of the file.
 */
export function cdkRoot(
  code: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
): string {
  return temporaryRoot({ ...code, ...assembly(code), ...more });
}

/** The cloud assembly, the record in it, and findings about all of its roles. */
export function assembly(code: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const policies = Object.entries(code).map(([file, text]) => ({ file, text, made: madeIn(text) }));
  const resources = policies.flatMap(({ file, made }) => [
    [
      `${idOf(file)}Role`,
      {
        Type: "AWS::IAM::Role",
        Properties: { RoleName: roleOf(file), AssumeRolePolicyDocument: { Statement: [] } },
      },
    ],
    [
      `${idOf(file)}Policy`,
      {
        Type: "AWS::IAM::Policy",
        Properties: {
          PolicyName: "policy",
          PolicyDocument: {
            Statement: made.map(({ actions }) => ({ Effect: "Allow", Action: actions, Resource: "*" })),
          },
          Roles: [{ Ref: `${idOf(file)}Role` }],
        },
      },
    ],
  ]);
  const statements = policies.flatMap(({ file, made }) =>
    made.map(({ line, column, actions }) => ({
      at: { file: `../${file}`, line, column },
      by: "new",
      effect: "Allow",
      actions,
      documents: [
        {
          template: "Reports.template.json",
          logicalId: `${idOf(file)}Policy`,
          property: "PolicyDocument",
          path: `Reports/${idOf(file)}Policy/Resource`,
        },
      ],
    })),
  );
  const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
  return {
    "findings.json": policies.map(({ file }) =>
      finding(UNUSED, `arn:aws:iam::${ACCOUNT}:role/${roleOf(file)}`),
    ),
    "cdk.out/manifest.json": {
      version: "48.0.0",
      artifacts: {
        Reports: {
          type: "aws:cloudformation:stack",
          environment: `aws://${ACCOUNT}/eu-west-1`,
          properties: { templateFile: "Reports.template.json" },
        },
      },
    },
    "cdk.out/Reports.template.json": { Resources: Object.fromEntries(resources) as unknown },
    "cdk.out/iamend-record.json": {
      version: 1,
      files: Object.fromEntries(
        policies.flatMap(({ file, text, made }) =>
          made.length === 0 ? [] : [[`../${file}`, { sha256: hash(text) }]],
        ),
      ),
      statements,
    },
  };
}

export function roleOf(file: string): string {
  return `role-of-${file.replaceAll(/\W/g, "-")}`;
}

function idOf(file: string): string {
  return file.replaceAll(/\W/g, "");
}

interface Made {
  readonly line: number;
  readonly column: number;
  readonly actions: readonly string[];
}

/** What is written in `actions`. */
function madeIn(text: string): readonly Made[] {
  return [...text.matchAll(/new iam\.PolicyStatement\(\{\s*actions: \[([^]*?)\]/g)].map(
    ({ index, 1: list = "" }) => {
      const lines = text.slice(0, index).split("\n");
      return {
        line: lines.length,
        column: (lines.at(-1)?.length ?? 0) + 1,
        actions: [...list.matchAll(/"([^"]+)"/g)].map(([, action = ""]) => action),
      };
    },
  );
}
