import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_CONFIGURATION } from "../../../src/configuration/read-configuration.js";
import { createSourceHost } from "../../../src/node/files/source-host.js";
import { walkRoot } from "../../../src/node/files/walk.js";
import { ADAPTERS, isOfDirectory, mayClaim } from "../../../src/node/project/adapters.js";
import { openProject } from "../../../src/node/project/open-project.js";
import type { Problem } from "../../../src/report/problem.js";
import { CATALOG, spoken } from "../../support/world.js";
import { inFolder } from "../../../../../test/support/in-folder.js";

const ACCOUNT = "111122223333";

const ROLE = `resource "aws_iam_role" "app" {
  name = "app"
  inline_policy {
    name = "queue"
    policy = jsonencode({
      Version = "2012-10-17"
      Statement = [{ Effect = "Allow", Action = ["sqs:SendMessage", "sqs:PurgeQueue"], Resource = "*" }]
    })
  }
}
`;

const TEMPLATE = `Resources:
  App:
    Type: AWS::IAM::Role
    Properties:
      RoleName: app
      Policies:
        - PolicyName: queue
          PolicyDocument:
            Version: "2012-10-17"
            Statement: { Effect: Allow, Action: ["sqs:SendMessage", "sqs:PurgeQueue"], Resource: "*" }
`;

/** The problems of a root with a link in it, and what is noted. */
function checked(
  files: Readonly<Record<string, string>>,
  link: readonly [target: string, path: string] | undefined,
  configuration: Partial<typeof DEFAULT_CONFIGURATION> = {},
): { readonly problems: readonly Problem[]; readonly notes: readonly string[] } {
  return inFolder(files, (root) => {
    if (link !== undefined) symlinkSync(join(root, link[0]), join(root, link[1]));
    const walk = walkRoot(root, mayClaim, isOfDirectory);
    const notes: string[] = [];
    const project = openProject({
      walk,
      host: createSourceHost(root, new Set(walk.files)),
      files: walk.files,
      configuration: {
        ...DEFAULT_CONFIGURATION,
        accounts: [{ path: "", accounts: [ACCOUNT] }],
        ...configuration,
      },
      findings: [spoken("role app", ["sqs:PurgeQueue"])],
      catalog: CATALOG,
      now: Date.parse("2026-02-01"),
      note: (text) => notes.push(text),
    });
    return { problems: project.check().problems, notes };
  });
}

describe("openProject", () => {
  beforeAll(async () => {
    await Promise.all(ADAPTERS.map((adapter) => adapter.load()));
  });

  it("offers a fix in what no link leads to, in every language", () => {
    for (const files of [{ "real/main.tf": ROLE }, { "real/t.yaml": TEMPLATE }]) {
      const { problems, notes } = checked(files, undefined);
      expect(problems).toMatchObject([{ pattern: "sqs:PurgeQueue", fix: {} }]);
      expect(notes).toEqual([]);
    }
  });

  it("offers none in what a link makes part of another directory, and says why", () => {
    const { problems } = checked({ "real/main.tf": ROLE, "mixed/own.tf": "" }, [
      "real/main.tf",
      "mixed/l.tf",
    ]);
    expect(problems).toMatchObject([{ pattern: "sqs:PurgeQueue", refused: { code: "linked-elsewhere" } }]);
    expect(problems[0]).not.toHaveProperty("fix");
  });

  it("offers none in a template whose stacks are told at one of its paths alone", () => {
    const { problems } = checked({ "real/t.yaml": TEMPLATE }, ["real/t.yaml", "other.yaml"], {
      stacks: new Map([["real/t.yaml", ["one"]]]),
    });
    expect(problems[0]?.refused?.message).toMatch(/^through a link this file has several paths/);
    expect(problems[0]).not.toHaveProperty("fix");
  });

  it("takes the accounts of a link's place for those of what it leads to, and says so", () => {
    const { problems, notes } = checked({ "real/main.tf": ROLE }, ["real", "other"], {
      accounts: [
        { path: "real", accounts: [ACCOUNT] },
        { path: "other", accounts: ["444455556666"] },
      ],
    });
    // Of the role in the other account there is no finding.
    expect(problems).toEqual([]);
    expect(notes).toEqual([
      "real is deployed as other too, through a link; its accounts are taken to be 111122223333, 444455556666",
    ]);
  });
});
