import { readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { inFolder, runIamend } from "../../support/run-iamend.js";

const ROLE = "arn:aws:iam::111122223333:role/app-prod-AppRole-1A2B3C4D5E6F7";

const TEMPLATE = `Resources:
  AppRole:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: main
          PolicyDocument:
            Statement:
              - Effect: Allow
                Action:
                  - s3:GetObject
                  - s3:PutObject # for uploads
                Resource: "*"
`;

const SAMPLE = {
  "templates/app.yaml": TEMPLATE,
  "finding.json": [
    {
      id: "f-1",
      resource: ROLE,
      resourceType: "AWS::IAM::Role",
      resourceOwnerAccount: "111122223333",
      status: "ACTIVE",
      findingType: "UnusedPermission",
      analyzedAt: "2026-09-30T00:00:00Z",
      createdAt: "2026-09-30T00:00:00Z",
      updatedAt: "2026-09-30T00:00:00Z",
      findingDetails: [
        { unusedPermissionDetails: { serviceNamespace: "s3", actions: [{ action: "PutObject" }] } },
      ],
    },
  ],
  "iamend.config.json": {
    findings: "finding.json",
    accounts: ["111122223333"],
    stacks: { "templates/app.yaml": "app-prod" },
  },
};

function check(folder: string, ...args: readonly string[]): ReturnType<typeof runIamend> {
  return runIamend(["check", ...args], { cwd: folder });
}

describe("a template", () => {
  it("is checked, with the role whose name is computed from its stack", () => {
    inFolder(SAMPLE, (folder) => {
      const { out, err, code } = check(folder, "--explain-holders");
      expect(err).toBe("");
      expect(code).toBe(1);
      expect(out).toContain("`s3:PutObject` was not used by role app-prod-AppRole-1A2B3C4D5E6F7");
      expect(out).toContain("name computed from the name of the stack");
      expect(out).toContain("1 fixable with --fix-suggestions");
    });
  });

  it("keeps all else when it is changed", () => {
    inFolder(SAMPLE, (folder) => {
      expect(check(folder, "--fix").out).not.toContain("fixed,");
      expect(readFileSync(join(folder, "templates/app.yaml"), "utf8")).toBe(TEMPLATE);
      expect(check(folder, "--fix-suggestions").code).toBe(0);
      expect(readFileSync(join(folder, "templates/app.yaml"), "utf8")).toBe(
        TEMPLATE.replace("                  - s3:PutObject # for uploads\n", ""),
      );
    });
  });

  it("is certain once its role is mapped", () => {
    const principals = { [ROLE]: "templates/app.yaml#AppRole" };
    const configuration = { ...SAMPLE["iamend.config.json"], principals };
    inFolder({ ...SAMPLE, "iamend.config.json": configuration }, (folder) => {
      expect(check(folder, "--fix").code).toBe(0);
    });
  });

  it("that is too large is told, and data that is too large is not", () => {
    inFolder({ ...SAMPLE, "large.json": "", "data.json": "[1" }, (folder) => {
      for (const name of ["large.json", "data.json"]) {
        if (name === "large.json")
          writeFileSync(join(folder, name), '{ "Resources": { "A": { "Type": "AWS::');
        truncateSync(join(folder, name), 11 * 1024 * 1024);
      }
      const all = check(folder).err;
      expect(all).toContain("large.json:1:1: It is larger than 10 MiB.");
      expect(all).not.toContain("data.json");
      expect(check(folder, "large.json").err).toContain("It is larger than 10 MiB.");
      const { code, err } = check(folder, "data.json");
      expect([code, err]).toEqual([0, ""]);
    });
  });

  it("is not looked for in what git ignores, and other files that are listed are passed over in silence", () => {
    const files = {
      ...SAMPLE,
      ".gitignore": "out/\nlocal.*\n",
      "local.yaml": TEMPLATE,
      "local.json": "{}",
      "out/app.yaml": TEMPLATE,
      ".aws-sam/build/template.yaml": TEMPLATE,
      "values.yaml": "replicas: 2\n",
    };
    inFolder(files, (folder) => {
      expect(check(folder).out).toContain("checked 1 file");
      const others = check(folder, "local.json", "values.yaml", "iamend.config.json");
      expect([others.code, others.err]).toEqual([0, ""]);
      const listed = check(folder, "local.yaml", ".aws-sam/build/template.yaml");
      expect(listed.err.match(/it was not looked at/g)).toHaveLength(2);
    });
  });

  it("that a stack is configured for, and that is not there, is told", () => {
    const configuration = { ...SAMPLE["iamend.config.json"], stacks: { "app.yaml": "app-prod" } };
    inFolder({ ...SAMPLE, "iamend.config.json": configuration }, (folder) => {
      expect(check(folder).err).toContain("did you mean templates/app.yaml?");
    });
  });

  it("has a stack whose name is no name: that is an error with its place", () => {
    const configuration = { ...SAMPLE["iamend.config.json"], stacks: { "templates/app.yaml": "app_prod" } };
    inFolder({ ...SAMPLE, "iamend.config.json": configuration }, (folder) => {
      const { code, err } = check(folder);
      expect(code).toBe(2);
      expect(err).toMatch(/iamend\.config\.json:\d+:\d+.*expected the name of a stack/s);
    });
  });
});
