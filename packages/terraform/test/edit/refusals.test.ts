import { beforeAll, describe, expect, it } from "vitest";
import type { Change } from "../../src/contract.js";
import { edit } from "../../src/edit/edit.js";
import type { TerraformLocated } from "../../src/link/sites.js";
import { load } from "../../src/parse/grammar.js";
import { locate } from "../support/locate.js";
import { changesFor, type Request } from "../support/requests.js";

beforeAll(load);

const ONE = 'statement {\n  actions = ["s3:Get*", local.x]\n}\n';
const TWO = 'x = jsonencode({ Statement = [{ Action = ["s3:Get*"] }, { Action = "sqs:*" }] })\n';
const BROKEN = 'data "p" "x" {\n  statement {\n    actions = ["sqs:*"]\n  }\n}\ndata "p" "y" {\n  a =\n}\n';

const refused: readonly { name: string; text: string; request: Request; code: string }[] = [
  {
    name: "the only action of a scalar",
    text: TWO,
    request: { replace: { "sqs:*": [] } },
    code: "would-be-empty",
  },
  {
    name: "the only action of a list",
    text: TWO,
    request: { replace: { "s3:Get*": [] } },
    code: "would-be-empty",
  },
  {
    name: "every list of a statement",
    text: 'data "p" "x" {\n  statement {\n    actions = a ? ["s3:Get*"] : ["s3:Put*"]\n  }\n}\n',
    request: { replace: { "s3:Get*": [], "s3:Put*": [] } },
    code: "would-be-empty",
  },
  {
    name: "a pattern that is none",
    text: ONE,
    request: { replace: { "s3:Get*": ['s3:Get"*'] } },
    code: "unprintable",
  },
  {
    name: "a list with something between its elements that is no comma",
    text: 'x = <<EOF\n{ "Statement": [{ "Action": ["s3:Get*", "s3:Put*" %{if a}, "s3:List*"%{endif} ] }] }\nEOF\n',
    request: { replace: { "s3:Put*": [] } },
    code: "unclear-separator",
  },
  {
    name: "a statement of a file with an error",
    text: BROKEN,
    request: { remove: ["sqs:*"] },
    code: "invalid-source",
  },
  {
    name: "a pattern of a file with an error",
    text: BROKEN,
    request: { replace: { "sqs:*": ["sqs:Send*"] } },
    code: "invalid-source",
  },
];

describe("what cannot be written", () => {
  it.each(refused)("$name", ({ text, request, code }) => {
    const located = locate({ "main.tf": text });
    const changes = changesFor(located, request);
    expect(changes).not.toEqual([]);
    const answers = edit(changes, located);
    expect(answers.flatMap((answer) => answer.changes)).toHaveLength(changes.length);
    expect(answers.map((answer) => ("refusal" in answer ? answer.refusal.code : "edited"))).toEqual(
      changes.map(() => code),
    );
  });

  it.each<{
    name: string;
    change: (located: TerraformLocated) => readonly Change[];
    codes: readonly string[];
  }>([
    {
      name: "an element whose value is not certain",
      change: ({ lists }) => [...lists.keys()].map((list) => ({ list, items: new Map([[1, []]]) })),
      codes: ["opaque-element"],
    },
    {
      name: "an element that is not there",
      change: ({ lists }) => [...lists.keys()].map((list) => ({ list, items: new Map([[2, []]]) })),
      codes: ["not-located"],
    },
    { name: "a list that is not there", change: () => [{ list: "x", append: [] }], codes: ["not-located"] },
    { name: "a statement that is not there", change: () => [{ statement: "x" }], codes: ["not-located"] },
    { name: "a bundle", change: () => [{ bundle: "x", keep: [] }], codes: ["no-bundles"] },
    {
      name: "one element twice",
      change: ({ lists }) =>
        [...lists.keys()].flatMap((list) => [
          { list, items: new Map([[0, ["s3:GetObject"]]]) },
          { list, items: new Map([[0, ["s3:GetBucket*"]]]) },
        ]),
      codes: ["conflicting-changes"],
    },
  ])("$name", ({ change, codes }) => {
    const located = locate({ "main.tf": ONE });
    const changes = change(located);
    const answers = edit(changes, located);
    expect(new Set(answers.flatMap((answer) => answer.changes))).toEqual(new Set(changes));
    expect(answers.map((answer) => ("refusal" in answer ? answer.refusal.code : "edited"))).toEqual(codes);
  });

  it("a statement with a list in it that is used as something else", () => {
    const located = locate({ "main.tf": TWO });
    const reason = { code: "used-elsewhere", message: "An output shows it." };
    const sealed: TerraformLocated = {
      ...located,
      lists: new Map([...located.lists].map(([id, list]) => [id, { ...list, sealed: reason }])),
    };
    expect(edit(changesFor(sealed, { remove: ["sqs:*"] }), sealed)).toMatchObject([{ refusal: reason }]);
  });

  it("what the source seals, with its own reason", () => {
    const located = locate({ "main.tf": TWO });
    const reason = { code: "used-elsewhere", message: "An output shows it." };
    const sealed: TerraformLocated = {
      ...located,
      lists: new Map([...located.lists].map(([id, list]) => [id, { ...list, sealed: reason }])),
      statements: new Map([...located.statements].map(([id, one]) => [id, { ...one, whole: reason }])),
    };
    const changes = changesFor(sealed, { replace: { "s3:Get*": ["s3:GetObject"] }, remove: ["sqs:*"] });
    expect(changes).toHaveLength(2);
    for (const answer of edit(changes, sealed)) expect(answer).toMatchObject({ refusal: reason });
  });
});
