import { describe, expect, it } from "vitest";
import { witness } from "../../src/witness/witness.js";
import { drawn } from "../support/drawn.js";
import { locate } from "../support/locate.js";
import { changesFor, type Request } from "../support/requests.js";

interface Judged {
  readonly name: string;
  readonly file?: string;
  readonly before?: string;
  readonly request?: Request;
  readonly after: string;
}

const BEFORE = `
  Version: '2012-10-17'
  Statement:
    - Effect: Allow
      Action:
        - s3:Get*
        - s3:Put*
      Resource: !GetAtt Bucket.Arn
    - Effect: Deny
      Action: '*'
      Resource: '*'
  `;

const REQUEST: Request = { replace: { "s3:Get*": ["s3:GetObject"] } };

const right: readonly Judged[] = [
  {
    name: "in another layout, with other comments",
    after: `
      Version: "2012-10-17"
      # anything
      Statement:
        - Action: [s3:GetObject, 's3:Put*']
          Effect: "Allow"
          Resource: !GetAtt 'Bucket.Arn'
        - { Effect: Deny, Action: '*', Resource: '*' }
      `,
  },
  {
    name: "where a scalar becomes a list",
    request: { replace: { "*": ["s3:*", "sqs:*"] } },
    after: BEFORE.replace("Action: '*'", "Action: ['s3:*', 'sqs:*']"),
  },
  {
    name: "where a statement is gone",
    request: { remove: ["*"] },
    after: BEFORE.slice(0, BEFORE.indexOf("    - Effect: Deny")) + "  ",
  },
  {
    name: "in JSON in a text",
    before: `
      Policy: !Sub '{ "Statement": [{ "Action": ["s3:Get*", "s3:Put*"] }] }'
      `,
    after: `
      Policy: !Sub >
        {"Statement":[{"Action":["s3:GetObject","s3:Put*"]}]}
      `,
  },
  {
    name: "of a second document",
    before: `
      Statement:
        - Action: sqs:*
      ---
      ---
      Statement:
        - Action: s3:Get*
      `,
    after: `
      Statement:
        - Action: sqs:*
      ---
      ---
      Statement:
        - Action: s3:GetObject
      `,
  },
];

const wrong: readonly Judged[] = [
  { name: "nothing has changed", after: BEFORE },
  { name: "an action is another", after: BEFORE.replace("s3:Get*", "s3:GetObjects") },
  { name: "an action is gone", after: BEFORE.replace("        - s3:Get*\n", "") },
  {
    name: "one more action is gone",
    after: BEFORE.replace("s3:Get*", "s3:GetObject").replace(/ *- s3:Put.*\n/, ""),
  },
  {
    name: "actions are in another order",
    after: BEFORE.replace("s3:Get*", "x").replace("s3:Put*", "s3:GetObject").replace("- x", "- s3:Put*"),
  },
  { name: "an action is no text", after: BEFORE.replace("s3:Get*", "s3: GetObject") },
  {
    name: "a resource is wider",
    after: BEFORE.replace("s3:Get*", "s3:GetObject").replace("!GetAtt Bucket.Arn", "'*'"),
  },
  { name: "a tag is another", after: BEFORE.replace("s3:Get*", "s3:GetObject").replace("!GetAtt", "!Sub") },
  { name: "a tag is gone", after: BEFORE.replace("s3:Get*", "s3:GetObject").replace("!GetAtt ", "") },
  {
    name: "a statement is gone",
    after: BEFORE.replace("s3:Get*", "s3:GetObject").replace(/ {4}- Effect: Deny[^]*/, "  "),
  },
  { name: "an effect is another", after: BEFORE.replace("s3:Get*", "s3:GetObject").replace("Deny", "Allow") },
  {
    name: "a key is new",
    after: BEFORE.replace("s3:Get*", "s3:GetObject").replace("Version:", "Id: x\n  Version:"),
  },
  {
    name: "a text has become a number",
    after: BEFORE.replace("s3:Get*", "s3:GetObject").replace("'2012-10-17'", "2012"),
  },
  {
    name: "a document is new",
    after: BEFORE.replace("s3:Get*", "s3:GetObject").replace(/ {2}$/, "  ---\n  a: b\n  "),
  },
  {
    name: "the other statement is gone",
    request: { remove: ["s3:Get*"] },
    after: BEFORE.replace(/ {4}- Effect: Deny[^]*/, "  "),
  },
  {
    name: "an alias is another",
    before: `
      Statement:
        - &a
          Action: [s3:Get*]
        - &b
          Action: [s3:Put*]
        - *a
      `,
    after: `
      Statement:
        - &a
          Action: [s3:GetObject]
        - &b
          Action: [s3:Put*]
        - *b
      `,
  },
  {
    name: "JSON in a text is another",
    before: `
      Policy: '{ "Statement": [{ "Action": ["s3:Get*", "s3:Put*"] }] }'
      `,
    after: `
      Policy: '{ "Statement": [{ "Action": ["s3:GetObject", "s3:Put*"], "Effect": "Allow" }] }'
      `,
  },
  {
    name: "JSON in a text is none any more",
    before: `
      Policy: '{ "Statement": [{ "Action": ["s3:Get*", "s3:Put*"] }] }'
      `,
    after: `
      Policy: '{ "Statement": [{ "Action": ["s3:GetObject", "s3:Put*"], }] }'
      `,
  },
  {
    name: "JSON has another member",
    file: "p.json",
    before: `
      { "Statement": [{ "Action": ["s3:Get*"] }] }
      `,
    after: `
      { "Statement": [{ "Action": ["s3:GetObject"] }], "Id": null }
      `,
  },
];

function judge({ file = "t.yaml", before = BEFORE, after, request = REQUEST }: Judged): string {
  const located = locate({ [file]: drawn(before) });
  expect(located.errors).toEqual([]);
  const changes = changesFor(located, request);
  expect(changes).not.toEqual([]);
  return witness(file, drawn(after), changes, located)?.code ?? "accepted";
}

describe("the witness", () => {
  it.each(right)("accepts what was asked, $name", (one) => {
    expect(judge(one)).toBe("accepted");
  });

  it.each(wrong)("sees that $name", (one) => {
    expect(judge(one)).toBe("witness-differs");
  });

  it.each<Judged>([
    { name: "no YAML any more", after: "\nStatement: [\n" },
    {
      name: "no JSON any more",
      file: "p.json",
      before: '\n{ "Statement": [{ "Action": "s3:Get*" }] }\n',
      after: "\n{\n",
    },
    { name: "deeper than anybody reads", after: `\n${"[".repeat(100_000)}${"]".repeat(100_000)}\n` },
  ])("cannot tell of a text that is $name", (one) => {
    expect(judge(one)).toBe("witness-unread");
  });

  it("knows of nothing but what was read", () => {
    const located = locate({ "t.yaml": "Statement: []\n" });
    expect(witness("u.yaml", "", [], located)?.code).toBe("witness-unread");
    expect(witness("t.yaml", "", [{ statement: "x" }], located)?.code).toBe("witness-unread");
    expect(witness("t.yaml", "Statement: []\n", [], located)).toBeUndefined();
    expect(witness("t.yaml", "Statement: [ ]\n", [], located)?.code).toBe("witness-differs");
  });

  it("is done with aliases of aliases", () => {
    const levels = Array.from({ length: 40 }, (_, level) =>
      level === 0
        ? "l0: &l0 [x]\n"
        : `l${String(level)}: &l${String(level)} [${Array.from({ length: 9 }, () => `*l${String(level - 1)}`).join(", ")}]\n`,
    ).join("");
    const text = (action: string) => `${levels}Statement:\n  - Action: ${action}\n`;
    const located = { ...locate({ "t.yaml": text("s3:Get*") }), errors: [] };
    const changes = changesFor(located, REQUEST);
    expect(changes).toHaveLength(1);
    expect(witness("t.yaml", text("s3:GetObject"), changes, located)).toBeUndefined();
    expect(witness("t.yaml", text("s3:GetObjects"), changes, located)?.code).toBe("witness-differs");
  });
});
