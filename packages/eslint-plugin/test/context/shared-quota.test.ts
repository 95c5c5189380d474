import { defaultCatalog } from "@iamend/core";
import { Linter } from "eslint";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import iamend from "../../src/index.js";
import { finding } from "../rules/support/finding.js";
import { temporaryRoot } from "../rules/support/temporary-root.js";

// A wildcard of which every third action is unused becomes thousands of characters. The inline policies of a role share one quota: each
// of two files has room for what its wildcards become, and both together have not.

const catalog = defaultCatalog();
const everyThird = (service: string): string[] =>
  catalog.actions(service).flatMap(({ name }, index) => (index % 3 === 0 ? [name] : []));

const policy = (
  label: string,
  ...actions: readonly string[]
): string => `resource "aws_iam_role_policy" "${label}" {
  role = "reports"
  policy = jsonencode({
    Statement = [{
      Effect   = "Allow"
      Action   = ${JSON.stringify(actions)}
      Resource = "*"
    }]
  })
}
`;

const root = temporaryRoot({
  "findings.json": [finding({ ec2: everyThird("ec2"), s3: everyThird("s3"), iam: everyThird("iam") })],
  "a.tf": policy("a", "ec2:Describe*", "ec2:Create*", "ec2:Modify*"),
  "b.tf": policy("b", "s3:*", "iam:*"),
});

describe("files that share a quota", () => {
  const fixed = (names: readonly string[]): readonly string[] => {
    const linter = new Linter({ cwd: root });
    const configs = iamend.config({
      basePath: root,
      root,
      findings: "findings.json",
      accounts: ["111122223333"],
    });
    return names.filter((name) => {
      const file = join(root, name);
      return linter.verifyAndFix(readFileSync(file, "utf8"), configs, file).fixed;
    });
  };

  it("are not both changed, whichever is linted first", () => {
    const [first, second] = [fixed(["a.tf", "b.tf"]), fixed(["b.tf", "a.tf"])];
    expect(first).toHaveLength(1);
    expect(second).toEqual(first);
  });
});
