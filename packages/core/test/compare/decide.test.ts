import { describe, expect, it } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.js";
import { Decider, type Only, type Verdict } from "../../src/compare/decide.js";
import { Budget } from "../../src/compare/search/budget.js";
import type { Direction } from "../../src/compare/search/search.js";
import type { JsonObject, PolicyDocument } from "../../src/policy/document.js";
import { allow, deny, policy, trust, when } from "./documents.js";

const catalog = createCatalog({
  format: "iamend-catalog/1",
  date: "2026-01-01",
  source: "test",
  services: { s3: "GetObject PutObject", sqs: "SendMessage" },
  retired: {},
});

interface Asked {
  readonly direction?: Direction;
  readonly only?: Only;
  readonly steps?: number;
  readonly withCatalog?: boolean;
}

/** What AFTER allows more (or, `narrower`, less) of than BEFORE. */
function decide(before: PolicyDocument, after: PolicyDocument, asked: Asked = {}): Verdict {
  const { direction = "wider", only, steps = 1e7, withCatalog = false } = asked;
  const budget = new Budget(steps);
  return new Decider(before, after, { budget, ...(withCatalog && { catalog }) }).decide(direction, only);
}

const none: Verdict = { kind: "none" };
const bucket = "arn:aws:s3:::b";

function confirmed(action: string, resource: string, rest: object = {}): object {
  return { kind: "confirmed", request: { action, resource, context: {}, ...rest } };
}

describe("a difference", () => {
  it("is none where all is the same, and in the other direction", () => {
    const both = policy(allow("s3:*", bucket), deny("s3:Put*"));
    expect(decide(both, both)).toEqual(none);
    expect(decide(policy(), policy(allow("s3:*")), { direction: "narrower" })).toEqual(none);
    expect(decide(policy(allow("s3:*")), policy(), { direction: "wider" })).toEqual(none);
  });

  it("is shown by a request", () => {
    const one = policy(allow("s3:GetObject", bucket));
    expect(decide(policy(), one)).toEqual(confirmed("s3:GetObject", bucket));
    expect(decide(one, policy(), { direction: "narrower" })).toEqual(confirmed("s3:GetObject", bucket));
    expect(decide(policy(), policy(allow("*")))).toEqual(confirmed("s3:GetObject", "arn:aws:s3:::example"));
    expect(decide(policy(), policy(allow("s3:P*", bucket)), { withCatalog: true })).toEqual(
      confirmed("s3:PutObject", bucket),
    );
    expect(decide(policy(), policy(allow("s3:P*", bucket)))).toEqual(confirmed("s3:p", bucket));
  });

  it("names a stranger where everyone may", () => {
    const principal = "arn:aws:iam::111122223333:role/example";
    const known = policy(trust({ AWS: "arn:aws:iam::444455556666:role/Known" }));
    expect(decide(known, policy(trust("*")))).toMatchObject({ request: { principal } });
    expect(decide(policy(), policy(trust("*")))).toMatchObject({ request: { principal } });
    expect(decide(policy(), policy(allow("*")))).not.toHaveProperty("request.principal");
  });

  it("names a stranger where some statement asks who", () => {
    const known = trust({ AWS: "arn:aws:iam::444455556666:role/Known" });
    const principal = "arn:aws:iam::111122223333:role/example";
    expect(decide(policy(known), policy(known, allow("s3:GetObject")))).toMatchObject({
      request: { principal },
    });
  });

  it("has values of policy variables, those that conditions name as well", () => {
    const condition = { Condition: { StringEquals: { "aws:username": ["bob"] } } };
    const bob = policy(allow("s3:GetObject", `${bucket}/\${aws:username}`, condition));
    expect(decide(policy(), bob)).toEqual(
      confirmed("s3:GetObject", `${bucket}/bob`, { context: { "aws:username": "bob" } }),
    );
  });

  it("has values of policy variables", () => {
    const mine = policy(allow("s3:GetObject", `${bucket}/\${aws:UserName}`));
    expect(decide(policy(), mine)).toEqual(
      confirmed("s3:GetObject", `${bucket}/alice`, { context: { "aws:UserName": "alice" } }),
    );
    const bob = policy(allow("s3:GetObject", `${bucket}/bob`));
    expect(decide(bob, mine, { direction: "narrower" })).toMatchObject({
      request: { resource: `${bucket}/bob` },
    });
  });
});

describe("one action, or one service, alone", () => {
  const before = policy(allow("s3:*", bucket));
  const after = policy(allow("s3:Get*", bucket), allow("sqs:*"));
  it.each<readonly [Only, wider: string | undefined, narrower: string | undefined]>([
    [{ action: "s3:GetObject" }, undefined, undefined],
    [{ action: "s3:PutObject" }, undefined, "s3:PutObject"],
    [{ action: "S3:putOBJECT" }, undefined, "S3:putOBJECT"],
    [{ action: "sqs:SendMessage" }, "sqs:SendMessage", undefined],
    [{ action: "iam:GetUser" }, undefined, undefined],
    [{ service: "s3" }, undefined, "s3:x"],
    [{ service: "S3" }, undefined, "s3:x"],
    [{ service: "sqs" }, "sqs:x", undefined],
    [{ service: "s" }, undefined, undefined],
  ])("%j", (only, wider, narrower) => {
    const action = (direction: Direction): string | undefined => {
      const verdict = decide(before, after, { direction, only, withCatalog: true });
      if (verdict.kind === "undecided") throw new Error(verdict.reasons.join());
      return verdict.kind === "confirmed" ? verdict.request.action : undefined;
    };
    expect([action("wider"), action("narrower")]).toEqual([wider, narrower]);
  });

  it("is asked for as often as one likes", () => {
    const decider = new Decider(before, after, { budget: new Budget(1e7) });
    expect(decider.decide("narrower", { action: "s3:PutObject" }).kind).toBe("confirmed");
    expect(decider.decide("narrower", { action: "s3:GetObject" }).kind).toBe("none");
    expect(decider.decide("wider", { service: "s3" }).kind).toBe("none");
    expect(decider.decide("wider")).toMatchObject({ kind: "confirmed" });
  });

  it("takes what a policy calls it where all is allowed", () => {
    const all = policy(allow("*", bucket));
    expect(decide(policy(), all, { only: { service: "s3" } })).toEqual(confirmed("s3:Example", bucket));
    expect(decide(policy(), all, { only: { action: "s3:Own" } })).toEqual(confirmed("s3:Own", bucket));
    expect(decide(policy(allow("s3:?*")), policy(allow("s3:*")), { only: { service: "s3" } })).toEqual(none);
  });

  it("has values of policy variables too", () => {
    const mine = policy(allow("s3:*", `${bucket}/\${aws:username}`), allow("sqs:*"));
    const resource = `${bucket}/alice`;
    expect(decide(policy(), mine, { only: { action: "s3:X" } })).toMatchObject({
      request: { action: "s3:X", resource },
    });
    expect(decide(policy(allow("sqs:*")), mine, { only: { service: "sqs" } })).toEqual(none);
  });
});

describe("what cannot be decided", () => {
  const strange = (key: string): JsonObject =>
    allow("s3:*", "*", { Condition: { StringSounds: { [key]: "v" } } });

  it("says why, at most five times", () => {
    const verdict = decide(policy(), policy(strange("a")));
    const reason = (key: string): string =>
      `StringSounds on ${key} is compared as a whole: its operator is not understood`;
    expect(verdict).toEqual({ kind: "undecided", reasons: [reason("a")] });
    const keys = Array.from("abcdefg");
    const many = decide(policy(), policy(...keys.map(strange)));
    expect(many).toEqual({ kind: "undecided", reasons: keys.slice(0, 5).map(reason) });
  });

  it("says that evaluating did not confirm it where nothing was assumed", () => {
    const all = { "ForAllValues:StringEquals": { k: "a" } };
    const before = policy(when({ ...all, Null: { k: "false" } }));
    const after = policy(when({ ...all, "ForAnyValue:StringEquals": { k: "a" } }));
    expect(decide(before, after, { direction: "narrower" })).toEqual({
      kind: "undecided",
      reasons: ["a difference was found that evaluating both policies did not confirm"],
    });
    expect(decide(before, after)).toEqual(none);
  });

  it("may be confirmed by a difference that is assumed, if that comes true", () => {
    const incomplete = policy(allow("s3:*", ["arn:aws:sqs", bucket]));
    expect(decide(policy(), incomplete)).toMatchObject({ request: { resource: bucket } });
  });

  it("is what the budget does not suffice for, unless an example is soon found", () => {
    const some = policy(allow("s3:Get*", bucket), allow("sqs:Send*", "*"), deny("s3:GetX*"));
    expect(decide(policy(), some, { steps: 1 })).toMatchObject({ kind: "confirmed" });
    const tooMuch = ["the policies combine in too many ways to compare within the budget"];
    expect(decide(some, some, { steps: 1 })).toEqual({ kind: "undecided", reasons: tooMuch });
  });
});

it("confirms what both policies answer otherwise", () => {
  const decider = new Decider(policy(allow("s3:*")), policy(allow("s3:*", bucket), allow("sqs:*")), {
    budget: new Budget(1e6),
  });
  const confirms = (action: string, resource: string): string =>
    (["wider", "narrower"] as const)
      .filter((direction) => decider.confirms(direction, { action, resource, context: {} }))
      .join();
  expect(confirms("s3:X", bucket)).toBe("");
  expect(confirms("s3:X", "other")).toBe("narrower");
  expect(confirms("sqs:X", "other")).toBe("wider");
  expect(confirms("iam:X", "other")).toBe("");
});
