import { describe, expect, it } from "vitest";
import { principalApplies } from "../../src/compare/evaluate/evaluate-principal.js";
import type { Truth } from "../../src/compare/evaluate/truth.js";

const [yes, no, unknown] = [true, false, undefined];

const account = "111122223333";
const root = `arn:aws:iam::${account}:root`;
const ann = `arn:aws:iam::${account}:user/team/ann`;
const worker = `arn:aws:iam::${account}:role/team/Worker`;
const session = `arn:aws:sts::${account}:assumed-role/Worker/i-1`;
const other = "444455556666";

describe("Principal", () => {
  const cases: readonly (readonly [block: unknown, principal: string | undefined, Truth])[] = [
    ["*", undefined, yes],
    ["*", ann, yes],
    [{ AWS: "*" }, ann, yes],
    [{ AWS: ["AROAEXAMPLE", "*"] }, ann, yes],
    [{ Service: "*" }, ann, unknown],
    [{ Federated: "*", AWS: other }, ann, unknown],
    [{ AWS: ann }, undefined, unknown],
    [{ AWS: [] }, ann, no],

    [{ AWS: ann }, ann, yes],
    [{ AWS: ann }, `${ann}e`, no],
    [{ AWS: [worker, ann] }, ann, yes],
    [{ Service: "ec2.amazonaws.com", AWS: ann }, ann, yes],
    [{ AWS: account }, ann, yes],
    [{ AWS: other }, ann, no],
    [{ AWS: root }, ann, yes],
    [{ AWS: root.replace(account, other) }, ann, no],
    [{ AWS: `arn:aws:iam::${account}:role/ann` }, ann, no],
    [{ AWS: account }, root, yes],
    [{ AWS: root }, root, yes],
    [{ AWS: root.replace("aws", "aws-cn") }, root, yes],
    [{ AWS: other }, root, no],
    [{ AWS: ann }, root, no],

    [{ AWS: session }, session, yes],
    [{ AWS: `${session}0` }, session, no],
    [{ AWS: worker }, session, yes],
    [{ AWS: worker.replace("/team", "") }, session, yes],
    [{ AWS: worker.replace("Worker", "Other") }, session, no],
    [{ AWS: worker.replace(account, other) }, session, no],
    [{ AWS: worker.replace("role/", "user/") }, session, no],
    [{ AWS: worker.replace("iam", "sts") }, session, no],
    [{ AWS: account }, session, yes],
    [{ AWS: other }, session, no],
    [{ AWS: session }, worker, no],

    [{ Service: "ec2.amazonaws.com" }, "ec2.amazonaws.com", yes],
    [{ Service: "ec2.amazonaws.com" }, "sqs.amazonaws.com", no],
    [{ Service: account }, ann, no],
    [{ Federated: "accounts.google.com" }, "accounts.google.com", yes],
    [{ Federated: "accounts.google.com" }, "ec2.amazonaws.com", no],
    [{ CanonicalUser: "79a5" }, "79a5", yes],
    [{ CanonicalUser: "79a5" }, "79a6", unknown],
    [{ Robot: account }, ann, unknown],

    [{ AWS: "AROAEXAMPLE" }, ann, unknown],
    [{ AWS: `x${account}` }, ann, unknown],
    [{ AWS: `${account}4` }, ann, unknown],
    [{ AWS: `urn:aws:iam::${account}:user/ann` }, ann, unknown],
    [{ AWS: `${ann}:x` }, ann, unknown],
    [{ AWS: "arn:aws:iam::111122223333:role/*" }, worker, unknown],
    [{ AWS: "arn:aws:iam::111122223333:role/Worke?" }, worker, unknown],
    [{ AWS: "arn:aws:iam::111122223333:role/${aws:username}" }, worker, unknown],
    [{ AWS: 7 }, ann, unknown],
    [{ AWS: [ann, 7] }, ann, yes],
    [null, ann, unknown],
    [7, ann, unknown],
    [[], ann, unknown],
    ["ann", ann, unknown],
    [{}, ann, no],

    // Who asks is an ARN or a name; nothing else has an account.
    [{ AWS: account }, `urn:aws:iam::${account}:root`, no],
    [{ AWS: account }, `arn:aws:iam::${account}:root:x`, no],
    [{ AWS: account }, account, yes],
    [{ AWS: root }, account, no],
  ];
  it.each(cases)("%j names %s: %s", (block, principal, truth) => {
    expect(principalApplies({ Principal: block }, principal)).toBe(truth);
  });
});

describe("NotPrincipal", () => {
  const cases: readonly (readonly [block: unknown, principal: string | undefined, Truth])[] = [
    ["*", ann, no],
    [{ AWS: other }, ann, yes],
    [{ AWS: worker }, ann, yes],
    [{ AWS: [] }, ann, yes],
    // Exempt for certain only with the account, and the role of a session.
    [{ AWS: ann }, ann, unknown],
    [{ AWS: [ann, account] }, ann, no],
    [{ AWS: [ann, root] }, ann, no],
    [{ AWS: account }, ann, unknown],
    [{ AWS: account }, root, no],
    [{ AWS: worker }, session, unknown],
    [{ AWS: [session, worker] }, session, unknown],
    [{ AWS: [session, account] }, session, unknown],
    [{ AWS: [session, worker, account] }, session, no],
    [{ Service: "ec2.amazonaws.com" }, "ec2.amazonaws.com", no],
    [{ Service: "ec2.amazonaws.com" }, "sqs.amazonaws.com", yes],
    [{ AWS: "AROAEXAMPLE" }, ann, unknown],
    [{ AWS: other }, undefined, unknown],
  ];
  it.each(cases)("%j leaves %s: %s", (block, principal, truth) => {
    expect(principalApplies({ NotPrincipal: block }, principal)).toBe(truth);
  });
});

it("is everybody where a statement names nobody", () => {
  expect(principalApplies({}, undefined)).toBe(true);
  expect(principalApplies({ Action: "s3:*" }, ann)).toBe(true);
});
