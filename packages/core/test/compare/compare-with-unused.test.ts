import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.js";
import { compareWithUnused } from "../../src/compare/compare-with-unused.js";
import { unusedAccess } from "../../src/findings/unused-access.js";
import type { PolicyDocument } from "../../src/policy/document.js";
import { allow, deny, policy } from "./documents.js";

const catalog = createCatalog({
  format: "iamend-catalog/1",
  date: "2026-01-01",
  source: "test",
  services: {
    s3: "GetBucketAcl GetObject PutObject",
    sqs: "ReceiveMessage SendMessage",
    ec2: "RunInstances",
  },
  retired: { s3: "OldThing" },
});

const unused = unusedAccess([
  { prefix: "s3", actions: [{ name: "GetBucketAcl" }, { name: "NewThing" }] },
  { prefix: "SQS" },
]);

function outcome(before: PolicyDocument, after: PolicyDocument) {
  const { stillAllowed, lost, undecided } = compareWithUnused(before, after, unused, catalog);
  return { stillAllowed, lost: lost.map(({ action }) => action), undecided };
}

const unknown = { Condition: { StringSounds: { k: "v" } } };

describe("compareWithUnused", () => {
  it("is content with a policy that lost just what was unused", () => {
    const before = policy(allow(["s3:*", "sqs:*"], "arn:aws:s3:::b/*"), deny("s3:Put*"));
    const after = policy(allow(["s3:GetObject", "s3:Old*"], "arn:aws:s3:::b/*"), deny("s3:Put*"));
    expect(outcome(before, after)).toEqual({ stillAllowed: [], lost: [], undecided: [] });
  });

  it("names what is still allowed, as catalog and findings spell it", () => {
    const before = policy(allow("*"));
    expect(outcome(before, before)).toEqual({
      stillAllowed: ["s3:GetBucketAcl", "s3:NewThing", "sqs:ReceiveMessage", "sqs:SendMessage"],
      lost: [],
      undecided: [],
    });
    expect(outcome(before, policy(allow("s3:getbucketacl", "r"), deny("s3:*", "r*"))).stillAllowed).toEqual(
      [],
    );
    expect(outcome(before, policy(allow("s3:getbucketacl", "r*"), deny("s3:*", "r"))).stillAllowed).toEqual([
      "s3:GetBucketAcl",
    ]);
    expect(outcome(before, policy(allow("sqs:PurgeQ"))).stillAllowed).toEqual(["sqs:PurgeQ"]);
    expect(outcome(before, policy(allow("sqs:Purge*"))).stillAllowed).toEqual(["SQS:*"]);
  });

  it("counts what may be allowed as still allowed", () => {
    const before = policy(allow("s3:*"));
    expect(outcome(before, policy(allow("s3:*", "*", unknown))).stillAllowed).toEqual([
      "s3:GetBucketAcl",
      "s3:NewThing",
    ]);
  });

  it("shows what else was lost, whole or in part, with a request", () => {
    const before = policy(allow(["s3:*", "ec2:*", "s3:Custom"]));
    const after = policy(allow("s3:Get*", "arn:aws:s3:::b/*"), allow(["s3:Old*", "s3:Custom"]));
    expect(compareWithUnused(before, after, unused, catalog).lost).toEqual([
      {
        action: "ec2:RunInstances",
        counterexample: {
          action: "ec2:RunInstances",
          resource: "arn:aws:s3:::b/example",
          context: {},
          allowedBefore: true,
          allowedAfter: false,
        },
      },
      {
        action: "s3:GetObject",
        counterexample: {
          action: "s3:GetObject",
          resource: "arn:aws:s3:::example",
          context: {},
          allowedBefore: true,
          allowedAfter: false,
        },
      },
      expect.objectContaining({ action: "s3:PutObject" }),
    ]);
  });

  it("finds a loss through a Deny, a condition, a policy variable", () => {
    const before = policy(allow("ec2:RunInstances"));
    expect(outcome(before, policy(allow("ec2:*"), deny("*", "r"))).lost).toEqual(["ec2:RunInstances"]);
    const tls = { Condition: { Bool: { "aws:SecureTransport": true } } };
    expect(outcome(before, policy(allow("ec2:*", "*", tls))).lost).toEqual(["ec2:RunInstances"]);
    const mine = policy(allow("ec2:*", "i/${aws:username}"));
    expect(outcome(before, mine).lost).toEqual(["ec2:RunInstances"]);
    expect(outcome(mine, mine).lost).toEqual([]);
  });

  it("says where it does not know", () => {
    const before = policy(allow("ec2:*"));
    expect(outcome(before, policy(allow("ec2:*", "*", unknown)))).toEqual({
      stillAllowed: [],
      lost: [],
      undecided: ["ec2:RunInstances"],
    });
  });

  it("sorts what it tells, whatever it decided together", () => {
    const some = unusedAccess([
      { prefix: "s3", actions: [{ name: "GetBucketAcl" }, { name: "NewThing" }, { name: "PutObject" }] },
    ]);
    const after = policy(allow("s3:*"), allow("s3:New*"));
    expect(compareWithUnused(after, after, some, catalog).stillAllowed).toEqual([
      ...["s3:GetBucketAcl", "s3:NewThing", "s3:PutObject"],
    ]);
    const before = policy(allow("s3:*"), allow("s3:Aaa"));
    const strange = policy(allow("s3:*", "*", unknown), allow("s3:Old*", "*", unknown));
    expect(outcome(before, strange).undecided).toEqual([
      "s3:Aaa",
      "s3:GetObject",
      "s3:OldThing",
      "s3:PutObject",
    ]);
    expect(outcome(before, policy(allow("s3:Old*", "r"))).lost).toEqual([
      ...["s3:Aaa", "s3:GetObject", "s3:OldThing", "s3:PutObject"],
    ]);
  });

  it("counts what is to be kept as used", () => {
    const before = policy(allow(["s3:*", "sqs:*"]));
    const kept = (after: PolicyDocument, ...keep: readonly string[]): readonly (readonly string[])[] => {
      const { stillAllowed, lost } = compareWithUnused(before, after, unused, catalog, { keep });
      return [stillAllowed, lost.map(({ action }) => action)];
    };
    const all = ["s3:GetBucketAcl", "s3:NewThing", "sqs:ReceiveMessage", "sqs:SendMessage"];
    expect(kept(before)).toEqual([all, []]);
    expect(kept(before, "s3:new*", "SQS:Send*")).toEqual([["s3:GetBucketAcl", "sqs:ReceiveMessage"], []]);
    expect(kept(policy(allow("s3:*")), "SQS:Send*")[1]).toEqual(["sqs:SendMessage"]);
  });

  it("takes a set of actions that filtering emptied for nothing unused", () => {
    const none = unusedAccess([{ prefix: "s3", actions: [] }]);
    const { lost, stillAllowed } = compareWithUnused(policy(allow("s3:GetObject")), policy(), none, catalog);
    expect([lost.map(({ action }) => action), stillAllowed]).toEqual([["s3:GetObject"], []]);
  });
});
