import type { Request } from "../support/requests.js";

/** What is asked of a file, drawn, and why it is not done. */
export interface RefusedCase extends Request {
  readonly name: string;
  readonly before: string;
  readonly code: string;
}

const IMPORT = 'import * as iam from "aws-cdk-lib/aws-iam";';

const statement = (action: string): string =>
  `new iam.PolicyStatement({ actions: ["${action}"], resources: ["*"] })`;

export const refusedCases: readonly RefusedCase[] = [
  {
    name: "a type that another text may not have",
    before: `
      ${IMPORT}
      new iam.PolicyStatement({ actions: ["s3:Get*" as Action, "s3:Put*"] });
      `,
    replace: { "s3:Get*": ["s3:GetObject"] },
    code: "unwritable-element",
  },
  {
    name: "a comment within an element",
    before: `
      ${IMPORT}
      new iam.PolicyStatement({ actions: [("s3:Get*" /* why */), "s3:Put*"] });
      `,
    replace: { "s3:Get*": ["s3:GetObject"] },
    code: "unwritable-element",
  },
  {
    name: "the last pattern of a statement",
    before: `
      ${IMPORT}
      new iam.PolicyStatement({ actions: ["s3:Get*"] });
      `,
    replace: { "s3:Get*": [] },
    code: "would-be-empty",
  },
  {
    name: "characters that no action has",
    before: `
      ${IMPORT}
      new iam.PolicyStatement({ actions: ["s3:Get*"] });
      `,
    replace: { "s3:Get*": ["s3:Get'"] },
    code: "unprintable",
  },
  {
    name: "a statement that all of a condition does",
    before: `
      ${IMPORT}
      if (x) role.addToPolicy(${statement("s3:GetObject")});
      `,
    remove: ["s3:GetObject"],
    code: "indivisible-place",
  },
  {
    name: "a statement between lines that would be read as one",
    before: `
      ${IMPORT}
      const x = y
      role.addToPolicy(${statement("s3:GetObject")});
      (z as any).run()
      `,
    remove: ["s3:GetObject"],
    code: "joined-lines",
  },
  {
    name: "all arguments of a call that is more than a statement",
    before: `
      ${IMPORT}
      const done = policy.addStatements(${statement("s3:GetObject")}, ${statement("s3:PutObject")});
      `,
    remove: ["s3:GetObject", "s3:PutObject"],
    code: "would-be-empty",
  },
  {
    name: "a text whose type may not fit a list",
    before: `
      ${IMPORT}
      iam.PolicyStatement.fromJson({ Effect: "Allow", Action: "s3:*" as string, Resource: "*" });
      `,
    replace: { "s3:*": ["s3:GetObject", "s3:PutObject"] },
    code: "unwritable-element",
  },
];
