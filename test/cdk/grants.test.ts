// Grants of the library of which not everything is used: what is suggested for them, and what is synthesised once that is done.
import { readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultCatalog } from "@iamend/core";
import { applyEdits, editFile, isRefusal, type Edit } from "@iamend/source";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runIamend } from "../support/run-iamend.js";
import { copyOf, sharedSynthesis, synthesiseAgain } from "../support/synthesise.js";
import { grantsOf, templatesIn } from "./support/grants.js";
import { linkApp, outlineOf, unmarked, type SynthesisedApp } from "./support/synthesised.js";

const READ_TABLE = [
  "dynamodb:BatchGetItem",
  "dynamodb:ConditionCheckItem",
  "dynamodb:DescribeTable",
  "dynamodb:GetItem",
  "dynamodb:Query",
  "dynamodb:Scan",
  "dynamodb:GetRecords",
  "dynamodb:GetShardIterator",
];
const WRITE_TABLE = ["BatchWriteItem", "DeleteItem", "PutItem", "UpdateItem"].map(
  (name) => `dynamodb:${name}`,
);
const POLICY = "Orders/Worker/DefaultPolicy";

describe("linking a grant that we have edited", () => {
  const app: SynthesisedApp = {
    code: `import * as dynamodb from "aws-cdk-lib/aws-dynamodb";\nf(); table.«1»grantReadWriteData(role);\n`,
    policies: { [POLICY]: [...READ_TABLE, ...WRITE_TABLE] },
    noted: [
      {
        mark: 1,
        by: "library",
        through: "grantReadWriteData",
        actions: [...READ_TABLE, ...WRITE_TABLE],
        in: [POLICY],
      },
    ],
  };
  const { text } = unmarked(app.code);
  const at = (part: string): readonly [number, number] => [
    text.indexOf(part),
    text.indexOf(part) + part.length,
  ];

  it.each<readonly [name: string, edits: readonly (readonly [string, string])[], granted: string]>([
    ["knows what the other gives", [["ReadWriteData", "ReadData"]], `grantReadData(${READ_TABLE.join(" ")})`],
    [
      "reads what it is told",
      [
        ["ReadWriteData", ""],
        [")", ', "dynamodb:GetItem")'],
      ],
      "grant(dynamodb:GetItem)",
    ],
    ["does not know of one that it never heard of", [["ReadWriteData", "Alike"]], "grantAlike()"],
    ["misses one that is gone", [["table.grantReadWriteData(role);", ""]], ""],
    ["finds one that was moved", [["import * as", "import  *  as"]], "grantReadWriteData(12)"],
  ])("%s", (_, edits, granted) => {
    const edited = editFile(
      text,
      edits.map(([part, instead]) => ({
        range: part === ")" ? [text.length - 3, text.length - 2] : at(part),
        text: instead,
      })),
    );
    if (isRefusal(edited)) throw new Error(edited.message);
    const [outline = ""] = outlineOf(linkApp({ ...app, edited }));
    const all = `(${[...READ_TABLE, ...WRITE_TABLE].join(" ")})`;
    expect(outline.replace(all, "(12)")).toBe(`identity .#${POLICY}: ${granted}`);
  });
});

const APP = fileURLToPath(new URL("../../fixtures/cdk", import.meta.url));
const catalog = defaultCatalog();

/** Role → what else nobody used of it, by service. */
const UNUSED: Readonly<Record<string, Readonly<Record<string, readonly string[] | undefined>>>> = {
  "role/Intake-Weigh": { dynamodb: ["BatchWriteItem", "DeleteItem", "PutItem", "UpdateItem"] },
  "role/orchard-press-Foreman": { sns: undefined },
  "role/Ledger-Teller": { kms: ["Encrypt", "ReEncryptFrom", "ReEncryptTo"] },
};

describe("the grants of an app that was synthesised", () => {
  let root: string;
  let before: ReadonlyMap<string, unknown>;
  let suggested: readonly { readonly message: string; readonly edits: readonly Suggested[] }[];
  let internal: string;

  beforeAll(() => {
    const copy = copyOf(sharedSynthesis(APP, { recorded: true }));
    root = copy.root;
    before = templatesIn(copy.assembly);
    writeFileSync(join(root, "findings.json"), JSON.stringify(findings()));
    const now = new Date(Date.now() + 1000);
    utimesSync(join(copy.assembly, "manifest.json"), now, now);
    const { out, err } = runIamend(["check", "--format", "json"], { cwd: root });
    internal = err;
    const { problems } = JSON.parse(out) as {
      readonly problems: readonly { readonly message: string; readonly suggestions?: typeof suggested }[];
    };
    suggested = problems
      .filter(({ message }) => message.startsWith("`grant"))
      .flatMap(({ suggestions = [] }) => suggestions);
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  it("are suggested to be narrower, or to go", () => {
    expect(internal).not.toContain("internal error");
    expect(suggested.map(({ message }) => message)).toEqual([
      "Replace grantReadWriteData with grantReadData.",
      "Replace grantEncryptDecrypt with grant for kms:Decrypt and kms:GenerateDataKey*.",
      "Remove grantPublish.",
    ]);
  });

  it("then give nothing more, and less by what nobody used alone", () => {
    const edits = suggested.flatMap((one) => one.edits);
    for (const file of new Set(edits.map((edit) => edit.file))) {
      const own = edits.filter((edit) => edit.file === file);
      const after = applyEdits(readFileSync(join(root, file), "utf8"), own);
      if (isRefusal(after)) throw new Error(after.message);
      writeFileSync(join(root, file), after);
    }
    const after = templatesIn(synthesiseAgain(root, { recorded: true }).assembly);
    const [old, now] = [grantsOf(before, catalog).grants, grantsOf(after, catalog).grants];
    expect(lost(now, old)).toEqual([]);
    expect(lost(old, now)).toEqual([
      "Intake.template.json#WeighServiceRoleDefaultPolicy dynamodb:BatchWriteItem",
      "Intake.template.json#WeighServiceRoleDefaultPolicy dynamodb:DeleteItem",
      "Intake.template.json#WeighServiceRoleDefaultPolicy dynamodb:PutItem",
      "Intake.template.json#WeighServiceRoleDefaultPolicy dynamodb:UpdateItem",
      "Ledger.template.json#TellerDefaultPolicy kms:Encrypt",
      "Ledger.template.json#TellerDefaultPolicy kms:ReEncryptFrom",
      "Ledger.template.json#TellerDefaultPolicy kms:ReEncryptTo",
      "Press.template.json#ForemanDefaultPolicy sns:Publish",
    ]);
  });
});

type Suggested = Pick<Edit, "file" | "range" | "text">;

/** The findings of the fixture, and some more about what grants give. */
function findings(): unknown {
  const all = JSON.parse(readFileSync(join(APP, "findings.json"), "utf8")) as {
    readonly resource: string;
    readonly findingDetails: unknown[];
  }[];
  for (const { resource, findingDetails } of all) {
    const more = Object.entries(UNUSED).find(([name]) => resource.includes(`:${name}`))?.[1] ?? {};
    for (const [serviceNamespace, names] of Object.entries(more)) {
      const actions = names?.map((action) => ({ action }));
      findingDetails.push({
        unusedPermissionDetails: { serviceNamespace, ...(actions === undefined ? {} : { actions }) },
      });
    }
  }
  return all;
}

type Grants = ReturnType<typeof grantsOf>["grants"];

/** What policies of one allow on some resources, and those of the other do not. */
function lost(from: Grants, to: Grants): readonly string[] {
  return [...from].flatMap(([path, statements]) =>
    [...statements].flatMap(([about, actions]) =>
      [...actions]
        .filter((action) => to.get(path)?.get(about)?.has(action) !== true)
        .map((action) => `${path.replace(/[\dA-F]{8}\/.*/, "")} ${action}`),
    ),
  );
}
