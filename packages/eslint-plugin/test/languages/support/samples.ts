/** A Terraform file with every type of node, comments in every style, and code as it is met. */
export const EVERY_HCL_NODE = `# Who may read, and what.
/* block
   comment */
data "aws_iam_policy_document" "read" {
  dynamic "statement" {
    for_each = toset(local.prefixes) // each
    content {
      sid       = "Read\${title(statement.value)}"
      effect    = "Allow"
      actions   = concat(["s3:Get*", "s3:List*"], var.write ? ["s3:PutObject"] : [])
      resources = [for b in aws_s3_bucket.all[*].arn : "\${b}/*" if b != null]
    }
  }
}

resource "aws_iam_role_policy" "inline" {
  count = -1 + 2 * (3) > 0 && !false ? 1 : 0
  role  = aws_iam_role.app["main"].id
  policy = jsonencode({
    "Version" : "2012-10-17"
    Statement = [{ Effect = "Allow", Action = "*", (local.key) = null }]
    tags = { for k, v in var.tags : k => v... if v != "" }
  })
}

resource aws_iam_user_policy "heredoc" {
  user   = "eve"
  policy = <<-EOT
    {
      %{ for a in local.actions ~}
      "Action": "\${a}"
      %{ endfor ~}
      %{ if var.deny }"Effect": "Deny"%{ else }"Effect": "Allow"%{ endif }
    }
  EOT
}
`;

/** A template with every type of node, and YAML as it is met. */
export const EVERY_CFN_NODE = `# A template.
AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Stage: { Type: String, Default: dev }
Resources:
  Role:
    Type: AWS::IAM::Role # no name
    Properties:
      AssumeRolePolicyDocument: &trust
        Version: '2012-10-17'
        Statement: []
      ? [complex, key]
      : ~
      Policies:
        - PolicyName: !Sub "\${Stage}-read"
          PolicyDocument:
            Version: 2012-10-17
            Statement:
            - Effect: Allow
              Action:
              # all of them
              - s3:Get*
              - 'dynamodb:Query'
              Resource: !Join ['', ["arn:aws:s3:::", !Ref Bucket, /*]]
  Other:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: *trust
      Description: |+
        eslint-disable is no directive here
        # nor is this a comment

      MaxSessionDuration: 3600
`;

/** A policy in JSON. */
export const JSON_POLICY = `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": "*" },
    { "Effect": "Deny", "Action": "iam:*", "Resource": ["*"], "Condition": { "Bool": { "aws:x": true } } }
  ]
}
`;

/** A configuration in the JSON syntax of Terraform. */
export const TERRAFORM_JSON = `{
  "//": "a comment",
  "resource": {
    "aws_iam_user": { "eve": { "name": "\${var.name}", "tags": { "a": [1, true, null] } } }
  },
  "output": { "arn": { "value": "\${aws_iam_user.eve.arn}" } }
}
`;
