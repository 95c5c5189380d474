import { applyEdits, NO_DEPLOYMENT, NOTHING_LOCATED } from "@iamend/source";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { terraformAdapter } from "../../src/adapter.js";
import type { Edit, Host } from "../../src/contract.js";
import type { TerraformLocated } from "../../src/link/sites.js";
import { stopWitness } from "../../src/witness/hcl-to-json.js";
import { drawn } from "../support/drawn.js";
import { changesFor } from "../support/requests.js";

beforeAll(() => terraformAdapter.load());
afterAll(stopWitness);

type Files = Readonly<Record<string, string>>;

function link(files: Files): TerraformLocated {
  const host: Host = {
    read: (file) => files[file] ?? { code: "not-found", message: "There is no such file." },
    list: (directory) => {
      const start = directory === "" || directory === "." ? "" : `${directory}/`;
      const below = Object.keys(files).filter((file) => file.startsWith(start));
      return [...new Set(below.map((file) => file.slice(start.length).split("/")[0] ?? ""))];
    },
  };
  const claimed = Object.entries(files).filter(([file, text]) => terraformAdapter.claims(file, text));
  const units = new Map(claimed.map(([file, text]) => [file, terraformAdapter.parse(file, text)]));
  const located = terraformAdapter.link(units, host, NOTHING_LOCATED, NO_DEPLOYMENT);
  if (!("listSites" in located)) throw new Error("not linked as Terraform");
  return located as TerraformLocated;
}

const files: Files = {
  "main.tf": drawn(`
    locals {
      read = ["s3:GetObject", "s3:GetObjectAcl"]
    }

    data "aws_iam_policy_document" "x" {
      statement {
        actions   = concat(local.read, ["s3:ListBucket", "s3:PutObject"])
        resources = ["*"]
      }

      dynamic "statement" {
        for_each = var.queues
        content {
          actions   = ["sqs:SendMessage", "sqs:ReceiveMessage"]
          resources = [statement.value]
        }
      }

      statement {
        actions   = ["sns:Publish"]
        resources = ["*"]
      }
    }

    resource "aws_iam_role" "x" {
      name               = "worker"
      assume_role_policy = jsonencode({})

      inline_policy {
        name = "a"
        policy = jsonencode({
          Statement = [
            { Effect = "Allow", Action = "kms:*", Resource = "*" },
            { Effect = "Allow", Action = ["ec2:DescribeHosts", "ec2:DescribeTags"], Resource = "*" },
          ]
        })
      }
    }

    resource "aws_iam_role_policy" "x" {
      role   = aws_iam_role.x.name
      policy = data.aws_iam_policy_document.x.json
    }

    resource "aws_iam_role_policy" "file" {
      role   = aws_iam_role.x.name
      policy = file("\${path.module}/policy.json")
    }

    resource "aws_iam_role_policy" "template" {
      role   = aws_iam_role.x.name
      policy = templatefile("\${path.module}/policy.json.tpl", { bucket = var.bucket })
    }

    resource "aws_iam_role_policy" "heredoc" {
      role   = aws_iam_role.x.name
      policy = <<-EOF
        {
          "Statement": [
            { "Effect": "Allow", "Action": "dynamodb:*", "Resource": "\${var.table}" },
            { "Effect": "Allow", "Action": ["ssm:GetParameter", "ssm:PutParameter"], "Resource": "*" }
          ]
        }
        EOF
    }
    `),
  "policy.json": drawn(`
    {
      "Statement": [
        { "Effect": "Allow", "Action": ["ecs:RunTask", "ecs:StopTask"], "Resource": "*" },
        { "Effect": "Allow", "Action": "ecr:*", "Resource": "*" }
      ]
    }
    `),
  "policy.json.tpl": drawn(`
    {
      "Statement": [
        {
          "Effect": "Allow",
          "Action": ["glue:GetJob", "glue:GetTable"],
          "Resource": "arn:aws:s3:::\${bucket}/*"
        }
      ]
    }
    `),
};

describe("what the linker finds", () => {
  it("is edited, accepted by the witness, and found again", () => {
    const located = link(files);
    const gone = [
      "s3:GetObjectAcl",
      "s3:PutObject",
      "sqs:ReceiveMessage",
      "ec2:DescribeTags",
      "ssm:PutParameter",
    ];
    const changes = changesFor(located, {
      replace: {
        ...Object.fromEntries([...gone, "ecs:StopTask", "glue:GetJob"].map((name) => [name, []])),
        "kms:*": ["kms:Decrypt", "kms:Encrypt"],
        "dynamodb:*": ["dynamodb:GetItem"],
      },
      remove: ["sns:Publish", "ecr:*"],
    });
    expect(changes).toHaveLength(11);
    const answers = terraformAdapter.edit(changes, located);
    expect(answers.flatMap((answer) => ("refusal" in answer ? [answer.refusal] : []))).toEqual([]);
    const after = applied(answers.flatMap((answer) => ("edits" in answer ? answer.edits : [])));
    for (const [file, text] of Object.entries(after)) {
      expect(terraformAdapter.witness(file, text, changes, located), file).toBeUndefined();
    }
    expect(patternsOf(link(after))).toEqual(
      patternsOf(located)
        .filter(
          (pattern) => ![...gone, "ecs:StopTask", "glue:GetJob", "sns:Publish", "ecr:*"].includes(pattern),
        )
        .flatMap((pattern) =>
          pattern === "kms:*"
            ? ["kms:Decrypt", "kms:Encrypt"]
            : pattern === "dynamodb:*"
              ? ["dynamodb:GetItem"]
              : [pattern],
        )
        .sort(),
    );
  });
});

function applied(edits: readonly Edit[]): Files {
  return Object.fromEntries(
    Object.entries(files).map(([file, text]) => {
      const after = applyEdits(
        text,
        edits.filter((one) => one.file === file),
      );
      if (typeof after !== "string") throw new Error(after.message);
      return [file, after];
    }),
  );
}

function patternsOf(located: TerraformLocated): readonly string[] {
  const items = [...located.lists.values()].flatMap((list) => list.items);
  return items.flatMap((item) => ("value" in item ? [item.value] : [])).sort();
}
