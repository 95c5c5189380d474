import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, runIamend } from "../../support/run-iamend.js";
import { FIXED_TF, MAIN_TF, SAMPLE } from "../../support/terraform-sample.js";

const ATTACHMENT = `# ATTACHES
resource "aws_iam_role_policy" "legacy" {
  role   = "legacy"
  policy = data.aws_iam_policy_document.app.json
  DAMAGE
}
`;

describe("a file of a module that cannot be read whole", () => {
  it.each<readonly [string, string | Uint8Array]>([
    ["for it is no valid HCL", ATTACHMENT.replace("DAMAGE", "x = = 3")],
    [
      "for it is not in UTF-8",
      Buffer.from(ATTACHMENT.replace("DAMAGE", "").replace("ATTACHES", "é"), "latin1"),
    ],
  ])("keeps what it may attach from being fixed, and nothing elsewhere: %s", (_name, content) => {
    const files = { ...SAMPLE, "main.tf": "", "app/main.tf": MAIN_TF, "other/main.tf": MAIN_TF };
    inFolder(files, (folder) => {
      writeFileSync(join(folder, "app/legacy.tf"), content);
      const { out } = runIamend(["check", "--fix"], { cwd: folder });
      expect(out).toContain("app/legacy.tf cannot be read whole");
      expect(readFileSync(join(folder, "app/main.tf"), "utf8")).toBe(MAIN_TF);
      expect(readFileSync(join(folder, "other/main.tf"), "utf8")).toBe(FIXED_TF);
    });
  });
});
