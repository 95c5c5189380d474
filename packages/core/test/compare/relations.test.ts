import { describe, expect, it } from "vitest";
import { defaultCatalog } from "../../src/catalog/default-catalog.js";
import { comparePolicies, type PolicyRelation } from "../../src/compare/compare-policies.js";
import type { JsonObject, PolicyDocument } from "../../src/policy/document.js";
import { allow, deny, oldPolicy, policy, read, trust, when } from "./documents.js";

type Case = readonly [name: string, before: PolicyDocument, after: PolicyDocument, relation: PolicyRelation];

const MIRRORED: Readonly<Record<PolicyRelation, PolicyRelation>> = {
  equivalent: "equivalent",
  narrower: "wider",
  wider: "narrower",
  incomparable: "incomparable",
  unknown: "unknown",
};

/** Checks a case and its mirror image, and what comes with every relation. */
function check(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    it.each(cases)("%s", (_, before, after, relation) => {
      expectRelation(before, after, relation);
      expectRelation(after, before, MIRRORED[relation]);
      expectRelation(before, before, "equivalent");
      expectRelation(after, after, "equivalent");
    });
  });
}

function expectRelation(before: PolicyDocument, after: PolicyDocument, relation: PolicyRelation): void {
  const comparison = comparePolicies(before, after);
  expect(comparison).toMatchObject({ relation });
  const { counterexample, reverse, reasons } = comparison;
  if (relation !== "unknown") expect(reasons).toEqual([]);
  else expect(reasons).not.toEqual([]);
  const [wider, narrower] = [relation === "wider", relation === "narrower"];
  if (relation === "equivalent" || narrower) expect(counterexample).toBeUndefined();
  if (wider || relation === "incomparable") {
    expect(counterexample).toMatchObject({ allowedBefore: false, allowedAfter: true });
  }
  if (relation === "equivalent" || wider) expect(reverse).toBeUndefined();
  if (narrower || relation === "incomparable") {
    expect(reverse).toMatchObject({ allowedBefore: true, allowedAfter: false });
  }
}

const some = ["s3:GetObject", "s3:PutObject"];
const bucket = "arn:aws:s3:::b";
const objects = "arn:aws:s3:::b/*";
const user = "arn:aws:s3:::b/${aws:username}";
const tls = { Condition: { Bool: { "aws:SecureTransport": "true" } } };

check("shape of the document", [
  ["an array of one", policy(allow("s3:GetObject")), policy(allow(["s3:GetObject"], ["*"])), "equivalent"],
  [
    "a single statement",
    read({ Statement: allow("s3:GetObject") }),
    policy(allow("s3:GetObject")),
    "equivalent",
  ],
  ["Sid", policy(allow("s3:GetObject")), policy({ Sid: "A", ...allow("s3:GetObject") }), "equivalent"],
  ["no statement", policy(), policy(), "equivalent"],
  ["one and none", policy(allow("s3:GetObject")), policy(), "narrower"],
  ["only Deny", policy(deny("s3:GetObject")), policy(), "equivalent"],
  ["order", policy(allow(some[0]), allow(some[1])), policy(allow(some[1]), allow(some[0])), "equivalent"],
  ["twice", policy(allow(some)), policy(allow(some), allow(some[0])), "equivalent"],
  ["split by action", policy(allow(some)), policy(allow(some[0]), allow(some[1])), "equivalent"],
  [
    "split by resource",
    policy(allow(some, [bucket, objects])),
    policy(allow(some, bucket), allow(some, objects)),
    "equivalent",
  ],
  [
    "split both ways, unevenly",
    policy(allow(some, [bucket, objects])),
    policy(allow(some[0], bucket), allow(some, objects), allow(some[1], [bucket, objects])),
    "equivalent",
  ],
  [
    "no product of a split",
    policy(allow(some, [bucket, objects])),
    policy(allow(some[0], bucket), allow(some[1], objects)),
    "narrower",
  ],
  [
    "split Deny",
    policy(allow("*"), deny(some, [bucket, objects])),
    policy(deny(some[0], bucket), allow("*"), deny(some[1], bucket), deny(some, objects)),
    "equivalent",
  ],
]);

check("actions", [
  ["case", policy(allow("S3:getobject")), policy(allow("s3:GetObject")), "equivalent"],
  ["fewer", policy(allow(some)), policy(allow(some[0])), "narrower"],
  ["others", policy(allow(some[0])), policy(allow(some[1])), "incomparable"],
  ["prefix", policy(allow("s3:Get*")), policy(allow("s3:GetObject*")), "narrower"],
  [
    "a union of prefixes",
    policy(allow(["s3:Get*", "s3:GetObject*"])),
    policy(allow("s3:Get*")),
    "equivalent",
  ],
  ["all is a service and a name", policy(allow("*")), policy(allow("*:*")), "equivalent"],
  ["at least one character", policy(allow("s3:*")), policy(allow("s3:?*")), "equivalent"],
  ["one and more", policy(allow("s3:?*")), policy(allow(["s3:?", "s3:??*"])), "equivalent"],
  ["a hole in the middle", policy(allow("s3:Get*")), policy(allow(["s3:Get?*", "s3:G*"])), "wider"],
  ["stars and tails", policy(allow("s3:*Object")), policy(allow("s3:Get*Object")), "narrower"],
  ["overlap", policy(allow("s3:Get*")), policy(allow("s3:*Object")), "incomparable"],
]);

check("NotAction", [
  [
    "all but one",
    policy(allow("*")),
    policy({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }),
    "narrower",
  ],
  [
    "the rest, written apart",
    policy(allow("*")),
    policy({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }, allow("s3:*")),
    "equivalent",
  ],
  [
    "more exceptions",
    policy({ Effect: "Allow", NotAction: "s3:Get*", Resource: "*" }),
    policy({ Effect: "Allow", NotAction: "s3:*", Resource: "*" }),
    "narrower",
  ],
  [
    "as a Deny",
    policy(allow("*"), deny("s3:*")),
    policy({ Effect: "Allow", NotAction: ["S3:*"], Resource: "*" }),
    "equivalent",
  ],
  [
    "a Deny of all but some",
    policy(allow("*"), { Effect: "Deny", NotAction: ["s3:*", "ec2:*"], Resource: "*" }),
    policy(allow(["ec2:*", "s3:*"])),
    "equivalent",
  ],
  ["nothing", policy({ Effect: "Allow", NotAction: "*", Resource: "*" }), policy(), "equivalent"],
]);

check("resources", [
  ["case matters", policy(allow("s3:*", "arn:aws:s3:::B")), policy(allow("s3:*", bucket)), "incomparable"],
  ["a part", policy(allow("s3:*")), policy(allow("s3:*", objects)), "narrower"],
  ["within", policy(allow("s3:*", "arn:aws:s3:::b*")), policy(allow("s3:*", [bucket, objects])), "narrower"],
  ["?", policy(allow("s3:*", "a?")), policy(allow("s3:*", ["ab", "a*"])), "wider"],
  [
    "NotResource",
    policy(allow("s3:*"), deny("s3:*", objects)),
    policy({ Effect: "Allow", Action: "s3:*", NotResource: objects }),
    "equivalent",
  ],
  [
    "NotResource with more",
    policy({ Effect: "Allow", Action: "s3:*", NotResource: bucket }),
    policy({ Effect: "Allow", Action: "s3:*", NotResource: [objects, bucket] }),
    "narrower",
  ],
  [
    "an incomplete ARN in another statement",
    policy(allow("sqs:*", "arn:aws:sqs"), allow("s3:*")),
    policy(allow("s3:*"), allow("sqs:*", "arn:aws:sqs")),
    "equivalent",
  ],
  [
    "an incomplete ARN may be completed",
    policy(allow("sqs:*", "arn:aws:sqs")),
    policy(allow("sqs:*", "arn:aws:sqs:us-east-1:111122223333:q")),
    "unknown",
  ],
  [
    "an incomplete ARN is not taken for its text alone",
    policy(allow("sqs:*", "*sqs")),
    policy(allow("sqs:*", "arn:aws:sqs")),
    "unknown",
  ],
  [
    "an incomplete ARN with a variable",
    policy(allow("sqs:*", ["arn:aws:${aws:a}x", "r"])),
    policy(allow("sqs:*", "r"), allow("sqs:*", "arn:aws:${aws:a}x")),
    "equivalent",
  ],
  [
    "an incomplete ARN with a variable may be completed",
    policy(allow("sqs:*", "arn:aws:*x")),
    policy(allow("sqs:*", "arn:aws:${aws:a}x")),
    "unknown",
  ],
  [
    "all ARNs of a service",
    policy(allow("sqs:*", "arn:aws:sqs:*")),
    policy(allow("sqs:*", "arn:aws:sqs:*:*:q")),
    "narrower",
  ],
]);

check("Deny", [
  ["more denied", policy(allow("s3:*")), policy(allow("s3:*"), deny("s3:Get*")), "narrower"],
  ["what nobody allows", policy(allow("s3:*")), policy(allow("s3:*"), deny("ec2:*")), "equivalent"],
  ["all denied", policy(allow("s3:*"), deny("*")), policy(), "equivalent"],
  [
    "a Deny lost under a condition",
    policy(allow("s3:*"), deny("s3:*")),
    policy(allow("s3:*"), deny("s3:*", "*", tls)),
    "wider",
  ],
  [
    "narrower by Deny, wider by Allow",
    policy(allow("s3:Get*")),
    policy(allow("s3:*"), deny("s3:GetObject")),
    "incomparable",
  ],
  [
    "Deny of what is left out",
    policy(allow(["s3:GetObject", "s3:PutObject"])),
    policy(allow("s3:*Object"), deny("s3:*", "*"), allow("s3:GetObject")),
    "narrower",
  ],
]);

check("conditions on a statement", [
  ["one more", policy(allow("s3:*")), policy(allow("s3:*", "*", tls)), "narrower"],
  [
    "two keys are both needed",
    policy(when({ StringEquals: { "aws:a": "1" } })),
    policy(when({ StringEquals: { "aws:a": "1", "aws:b": "2" } })),
    "narrower",
  ],
  [
    "keys ignore case",
    policy(when({ StringEquals: { "aws:A": "1" } })),
    policy(when({ stringequals: { "AWS:a": ["1"] } })),
    "equivalent",
  ],
  [
    "values split over statements",
    policy(when({ StringEquals: { "aws:a": ["1", "2"] } })),
    policy(when({ StringEquals: { "aws:a": "2" } }), when({ StringEquals: { "aws:a": "1" } })),
    "equivalent",
  ],
  [
    "a case distinction is none",
    policy(allow("s3:GetObject")),
    policy(when({ StringEquals: { "aws:a": "1" } }), when({ StringNotEquals: { "aws:a": "1" } })),
    "equivalent",
  ],
  [
    "on two keys neither",
    policy(when({ StringEquals: { "aws:a": "1", "aws:b": "2" } })),
    policy(when({ StringEquals: { "aws:a": "1" } })),
    "wider",
  ],
  [
    "the same test under an operator nobody knows",
    policy(when({ StringSounds: { "aws:a": ["1", "2"] } })),
    policy(when({ stringsounds: { "AWS:A": ["2", "1", "2"] } })),
    "equivalent",
  ],
]);

check("policy variables", [
  [
    "the same",
    policy(allow("s3:*", user)),
    policy(allow("s3:*", ["arn:aws:s3:::b/${AWS:UserName}"])),
    "equivalent",
  ],
  ["within a wildcard", policy(allow("s3:*", objects)), policy(allow("s3:*", user)), "narrower"],
  ["deeper", policy(allow("s3:*", `${user}*`)), policy(allow("s3:*", `${user}/x/*`)), "narrower"],
  [
    "another one",
    policy(allow("s3:*", user)),
    policy(allow("s3:*", "arn:aws:s3:::b/${aws:userid}")),
    "incomparable",
  ],
  [
    "a name instead",
    policy(allow("s3:*", user)),
    policy(allow("s3:*", "arn:aws:s3:::b/bob")),
    "incomparable",
  ],
  [
    "split",
    policy(allow("s3:*", [user, bucket])),
    policy(allow("s3:*", bucket), allow("s3:*", user)),
    "equivalent",
  ],
  ["without", policy(allow("s3:*", [user, bucket])), policy(allow("s3:*", bucket)), "narrower"],
  ["a star that is none", policy(allow("s3:*", "b/${*}")), policy(allow("s3:*", "b/*")), "wider"],
  [
    "no variables in the old language",
    oldPolicy(allow("s3:*", user)),
    oldPolicy(allow("s3:*", objects)),
    "wider",
  ],
  ["two languages", oldPolicy(allow("s3:*", user)), policy(allow("s3:*", user)), "incomparable"],
  [
    "in a condition",
    policy(when({ StringLike: { "s3:prefix": ["home/${aws:username}/*", "home/"] } })),
    policy(when({ StringLike: { "s3:prefix": ["home/${aws:username}/x*"] } })),
    "narrower",
  ],
  [
    "? is no variable",
    policy(allow("s3:*", "b/${aws:username}?")),
    policy(allow("s3:*", "b/${aws:username}${aws:userid}")),
    "incomparable",
  ],
  [
    "a wildcard beside it asks for the key still",
    policy(when({ StringLike: { "s3:prefix": ["*", "${aws:username}"] } })),
    policy(when({ Null: { "s3:prefix": "false" } })),
    "equivalent",
  ],
  [
    "a key that may be absent",
    policy(when({ StringEqualsIfExists: { "s3:prefix": "${aws:username}" } })),
    policy(when({ Null: { "s3:prefix": "true" } })),
    "narrower",
  ],
  [
    "negated",
    policy(when({ StringNotEquals: { "s3:prefix": ["${aws:username}", "a"] } })),
    policy(when({ StringNotEquals: { "s3:prefix": "${aws:username}" } })),
    "wider",
  ],
  [
    "in a NotResource",
    policy({ Effect: "Allow", Action: "s3:*", NotResource: [user, bucket] }),
    policy({ Effect: "Allow", Action: "s3:*", NotResource: user }),
    "wider",
  ],
  ["in a Deny", policy(allow("s3:*", objects), deny("s3:*", user)), policy(allow("s3:*", objects)), "wider"],
  [
    "with a default",
    policy(allow("s3:*", "b/${aws:username, 'a}b'}")),
    policy(allow("s3:*", "b/${aws:username,'a}b'}")),
    "equivalent",
  ],
  [
    "in a set",
    policy(when({ "ForAnyValue:StringLike": { "aws:TagKeys": ["${aws:username}-*", "x"] } })),
    policy(when({ "ForAnyValue:StringLike": { "aws:TagKeys": ["x", "${aws:username}-*"] } })),
    "equivalent",
  ],
]);

const role = "arn:aws:iam::111111111111:role/R";
const session = "arn:aws:sts::111111111111:assumed-role/R/S";

check("principals", [
  [
    "the same account",
    policy(trust({ AWS: "111111111111" })),
    policy(trust({ AWS: ["arn:aws:iam::111111111111:root"] })),
    "equivalent",
  ],
  ["everyone", policy(trust("*")), policy(trust({ AWS: "*" })), "equivalent"],
  ["a role of the account", policy(trust({ AWS: "111111111111" })), policy(trust({ AWS: role })), "narrower"],
  ["a session of the role", policy(trust({ AWS: role })), policy(trust({ AWS: session })), "narrower"],
  [
    "another account",
    policy(trust({ AWS: "111111111111" })),
    policy(trust({ AWS: "222222222222" })),
    "incomparable",
  ],
  [
    "services",
    policy(trust({ Service: ["ec2.amazonaws.com", "lambda.amazonaws.com"] })),
    policy(trust({ Service: "lambda.amazonaws.com" })),
    "narrower",
  ],
  [
    "split",
    policy(trust({ Service: "ec2.amazonaws.com", AWS: [role, "222222222222"] })),
    policy(trust({ AWS: "222222222222" }), trust({ Service: "ec2.amazonaws.com" }), trust({ AWS: role })),
    "equivalent",
  ],
  [
    "a session is denied with its role",
    policy(trust({ AWS: session }), { ...trust({ AWS: role }), Effect: "Deny" }),
    policy(trust({ AWS: session })),
    "wider",
  ],
  [
    "an ID that may be anyone",
    policy(trust({ AWS: "AROAEXAMPLE" })),
    policy(trust({ AWS: role })),
    "unknown",
  ],
  [
    "the same ID",
    policy(trust({ AWS: ["AROAEXAMPLE", role] })),
    policy(trust({ AWS: role }), trust({ AWS: "AROAEXAMPLE" })),
    "equivalent",
  ],
  [
    "a canonical user",
    policy(trust({ CanonicalUser: "79a5" })),
    policy(trust({ CanonicalUser: ["79a5"] })),
    "equivalent",
  ],
  [
    "NotPrincipal",
    policy(trust("*"), { Effect: "Deny", NotPrincipal: { AWS: [role, "111111111111"] }, Action: "*" }),
    policy(trust("*"), { Effect: "Deny", NotPrincipal: { AWS: ["111111111111", role] }, Action: "*" }),
    "equivalent",
  ],
  [
    "NotPrincipal with others than before",
    policy(trust("*"), { Effect: "Deny", NotPrincipal: { Service: "ec2.amazonaws.com" }, Action: "*" }),
    policy(trust("*"), { Effect: "Deny", NotPrincipal: { Service: "lambda.amazonaws.com" }, Action: "*" }),
    "incomparable",
  ],
]);

describe("comparePolicies", () => {
  const catalog = defaultCatalog();

  it("names actions of the catalog and resources of the policies", () => {
    const { counterexample, reverse } = comparePolicies(
      policy(allow("s3:Get*", objects, tls)),
      policy(allow("*", "arn:aws:s3:::c/${aws:username}/*")),
      { catalog },
    );
    expect(counterexample).toEqual({
      action: "s3:AbortMultipartUpload",
      resource: "arn:aws:s3:::c/alice/example",
      context: { "aws:username": "alice" },
      allowedBefore: false,
      allowedAfter: true,
    });
    expect(reverse).toEqual({
      action: "s3:GetAccelerateConfiguration",
      resource: "arn:aws:s3:::b/example",
      context: { "aws:SecureTransport": "true" },
      allowedBefore: true,
      allowedAfter: false,
    });
  });

  it("leaves a name alone that only the policy knows", () => {
    const { reverse } = comparePolicies(policy(allow(["s3:NewThing", "s3:Get*"])), policy(allow("s3:Get*")), {
      catalog,
    });
    expect(reverse).toMatchObject({ action: "s3:NewThing" });
  });

  it("says who asks where a policy names principals", () => {
    const { counterexample } = comparePolicies(
      policy(trust({ AWS: role })),
      policy(trust({ AWS: "111111111111" })),
    );
    expect(counterexample).toMatchObject({ principal: "arn:aws:iam::111111111111:role/example" });
  });

  it("proves what an unknown operator cannot change, and says of the rest why not", () => {
    const unknown = { Condition: { StringSounds: { "aws:a": "1" } } };
    expect(comparePolicies(policy(allow("s3:*")), policy(allow("s3:*", "*", unknown)))).toEqual({
      relation: "narrower",
      reasons: [
        "whether AFTER allows less than BEFORE is not certain: StringSounds on aws:a is compared as a whole: its operator is not understood",
      ],
    });
    expect(comparePolicies(policy(allow("s3:*", "*", unknown)), policy(allow("s3:*")))).toMatchObject({
      relation: "unknown",
    });
  });

  it("does not rely on whom a NotPrincipal exempts", () => {
    const exempt = policy(trust({ AWS: role }), { Effect: "Deny", NotPrincipal: { AWS: role }, Action: "*" });
    const free = policy(trust({ AWS: role }));
    expect(comparePolicies(exempt, free).relation).toBe("unknown");
    expect(comparePolicies(free, exempt).relation).toBe("narrower");
  });

  it("does not rely on an exemption of someone that it cannot name", () => {
    const exempt = policy(trust("*"), { Effect: "Deny", NotPrincipal: { AWS: "AROAEXAMPLE" }, Action: "*" });
    expect(comparePolicies(exempt, policy(trust("*"))).relation).toBe("unknown");
    expect(comparePolicies(policy(trust("*")), exempt).relation).toBe("narrower");
  });

  it("does not rely on a NotResource whose variable has no value", () => {
    const exempt = policy(allow("s3:*", "c"), { Effect: "Deny", Action: "*", NotResource: user });
    expect(comparePolicies(policy(), exempt).relation).toBe("unknown");
    expect(comparePolicies(policy(), exempt).reasons.join()).toContain("aws:username may have no value");
  });

  it("keeps the confirmed half of what it cannot decide", () => {
    const unknown = { Condition: { StringSounds: { "aws:a": "1" } } };
    const comparison = comparePolicies(
      policy(allow("s3:*", "*", unknown)),
      policy(allow("ec2:*"), allow("s3:*", "*", { Condition: { StringSounds: { "aws:a": "2" } } })),
    );
    expect(comparison).toMatchObject({ relation: "unknown", counterexample: { allowedAfter: true } });
  });

  it("compares a principal that it cannot read with nothing", () => {
    const odd: JsonObject = { Effect: "Allow", Action: "s3:*", Resource: "*", Principal: [["x"]] };
    expect(comparePolicies(policy(odd), policy(odd)).relation).toBe("unknown");
    expect(comparePolicies(policy(allow("*")), policy(odd)).relation).toBe("narrower");
  });

  it("gives the same answer with keys that name parts of objects", () => {
    const condition: unknown = JSON.parse('{"StringEquals":{"__proto__":"1","constructor":"2"}}');
    const strict = policy(allow("s3:*", "*", { Condition: condition }));
    expect(comparePolicies(strict, strict).relation).toBe("equivalent");
    const { reverse } = comparePolicies(strict, policy());
    expect(Object.entries(reverse?.context ?? {})).toEqual([
      ["__proto__", "1"],
      ["constructor", "2"],
    ]);
  });
});
