/** Which files are linted as what, where nobody says otherwise. */
export const FILES = {
  terraform: ["**/*.tf", "**/*.tofu", "**/*.tf.json", "**/*.tofu.json"],
  cloudformation: [
    "**/*.{yaml,yml,json,template,cfn,cform,cf,sam,tpl,tmpl,tftpl}",
    "**/*.{yaml,yml,json,template}.txt",
  ],
  cdk: ["**/*.{ts,mts,cts,tsx,js,mjs,cjs,jsx}"],
} as const;

/** Of code, what only a parser of TypeScript can read. */
export const TYPESCRIPT = "**/*.{ts,mts,cts,tsx}";
export const JSX = "**/*.jsx";

/** Named as code is, and without any values. */
export const NEVER_CODE = ["**/*.d.{ts,mts,cts}"];

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
