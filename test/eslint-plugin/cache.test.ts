import { expect, it } from "vitest";
import { finding, MAIN_TF } from "../support/terraform-sample.js";
import { describeInstalled } from "./support/installed.js";
import type { Project } from "./support/project.js";
import { TERRAFORM } from "./support/sample.js";

const [ROLE_TF = "", ...REST] = MAIN_TF.split(/(?=\ndata "aws_iam_policy_document" "app")/);

/** The role in one file, its policy in another. */
const TWO_FILES = { ...TERRAFORM, "role.tf": ROLE_TF, "main.tf": REST.join("") };
const ARGUMENTS = [".", "--cache"];

describeInstalled("eslint --cache", (project) => {
  it("takes what has not changed from the cache", () => {
    const { lint, read, write } = project(TWO_FILES);
    const first = lint(ARGUMENTS);
    expect(first["main.tf"]?.messages).toHaveLength(1);
    // Only the cache can know this word.
    write({ ".eslintcache": read(".eslintcache").replaceAll("s3:GetObjectAcl", "s3:FromTheCache") });
    expect(textOf(lint(ARGUMENTS))).toBe(textOf(first).replaceAll("s3:GetObjectAcl", "s3:FromTheCache"));
  });

  it.each([
    ["findings that no longer name it", { "finding.json": finding({ s3: ["DeleteObject"] }) }, 0],
    ["findings that name more", { "finding.json": finding({ s3: ["GetObjectAcl", "GetObject"] }) }, 2],
    ["a role of another name in a file beside it", { "role.tf": ROLE_TF.replace('"app"\n', '"api"\n') }, 0],
    ["a configuration that keeps it", { "iamend.config.json": { keep: ["s3:GetObjectAcl"] } }, 0],
  ])("lints again after a change: %s", (_title, change, expected) => {
    const { lint, write } = project(TWO_FILES);
    expect(messagesIn(lint(ARGUMENTS))).toBe(1);
    write(change);
    expect(messagesIn(lint(ARGUMENTS))).toBe(expected);
  });

  it("lints again when what it depends on is there again", () => {
    const { lint, write, remove } = project(TWO_FILES);
    remove("role.tf");
    expect(messagesIn(lint(ARGUMENTS))).toBe(0);
    write({ "role.tf": ROLE_TF });
    expect(messagesIn(lint(ARGUMENTS))).toBe(1);
  });
});

function messagesIn(results: ReturnType<Project["lint"]>): number {
  return Object.values(results).reduce((sum, { messages }) => sum + messages.length, 0);
}

function textOf(results: ReturnType<Project["lint"]>): string {
  return JSON.stringify(Object.entries(results).map(([file, { messages }]) => [file, messages]));
}
