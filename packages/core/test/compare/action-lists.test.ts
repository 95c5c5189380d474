import { describe, expect, it } from "vitest";
import { ActionLists } from "../../src/compare/action-lists.js";
import { rawStatements } from "../../src/compare/compile/raw-statement.js";
import { matchesFolded } from "../../src/patterns/match.js";
import { foldAscii } from "../../src/text/ascii-case.js";
import { allow, deny, policy } from "./documents.js";

const actions = ["s3:getobject", "s3:putobject", "s3express:getobject", "ec2:getobject", "iam:passrole"];

describe("each list matches what one of its patterns does", () => {
  it.each([
    [["s3:GetObject"]],
    [["S3:GETOBJECT", "s3:PutObject"]],
    [["s3:Get*"]],
    [["s3:Get*", "s3:Put*"]],
    [["s3:Nothing*", "s3:Put*"]],
    [["*"]],
    [["s3*:Get*"]],
    [["*:GetObject"]],
    [["iam:*", "?3:GetObject"]],
  ])("%j", (patterns) => {
    const lists = new ActionLists(rawStatements(policy(allow(patterns))));
    for (const action of actions) {
      const matches = patterns.some((pattern) => matchesFolded(foldAscii(pattern), action));
      expect(`${action} ${lists.key(action)}`).toBe(`${action} ${matches ? "1" : "0"}`);
    }
  });
});

it("keeps lists that are the same once, whatever their order, case and effect", () => {
  const lists = new ActionLists(
    rawStatements(
      policy(
        allow(["s3:Get*", "iam:PassRole"]),
        deny(["iam:passrole", "s3:get*", "s3:Get*"]),
        allow("ec2:*"),
      ),
    ),
  );
  expect(lists.size).toBe(2);
  expect(actions.map((action) => lists.key(action))).toEqual(["10", "00", "00", "01", "10"]);
});
