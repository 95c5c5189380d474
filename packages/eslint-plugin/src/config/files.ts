/** Which files are linted as what, where nobody says otherwise. */
export const FILES = {
  terraform: ["**/*.tf", "**/*.tofu", "**/*.tf.json", "**/*.tofu.json"],
  cloudformation: [
    "**/*.{yaml,yml,json,template,cfn,cform,cf,sam,tpl,tmpl,tftpl}",
    "**/*.{yaml,yml,json,template}.txt",
  ],
} as const;

/** Named as templates are, and never templates. */
export const NEVER_TEMPLATES = [
  "**/*.tf.json",
  "**/*.tofu.json",
  "**/package.json",
  "**/package-lock.json",
  "**/pnpm-lock.yaml",
  "**/tsconfig*.json",
  "**/jsconfig*.json",
];

/** What tools put there: read where source leads there, and never linted. */
export const NEVER_LINTED = [
  "**/.terraform/",
  "**/.terragrunt-cache/",
  "**/cdk.out/",
  "**/.aws-sam/",
  "**/.serverless/",
];
