import { expect, it } from "vitest";
import { CONFIGURATION, finding, FIXED_TF, MAIN_TF } from "../support/terraform-sample.js";
import { describeInstalled } from "./support/installed.js";
import { placeOf } from "./support/project.js";
import { SAMPLE, TERRAFORM } from "./support/sample.js";

describeInstalled("what is suppressed", (project) => {
  it("--suppress-all silences, but does not stop --fix, which leaves suppressions that nothing needs", () => {
    const { eslint, read } = project(TERRAFORM);
    expect(eslint([".", "--suppress-all"]).code).toBe(0);
    expect(JSON.parse(read("eslint-suppressions.json"))).toEqual({
      "main.tf": { "iamend/no-unused-permissions": { count: 1 } },
    });
    expect(eslint(["."])).toEqual({ code: 0, out: "", err: "" });
    expect(read("main.tf")).toBe(MAIN_TF);

    const fixed = eslint([".", "--fix"]);
    expect(read("main.tf")).toBe(FIXED_TF);
    expect(fixed.code).toBe(2);
    expect(eslint([".", "--fix", "--prune-suppressions"]).code).toBe(0);
  });

  it.each([
    ["a line", '"s3:GetObjectAcl", # eslint-disable-line iamend/no-unused-permissions -- restore drill'],
    ["a line in the other style", '"s3:GetObjectAcl", // eslint-disable-line iamend/no-unused-permissions'],
    [
      "the line above",
      '# eslint-disable-next-line iamend/no-unused-permissions -- restore drill\n      "s3:GetObjectAcl",',
    ],
  ])("a comment protects a permission from --fix: %s", (_title, written) => {
    const text = MAIN_TF.replace('"s3:GetObjectAcl",', written);
    const { eslint, read } = project({ ...TERRAFORM, "main.tf": text });
    expect(eslint([".", "--fix", "--report-unused-disable-directives"])).toEqual({
      code: 0,
      out: "",
      err: "",
    });
    expect(read("main.tf")).toBe(text);
  });

  it.each([
    ["# eslint-disable iamend/no-unused-permissions -- all of it", "main.tf"],
    ['/* eslint iamend/no-unused-permissions: "off" */', "main.tf"],
    ["# eslint-disable -- everything", "template.yaml"],
    ["# eslint-disable iamend/no-unused-permissions", "template.yaml"],
  ] as const)("a comment protects a whole file: %s in %s", (comment, file) => {
    const text = `${comment}\n${SAMPLE[file]}`;
    const { eslint, read } = project({ ...SAMPLE, [file]: text });
    expect(eslint([".", "--fix"])).toEqual({ code: 0, out: "", err: "" });
    expect(read(file)).toBe(text);
  });

  it("a comment protects an item of YAML, and nothing beside it", () => {
    const text = SAMPLE["template.yaml"].replace(
      "- sqs:PurgeQueue",
      "- sqs:PurgeQueue # eslint-disable-line iamend/no-unused-permissions\n                  - sqs:DeleteQueue",
    );
    const unused = {
      "finding.json": finding(
        { sqs: ["PurgeQueue", "DeleteQueue"] },
        "arn:aws:iam::111122223333:role/worker",
      ),
    };
    const { eslint, read } = project({ ...SAMPLE, ...unused, "template.yaml": text });
    expect(eslint([".", "--fix"])).toEqual({ code: 0, out: "", err: "" });
    expect(read("template.yaml")).toBe(text.replace(/\n *- sqs:DeleteQueue/, ""));
  });

  it("a comment names a rule as the configuration does", () => {
    const text = MAIN_TF.replace(
      '"s3:GetObjectAcl",',
      '"s3:GetObjectAcl", # eslint-disable-line aws/no-unused-permissions',
    );
    const { eslint, read } = project({
      ...TERRAFORM,
      "main.tf": text,
      "eslint.config.mjs": `
        import iamend from "eslint-plugin-iamend";
        export default [{
          files: ["**/*.tf"],
          plugins: { aws: iamend },
          language: "aws/terraform",
          settings: { iamend: ${JSON.stringify(CONFIGURATION)} },
          rules: { "aws/no-unused-permissions": "error" },
        }];`,
    });
    expect(eslint([".", "--fix"])).toEqual({ code: 0, out: "", err: "" });
    expect(read("main.tf")).toBe(text);
  });

  it("a directive that silences nothing is told", () => {
    const text = MAIN_TF.replace(
      '"s3:GetObject",',
      '"s3:GetObject", # eslint-disable-line iamend/no-unused-permissions',
    );
    const { lint } = project({ ...TERRAFORM, "main.tf": text });
    const messages = lint(["main.tf", "--report-unused-disable-directives"])["main.tf"]?.messages ?? [];
    expect(messages.map(placeOf)).toEqual(
      expect.arrayContaining(["20:7-20:24 iamend/no-unused-permissions"]),
    );
    expect(messages.find(({ message }) => message.includes("eslint-disable"))?.line).toBe(19);
  });
});
