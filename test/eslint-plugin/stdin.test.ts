import { expect, it } from "vitest";
import { FIXED_TF, MAIN_TF } from "../support/terraform-sample.js";
import { describeInstalled } from "./support/installed.js";
import { placeOf } from "./support/project.js";
import { SAMPLE } from "./support/sample.js";

const stdin = (file: string): readonly string[] => ["--stdin", "--stdin-filename", file];

const SECOND_POLICY = `data "aws_iam_policy_document" "more" {
  statement {
    actions   = ["s3:GetObject", "s3:GetObjectAcl"]
    resources = ["*"]
  }
}

resource "aws_iam_role_policy" "more" {
  role   = aws_iam_role.app.name
  policy = data.aws_iam_policy_document.more.json
}
`;

describeInstalled("eslint --stdin", (project) => {
  it("judges the text that it gets, not the one on disk", () => {
    const { lint, read } = project(SAMPLE);
    const moved = `# A line more.\n${MAIN_TF}`;
    expect(lint(stdin("main.tf"), moved)["main.tf"]?.messages.map(placeOf)).toEqual([
      "21:7-21:24 iamend/no-unused-permissions",
    ]);
    expect(lint(stdin("main.tf"), FIXED_TF)["main.tf"]?.messages).toEqual([]);
    expect(read("main.tf")).toBe(MAIN_TF);
  });

  it("judges a file that is not saved yet among those that are", () => {
    const { lint, has } = project(SAMPLE);
    expect(lint(stdin("more.tf"), SECOND_POLICY)["more.tf"]?.messages.map(placeOf)).toEqual([
      "3:34-3:51 iamend/no-unused-permissions",
    ]);
    expect(has("more.tf")).toBe(false);
  });

  it("--fix-dry-run gives the text as it would be", () => {
    const { lint } = project(SAMPLE);
    expect(lint([...stdin("more.tf"), "--fix-dry-run"], SECOND_POLICY)["more.tf"]?.output).toBe(
      SECOND_POLICY.replace(', "s3:GetObjectAcl"', ""),
    );
    expect(lint([...stdin("main.tf"), "--fix-dry-run"], MAIN_TF)["main.tf"]?.output).toBe(FIXED_TF);
  });

  it("tells where a text that is being written cannot be read", () => {
    const { lint } = project(SAMPLE);
    const [first] =
      lint(stdin("main.tf"), `${MAIN_TF}\nresource "aws_iam_role" {`)["main.tf"]?.messages ?? [];
    expect(first).toMatchObject({ fatal: true, severity: 2, ruleId: null, line: 32 });
  });
});
