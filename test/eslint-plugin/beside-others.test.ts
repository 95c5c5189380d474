import { expect, it } from "vitest";
import { CONFIGURATION, FIXED_TF, MAIN_TF } from "../support/terraform-sample.js";
import { describeInstalled } from "./support/installed.js";
import { placeOf } from "./support/project.js";
import { FIXED_YAML, SAMPLE, TEMPLATE_YAML } from "./support/sample.js";

const OPTIONS = JSON.stringify(CONFIGURATION);

/** A template in JSON, with a key that @eslint/json does not like. */
const TEMPLATE_JSON = `{
  "Resources": {
    "Api": {
      "Type": "AWS::IAM::Role",
      "Properties": {
        "RoleName": "worker",
        "AssumeRolePolicyDocument": { "Statement": [] },
        "Policies": [
          {
            "PolicyName": "queue",
            "PolicyDocument": {
              "Statement": { "Effect": "Allow", "Action": ["sqs:PurgeQueue", "sqs:ReceiveMessage"], "Resource": "*" }
            }
          }
        ]
      }
    }
  },
  "": {}
}
`;

/** iamend's languages stand for what no other plugin reads. @eslint/json cannot stand rules of ESLint for JavaScript. */
const CONFIGURATION_OF_ALL = `
import iamend from "eslint-plugin-iamend";
import js from "@eslint/js";
import json from "@eslint/json";
import yml from "eslint-plugin-yml";

export default [
  { files: ["**/*.js"], ...js.configs.recommended },
  ...iamend.config(${OPTIONS}),
  { files: ["**/*.yaml"], plugins: { yml }, language: "yml/yaml", rules: { "yml/quotes": "error" } },
  { files: ["**/*.json"], plugins: { json }, language: "json/json", rules: { "json/no-empty-keys": "error" } },
];
`;

const OTHERS = ["eslint-plugin-yml", "@eslint/json", "@eslint/js"];

describeInstalled(
  "beside other plugins",
  (project) => {
    const all = (): ReturnType<typeof project> =>
      project({
        ...SAMPLE,
        "eslint.config.mjs": CONFIGURATION_OF_ALL,
        "stack.json": TEMPLATE_JSON,
        "template.yaml": TEMPLATE_YAML.replace("RoleName: worker", "RoleName: 'worker'"),
        "app.js": "export const answer = 42;\nlet unused;\n",
      });

    it("each file has the rules of all that know it, under the language of the last one", () => {
      const results = all().lint(["."]);
      expect(
        Object.fromEntries(Object.entries(results).map(([file, one]) => [file, one.messages.map(placeOf)])),
      ).toEqual({
        "app.js": ["2:5-2:11 no-unused-vars"],
        "eslint.config.mjs": [],
        "finding.json": [],
        "main.tf": ["20:7-20:24 iamend/no-unused-permissions"],
        "stack.json": ["12:60-12:76 iamend/no-unused-permissions", "19:3-19:5 json/no-empty-keys"],
        "template.yaml": ["5:17-5:25 yml/quotes", "18:21-18:35 iamend/no-unused-permissions"],
      });
    });

    it("--fix applies the fixes of all", () => {
      const { eslint, read } = all();
      expect(eslint([".", "--fix"]).code).toBe(1);
      expect(read("main.tf")).toBe(FIXED_TF);
      expect(read("template.yaml")).toBe(FIXED_YAML.replace("RoleName: worker", 'RoleName: "worker"'));
      expect(read("stack.json")).toBe(TEMPLATE_JSON.replace('"sqs:PurgeQueue", ', ""));
    });

    it("rules of ESLint for JavaScript do no harm where they are on for every file", () => {
      const { lint } = project({
        ...SAMPLE,
        "eslint.config.mjs": `
          import js from "@eslint/js";
          import iamend from "eslint-plugin-iamend";
          export default [...iamend.config(${OPTIONS}), js.configs.recommended];`,
      });
      const results = lint(["."]);
      expect(Object.values(results).flatMap(({ messages }) => messages.map(placeOf))).toEqual([
        "20:7-20:24 iamend/no-unused-permissions",
        "18:21-18:35 iamend/no-unused-permissions",
      ]);
    });

    it("a rule of ESLint for syntax knows blocks of Terraform", () => {
      const { lint } = project({
        "main.tf": MAIN_TF,
        "eslint.config.mjs": `
          import iamend from "eslint-plugin-iamend";
          export default [
            iamend.configs.recommended,
            { files: ["**/*.tf"], rules: { "no-restricted-syntax": ["error", "HclBlock"] } },
          ];`,
      });
      expect(lint(["main.tf"])["main.tf"]?.messages.map(placeOf)[0]).toMatch(
        /^1:1-4:2 no-restricted-syntax$/,
      );
    });
  },
  { more: OTHERS },
);
