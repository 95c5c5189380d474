import { applyEdits, NO_DEPLOYMENT, NOTHING_LOCATED } from "@iamend/source";
import { describe, expect, it } from "vitest";
import { cloudformationAdapter } from "../../src/adapter.js";
import type { Change, Host } from "../../src/contract.js";
import { edit } from "../../src/edit/edit.js";
import { link } from "../../src/link/link.js";
import type { CloudFormationLocated } from "../../src/link/sites.js";
import { POLICY_TEMPLATES } from "../../src/sam/policy-templates.generated.js";
import { witness } from "../../src/witness/witness.js";
import { drawn } from "../support/drawn.js";
import { bundleCases } from "./bundle-cases.js";

/** A function with the properties. */
function template(properties: string): string {
  const lines = properties.replace(/\n$/, "").split("\n");
  const head =
    "Transform: AWS::Serverless-2016-10-31\nResources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n";
  return `${head}${lines.map((line) => `      ${line}\n`).join("")}`;
}

function linked(file: string, text: string): CloudFormationLocated {
  const units = new Map([[file, cloudformationAdapter.parse(file, text)]]);
  return link(units, HOST, NOTHING_LOCATED, NO_DEPLOYMENT);
}

const HOST: Host = {
  read: () => ({ code: "missing", message: "There is none." }),
  list: () => [],
};

function changesFor(
  located: CloudFormationLocated,
  keep: Readonly<Record<string, readonly string[]>>,
): readonly Change[] {
  return [...located.bundles].flatMap(([bundle, { name }]) => {
    const kept = keep[name];
    return kept === undefined ? [] : [{ bundle, keep: kept }];
  });
}

describe.each<[string, (text: string) => string]>([
  ["as drawn", (text) => text],
  ["with CRLF", (text) => text.replaceAll("\n", "\r\n")],
])("what is left of policy templates, %s", (_, disguise) => {
  it.each(bundleCases)("$name", ({ before, after, code, keep }) => {
    const text = disguise(template(drawn(before)));
    const located = linked("t.yaml", text);
    const changes = changesFor(located, keep);
    expect(changes).toHaveLength(Object.keys(keep).length);
    const answers = edit(changes, located);
    expect(answers.flatMap((answer) => ("refusal" in answer ? [answer.refusal.code] : []))).toEqual(
      code === undefined ? [] : [code],
    );
    if (after === undefined) return;
    const edits = answers.flatMap((answer) => ("edits" in answer ? answer.edits : []));
    const expected = disguise(template(drawn(after)));
    expect(applyEdits(text, edits)).toBe(expected);
    expect(witness("t.yaml", expected, changes, located)).toBeUndefined();
    expect(linked("t.yaml", expected).errors).toEqual([]);
  });
});

describe("every policy template", () => {
  const ways: readonly (readonly [string, (parameter: string) => string])[] = [
    ["references", (parameter) => `!Ref ${parameter}`],
    ["texts", () => "some-name"],
    ["what a function gives", () => "!ImportValue it"],
  ];

  it.each(ways)("is narrowed to any of its actions, given %s", (_, given) => {
    for (const [name, { parameters, statements }] of Object.entries(POLICY_TEMPLATES)) {
      const lines = parameters.map((parameter) => `      ${parameter}: ${given(parameter)}\n`);
      const inside = lines.length === 0 ? " {}\n" : `\n${lines.join("")}`;
      const text = template(`Policies:\n  - ${name}:${inside}  - Managed\n`);
      const located = linked("t.yaml", text);
      const actions = [...new Set(statements.flatMap((statement) => statement.actions))];
      for (const keep of actions.length === 1
        ? []
        : [actions.slice(1), actions.slice(0, 1), actions.slice(-1)]) {
        const changes = changesFor(located, { [name]: keep });
        const [answer] = edit(changes, located);
        if (answer === undefined || "refusal" in answer)
          throw new Error(`${name}: ${answer?.refusal.code ?? ""}`);
        const after = applyEdits(text, answer.edits);
        if (typeof after !== "string") throw new Error(after.message);
        expect(witness("t.yaml", after, changes, located)).toBeUndefined();
        const now = linked("t.yaml", after);
        expect(now.errors).toEqual([]);
        const allowed = [
          ...[...now.bundles.values()].flatMap((bundle) => bundle.actions),
          ...[...now.lists.values()].flatMap(({ items }) =>
            items.flatMap((item) => ("value" in item ? [item.value] : ["?"])),
          ),
        ];
        expect(new Set(allowed)).toEqual(new Set(keep));
      }
    }
  });
});

describe("what is left of policy templates in JSON", () => {
  const json = (policies: unknown, unit?: number) =>
    JSON.stringify(
      {
        Transform: "AWS::Serverless-2016-10-31",
        Resources: { F: { Type: "AWS::Serverless::Function", Properties: { Policies: policies } } },
      },
      undefined,
      unit,
    );
  const queue = { SQSPollerPolicy: { QueueName: { Ref: "Queue" } } };
  const policy = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Action: ["sqs:ReceiveMessage"],
        Resource: { "Fn::Sub": "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${Queue}" },
      },
    ],
  };

  it.each([2, undefined])("with an indentation of %s", (unit) => {
    const text = json([queue, "Managed"], unit);
    const located = linked("t.json", text);
    const changes = changesFor(located, { SQSPollerPolicy: ["sqs:ReceiveMessage"] });
    const edits = edit(changes, located).flatMap((answer) => ("edits" in answer ? answer.edits : []));
    const after = applyEdits(text, edits);
    if (typeof after !== "string") throw new Error(after.message);
    expect(JSON.parse(after)).toEqual(JSON.parse(json([policy, "Managed"])));
    expect(witness("t.json", after, changes, located)).toBeUndefined();
    // The function is the only thing on a line of its own that JSON.stringify would write otherwise.
    if (unit !== undefined) {
      expect(after.replace(/\{ ("Fn::Sub".*) \}/, "{\n                  $1\n                }")).toBe(
        json([policy, "Managed"], unit),
      );
    }
  });
});
