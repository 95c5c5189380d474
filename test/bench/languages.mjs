// What is benchmarked of each language.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { cloudformationAdapter } from "../../packages/cloudformation/dist/index.js";
import { createUnit } from "../../packages/cloudformation/dist/link/unit.js";
import { terraformAdapter } from "../../packages/terraform/dist/index.js";
import { parseFile } from "../../packages/terraform/dist/parse/parse-file.js";
import { mayHoldPolicy } from "../../packages/terraform/dist/parse/policy-words.js";
import { readFolder } from "../corpus/read-folder.mjs";

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * `parse`: a file as the adapter parses it, and nothing more; undefined for one that no policy can stand in. `start`: the smallest
 * project.
 */
export const LANGUAGES = [
  {
    name: "Terraform",
    folder: "terraform",
    adapter: terraformAdapter,
    module: "terraform",
    parse: (file, text) => (mayHoldPolicy(text) ? parseFile(file, text) : undefined),
    start: {
      file: "main.tf",
      text: `data "aws_iam_policy_document" "reports" {
  statement {
    actions   = ["s3:GetObject", "s3:PutObject"]
    resources = ["arn:aws:s3:::acme-reports/*"]
  }
}

resource "aws_iam_role_policy" "reports" {
  name   = "reports"
  role   = "reports"
  policy = data.aws_iam_policy_document.reports.json
}
`,
    },
  },
  {
    name: "templates",
    folder: "cloudformation",
    adapter: cloudformationAdapter,
    module: "cloudformation",
    parse: (file, text) => {
      if (!cloudformationAdapter.claims(file, text)) return undefined;
      const unit = createUnit(file, text);
      return unit.hasPolicyWords ? unit.parsed() : undefined;
    },
    start: {
      file: "template.yaml",
      text: `AWSTemplateFormatVersion: "2010-09-09"
Resources:
  Reports:
    Type: AWS::IAM::RolePolicy
    Properties:
      PolicyName: reports
      RoleName: reports
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: [s3:GetObject, s3:PutObject]
            Resource: arn:aws:s3:::acme-reports/*
`,
    },
  },
];

/** Real code if there is any beside the checkout, else the fixtures, so often that it is as much. */
export function corpusOf({ folder: name }) {
  const folder = `${process.env.IAMEND_CORPUS ?? path("../../../shared/corpus")}/${name}`;
  return existsSync(folder)
    ? { folder, files: readFolder(folder) }
    : { files: copies(readFolder(path(`../../fixtures/${name}`)), 100) };
}

export function copies(files, count) {
  const all = Array.from({ length: count }, (_, copy) =>
    // No two are the same, for what has been read before need not be read again.
    [...files].map(([file, text]) => [`copy${copy}/${file}`, text + "\n".repeat(copy)]),
  );
  return new Map(all.flat());
}
