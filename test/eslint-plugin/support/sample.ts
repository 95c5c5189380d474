import { CONFIGURATION, FINDING, finding, MAIN_TF } from "../../support/terraform-sample.js";

/** As a user writes it. */
const ESLINT_CONFIG = `import iamend from "eslint-plugin-iamend";

export default [...iamend.config(${JSON.stringify(CONFIGURATION)})];
`;

/** A role with its policy in a template. */
export const TEMPLATE_YAML = `Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      RoleName: worker
      AssumeRolePolicyDocument:
        Statement:
          - Effect: Allow
            Principal: { Service: lambda.amazonaws.com }
            Action: sts:AssumeRole
      Policies:
        - PolicyName: queue
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action:
                  - sqs:ReceiveMessage
                  - sqs:PurgeQueue
                Resource: "*"
`;

export const FIXED_YAML = TEMPLATE_YAML.replace("                  - sqs:PurgeQueue\n", "");

const FINDINGS = [
  FINDING,
  finding(
    { sqs: ["PurgeQueue"] },
    "arn:aws:iam::111122223333:role/worker",
    "4b2c6f0e-0000-4000-8000-000000000002",
  ),
];

/** One unused action in each language, and what says so. */
export const SOURCE = {
  "main.tf": MAIN_TF,
  "template.yaml": TEMPLATE_YAML,
  "finding.json": FINDINGS,
} as const;

/** The same with a configuration. */
export const SAMPLE = { ...SOURCE, "eslint.config.mjs": ESLINT_CONFIG } as const;

/** Of it what is Terraform. */
export const TERRAFORM = {
  "main.tf": MAIN_TF,
  "finding.json": FINDINGS,
  "eslint.config.mjs": ESLINT_CONFIG,
} as const;
