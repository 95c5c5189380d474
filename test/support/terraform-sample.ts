/** A small project: one role with an inline policy, of which two actions of three are unused, and its finding. */

export const ROLE = "arn:aws:iam::111122223333:role/app";

export const MAIN_TF = `resource "aws_iam_role" "app" {
  name               = "app"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["lambda.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "app" {
  statement {
    actions = [
      "s3:GetObject",
      "s3:GetObjectAcl",
      "s3:PutObject*",
    ]
    resources = ["arn:aws:s3:::bucket/*"]
  }
}

resource "aws_iam_role_policy" "app" {
  role   = aws_iam_role.app.name
  policy = data.aws_iam_policy_document.app.json
}
`;

export const FIXED_TF = MAIN_TF.replace('      "s3:GetObjectAcl",\n', "");

/** A record of Access Analyzer about one principal; a service without actions is wholly unused. */
export function finding(
  unused: Readonly<Record<string, readonly (string | Readonly<Record<string, string>>)[]>>,
  principal = ROLE,
  id = "4b2c6f0e-0000-4000-8000-000000000001",
): unknown {
  return {
    id,
    resource: principal,
    resourceType: "AWS::IAM::Role",
    resourceOwnerAccount: principal.split(":")[4],
    status: "ACTIVE",
    findingType: "UnusedPermission",
    analyzedAt: "2026-10-01T00:00:00Z",
    createdAt: "2026-09-01T00:00:00Z",
    updatedAt: "2026-10-01T00:00:00Z",
    findingDetails: Object.entries(unused).map(([serviceNamespace, actions]) => ({
      unusedPermissionDetails: {
        serviceNamespace,
        ...(actions.length === 0
          ? {}
          : { actions: actions.map((action) => (typeof action === "string" ? { action } : action)) }),
      },
    })),
  };
}

export const FINDING = finding({ s3: ["GetObjectAcl"] });

/** Certain: the account is known. */
export const CONFIGURATION = { findings: "finding.json", accounts: ["111122223333"] };

/** The whole project as files. */
export const SAMPLE = {
  "main.tf": MAIN_TF,
  "finding.json": FINDING,
  "iamend.config.json": CONFIGURATION,
} as const;
