import { describe, expect, it } from "vitest";
import { evaluate, type Request } from "../../src/compare/evaluate/evaluate.js";
import type { Truth } from "../../src/compare/evaluate/truth.js";
import type { JsonObject, PolicyDocument } from "../../src/policy/document.js";
import { allow, deny, oldPolicy, policy, read, trust, when } from "./documents.js";

const [yes, no, unknown] = [true, false, undefined];

const request: Request = { action: "s3:GetObject", resource: "arn:aws:s3:::b/k", context: {} };

function decision(document: PolicyDocument, asked: Partial<Request> = {}, steps = 100_000): Truth {
  return evaluate(document, { ...request, ...asked }, { steps });
}

const strange = allow("s3:*", "*", { Condition: { StringSounds: { k: "v" } } });

describe("what a document allows", () => {
  const cases: readonly (readonly [string, statements: readonly JsonObject[], Truth])[] = [
    ["nothing says nothing", [], no],
    ["an Allow", [allow("s3:GetObject")], yes],
    ["an Allow of something else", [allow("s3:PutObject")], no],
    ["one Allow of several", [allow("s3:PutObject"), allow("s3:Get*")], yes],
    ["a Deny beats an Allow", [allow("s3:*"), deny("s3:Get*")], no],
    ["in either order", [deny("s3:Get*"), allow("s3:*")], no],
    ["a Deny of something else", [allow("s3:*"), deny("s3:Put*")], yes],
    ["an Allow that may apply", [strange], unknown],
    ["another that does", [strange, allow("s3:*")], yes],
    ["a Deny that may apply", [allow("s3:*"), { ...strange, Effect: "Deny" }], unknown],
    ["a Deny that does, whatever else", [strange, deny("*")], no],
    ["a Deny that may apply of what nobody allows", [{ ...strange, Effect: "Deny" }], no],
    ["actions ignore case", [allow("S3:getOBJECT")], yes],
    ["one action of a list", [allow(["s3:PutObject", "s3:?etObject"])], yes],
    ["an exception", [{ Effect: "Allow", NotAction: "s3:Get*", Resource: "*" }], no],
    ["all but others", [{ Effect: "Allow", NotAction: ["s3:Put*", "iam:*"], Resource: "*" }], yes],
    ["who asks is not said", [trust({ AWS: "111122223333" }, { Action: "s3:GetObject" })], unknown],
    ["everyone may", [trust("*", { Action: "s3:GetObject" })], yes],
    ["a condition that fails", [when({ Bool: { "aws:SecureTransport": "true" } })], no],
    ["a condition that holds", [when({ Null: { "aws:SecureTransport": "true" } })], yes],
  ];
  it.each(cases)("%s", (_, statements, truth) => {
    expect(decision(policy(...statements))).toBe(truth);
  });

  it("is told by a single statement as well", () => {
    expect(decision(read({ Version: "2012-10-17", Statement: allow("s3:*") }))).toBe(true);
  });

  it("is nothing where a statement is none", () => {
    const broken: PolicyDocument = {
      json: { Statement: [7, null, "x"] },
      statements: [],
      singleStatement: false,
    };
    expect(decision(broken)).toBe(false);
  });

  it("ignores the case of keys in the context", () => {
    const document = policy(when({ StringEquals: { "aws:username": "ann" } }));
    expect(decision(document, { context: { "AWS:UserName": "ann" } })).toBe(true);
  });
});

describe("resources", () => {
  const b = "arn:aws:s3:::b";
  const queue = "arn:aws:sqs:eu-west-1:111122223333:q";
  const mine = "arn:aws:s3:::b/${aws:username}";
  const cases: readonly (readonly [element: JsonObject, resource: string, Truth])[] = [
    [{ Resource: b }, b, yes],
    [{ Resource: b }, "arn:aws:s3:::B", no],
    [{ Resource: [queue, `${b}/*`] }, `${b}/k`, yes],
    [{ Resource: [`${b}*`, "arn:aws:s3"] }, b, yes],
    [{ Resource: ["arn:aws:s3", `${b}*`] }, b, yes],
    [{ NotResource: `${b}/*` }, `${b}/k`, no],
    [{ NotResource: [queue, `${b}/*`] }, `${b}/k`, no],
    [{ NotResource: [queue, `${b}/*`] }, b, yes],

    [{ Resource: mine }, `${b}/ann`, yes],
    [{ Resource: mine }, `${b}/bob`, no],
    [{ Resource: "arn:aws:s3:::b/${aws:nobody}" }, `${b}/ann`, no],
    [{ Resource: ["arn:aws:s3:::b/${aws:nobody}", mine] }, `${b}/ann`, yes],
    [{ NotResource: "arn:aws:s3:::b/${aws:nobody}" }, `${b}/ann`, unknown],
    [{ NotResource: ["arn:aws:s3:::b/${aws:nobody}", mine] }, `${b}/ann`, no],

    // What is left out at the end of an ARN may be anything, or the ARN may match nothing.
    [{ Resource: "arn:aws:sqs" }, queue, unknown],
    [{ Resource: "arn:aws:sqs:eu-west-1" }, queue, unknown],
    [{ Resource: "arn:aws:sqs:us-east-1" }, queue, no],
    [{ Resource: "arn:aws:sqs:eu-west-1:111122223333" }, queue, unknown],
    [{ Resource: "arn:aws:sqs:eu-west-1:111122223333:" }, queue, no],
    [{ Resource: "arn:aws:sqs:*" }, queue, yes],
    [{ Resource: "arn:aws:sqs:*" }, b, no],
    [{ NotResource: "arn:aws:sqs" }, queue, unknown],
    [{ NotResource: "arn:aws:sqs" }, b, yes],
    [{ Resource: "sqs" }, "sqs:a:b:c:d:e", no],
    [{ Resource: "a:b:c:d:e:f" }, "a:b:c:d:e:f:g", no],
  ];
  it.each(cases)("%j covers %s: %s", (element, resource, truth) => {
    const document = policy({ Effect: "Allow", Action: "s3:*", ...element });
    expect(decision(document, { resource, context: { "aws:username": "ann" } })).toBe(truth);
  });

  it("have no variables in the language of 2008", () => {
    const asked = { resource: "b/${aws:username}", context: { "aws:username": "ann" } };
    expect(decision(oldPolicy(allow("s3:*", "b/${aws:username}")), asked)).toBe(true);
    expect(decision(policy(allow("s3:*", "b/${aws:username}")), asked)).toBe(false);
    expect(decision(read({ Statement: [allow("s3:*", "b/${aws:username}")] }), asked)).toBe(true);
  });
});

describe("the effort", () => {
  /** The steps that evaluating one statement takes. */
  function cost(statement: JsonObject): number {
    const effort = { steps: 1_000_000 };
    evaluate(policy(statement), request, effort);
    return 1_000_000 - effort.steps;
  }

  it("must suffice, or nothing is known", () => {
    const document = policy(allow("s3:GetObject", "*"));
    const steps = cost(allow("s3:GetObject", "*"));
    expect(decision(document, {}, steps)).toBe(true);
    expect(decision(document, {}, steps - 1)).toBeUndefined();
    expect(decision(policy(allow("s3:PutObject"), deny("*")), {}, 3)).toBeUndefined();
  });

  it("is spent on no more of a statement than what decides that it does not apply", () => {
    const costly = { Condition: { StringLike: { k: "*x*y*z*" } } };
    const asked = { ...request, context: { k: "abcdefghij" } };
    const spent = (statement: JsonObject): number => {
      const effort = { steps: 1_000_000 };
      evaluate(policy(statement), asked, effort);
      return 1_000_000 - effort.steps;
    };
    expect(spent(allow("ec2:*", "*", costly))).toBe(spent(allow("ec2:*", "arn:aws:ec2:::x")));
    expect(spent(allow("s3:*", "arn:aws:s3:::c", costly))).toBe(spent(allow("s3:*", "arn:aws:s3:::c")));
    const stranger = { Principal: { Service: "ec2.amazonaws.com" } };
    const who = { ...asked, principal: "sqs.amazonaws.com" };
    const effort = { steps: 1_000_000 };
    evaluate(policy({ ...allow("s3:*"), ...stranger, ...costly }), who, effort);
    expect(1_000_000 - effort.steps).toBe(spent(allow("s3:*")));
  });

  it("is spent on no pattern after the one that matches, and once on an ARN that is complete", () => {
    expect(cost(allow("s3:*", ["*", "arn:aws:s3:::b/*"]))).toBe(cost(allow("s3:*", "*")));
    expect(cost(allow("s3:*", "arn:aws:sns:*:*:*"))).toBeLessThan(cost(allow("s3:*", "arn:aws:sns:*:*")));
  });
});
