import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stopWitness } from "@iamend/terraform";
import { afterAll, describe, expect, it, vi } from "vitest";
import { inFolder } from "../support/in-folder.js";
import { CONFIGURATION, finding, FINDING, MAIN_TF } from "../support/terraform-sample.js";
import { openCommand } from "./support/command.js";
import { compareRoot } from "./support/compare-root.js";
import { lintRoot, type Linting } from "./support/lint-root.js";

afterAll(stopWitness);

const [ROLE_TF = "", ...REST] = MAIN_TF.split(/(?=\ndata "aws_iam_policy_document" "app")/);

const LARGE = Array.from({ length: 600 }, (_, index) => `"s3:GetObject${String(index)}"`).join(", ");

/** A policy that is a template, of which a file of Terraform tells what fills it. */
function template(actions: string): string {
  return `{ "Statement": [{ "Effect": "Allow", "Action": [${actions}], "Resource": "\${bucket}" }] }\n`;
}

const TEMPLATED = `resource "aws_iam_role" "templated" {
  name               = "templated"
  assume_role_policy = jsonencode({ Statement = [] })
}

resource "aws_iam_role_policy" "templated" {
  role   = aws_iam_role.templated.name
  policy = templatefile("\${path.module}/policy.json.tftpl", { bucket = "*" })
}
`;

/** A role in one file, its policy in another, and a template. */
const PROJECT = {
  "role.tf": ROLE_TF,
  "main.tf": REST.join(""),
  "templated.tf": TEMPLATED,
  "policy.json.tftpl": template('"s3:GetObject", "s3:GetObjectAcl"'),
  "finding.json": [
    FINDING,
    finding({ s3: ["GetObjectAcl"] }, "arn:aws:iam::111122223333:role/templated", "2"),
  ],
  "iamend.config.json": { ...CONFIGURATION, rules: { "no-unknown-actions": "off" } },
} as const;

const SECOND_ROLE = `resource "aws_iam_role" "second" {
  name               = "second"
  assume_role_policy = jsonencode({ Statement = [] })
}

resource "aws_iam_role_policy" "second" {
  role   = aws_iam_role.second.name
  policy = data.aws_iam_policy_document.app.json
}
`;

/** How many messages each file has that has any. */
async function told(linting: Linting): Promise<Readonly<Record<string, number>>> {
  const results = [...(await linting.lint())];
  return Object.fromEntries(
    results.flatMap(([file, { messages }]) => (messages.length === 0 ? [] : [[file, messages.length]])),
  );
}

const BEFORE = { "main.tf": 1, "policy.json.tftpl": 1 };

describe("one process that lints several times", () => {
  it.each([
    ["another text", { "role.tf": ROLE_TF.replace('"app"\n', '"api"\n') }, { "policy.json.tftpl": 1 }],
    ["no file any more", { "role.tf": undefined }, { "policy.json.tftpl": 1 }],
    ["a file more", { "second.tf": SECOND_ROLE }, { "policy.json.tftpl": 1 }],
    [
      "other findings",
      { "finding.json": [finding({ s3: ["GetObject", "GetObjectAcl"] })] },
      { "main.tf": 2 },
    ],
    ["another configuration", { "iamend.config.json": { ...CONFIGURATION, keep: ["s3:*"] } }, {}],
    [
      "a template that is too long",
      { "policy.json.tftpl": template(LARGE) },
      { "main.tf": 1, "templated.tf": 1 },
    ],
    ["a template of another policy", { "templated.tf": "" }, { "main.tf": 1 }],
  ] as const)("sees what the disk has beside a file: %s", (_title, change, expected) =>
    inFolder(PROJECT, async (root) => {
      const linting = lintRoot(root);
      expect(await told(linting)).toEqual(BEFORE);
      for (const [file, text] of Object.entries(change) as readonly [string, unknown][])
        write(root, file, text);
      // The disk is looked at again after a while.
      await vi.waitFor(
        async () => {
          expect(await told(linting)).toEqual(expected);
        },
        { timeout: 30_000, interval: 20 },
      );
      expect(compareRoot(await openCommand(root), await linting.lint()).unexplained).toEqual([]);
      for (const [file, text] of Object.entries(PROJECT)) write(root, file, text);
      for (const file of Object.keys(change)) if (!(file in PROJECT)) write(root, file, undefined);
      await vi.waitFor(
        async () => {
          expect(await told(linting)).toEqual(BEFORE);
        },
        { timeout: 30_000, interval: 20 },
      );
    }),
  );

  it("keeps what an editor has not saved to the file that it is in", () =>
    inFolder(PROJECT, async (root) => {
      const linting = lintRoot(root);
      const messagesOf = async (file: string): Promise<unknown> =>
        (await linting.lint([file])).get(file)?.messages;
      const before = await messagesOf("main.tf");
      expect(before).toHaveLength(1);
      const unsaved = await linting.lintText("role.tf", ROLE_TF.replace('"app"\n', '"api"\n'));
      expect(unsaved.messages).toEqual([]);
      expect(await messagesOf("main.tf")).toEqual(before);
      const more = await linting.lintText("main.tf", `# One line more.\n${PROJECT["main.tf"]}`);
      expect(more.messages).toMatchObject([
        { message: expect.stringContaining("s3:GetObjectAcl") as string },
      ]);
      expect(await messagesOf("main.tf")).toEqual(before);
      expect(await told(linting)).toEqual(BEFORE);
    }));
});

const LINTED = ["main.tf", "role.tf", "templated.tf", "policy.json.tftpl", "second/main.tf", "third/main.tf"];

describe("what is said of a file", () => {
  const files = {
    ...PROJECT,
    "second/main.tf": MAIN_TF,
    "third/main.tf": MAIN_TF.replace('"s3:PutObject*"', '"s3:Get*", "s3:Put*"'),
  };

  it("does not depend on what was linted before it", () =>
    inFolder(files, async (root) => {
      const together = messagesIn(await lintRoot(root).lint(LINTED));
      expect(Object.values(together).flat().length).toBeGreaterThan(4);
      for (const seed of [1, 2, 3, 4]) {
        // Options that mean the same make a configuration that is not known yet.
        const linting = lintRoot(root, { maxCatalogLagDays: 90 + seed });
        for (const file of shuffled(LINTED, seed)) {
          expect(messagesIn(await linting.lint([file]))).toEqual({ [file]: together[file] });
        }
      }
    }));

  it("is of its own root, and of its own configuration", () =>
    inFolder(files, (one) =>
      inFolder(
        { ...files, "finding.json": finding({ s3: [] }, "arn:aws:iam::111122223333:role/other") },
        async (other) => {
          const [here, there] = [lintRoot(one), lintRoot(other)];
          const kept = lintRoot(one, { keep: ["s3:GetObjectAcl"] });
          const before = await told(here);
          for (let round = 0; round < 2; round += 1) {
            // Redundant patterns are no matter of findings.
            expect(await told(there)).toEqual({ "third/main.tf": 2 });
            expect(await told(kept)).not.toEqual(before);
            expect(await told(here)).toEqual(before);
          }
          expect(before).toMatchObject(BEFORE);
          expect(await told(kept)).toEqual(await told(lintRoot(one, { keep: ["s3:GetObjectAcl"] })));
        },
      ),
    ));
});

function messagesIn(
  results: Awaited<ReturnType<Linting["lint"]>>,
): Readonly<Record<string, readonly unknown[]>> {
  return Object.fromEntries([...results].map(([file, { messages }]) => [file, messages]));
}

/** Another order for each seed. */
function shuffled<Item>(items: readonly Item[], seed: number): readonly Item[] {
  return items
    .map((item, index) => ({ item, key: Math.sin(seed * 100 + index) }))
    .sort((left, right) => left.key - right.key)
    .map(({ item }) => item);
}

function write(root: string, file: string, text: unknown): void {
  if (text === undefined) rmSync(join(root, file), { force: true });
  else writeFileSync(join(root, file), typeof text === "string" ? text : JSON.stringify(text));
}
