import { describe, expect, it } from "vitest";
import { decidePattern } from "../../src/refine/decide-pattern.js";
import type { Decision } from "../../src/refine/decision.js";
import { catalogOf, universeOf, unusedOf } from "./world.js";

const catalog = catalogOf({
  s3: "GetObject GetObjectAcl GetBucketAcl PutObject DeleteObject",
  ec2: "RunInstances DescribeHosts",
  sqs: "SendMessage",
});

interface Case {
  readonly pattern: string;
  readonly unused?: readonly string[];
  readonly keep?: readonly string[];
  readonly decision: Omit<Decision, "pattern">;
}

function decide({ pattern, unused = [], keep = [] }: Omit<Case, "decision">): Decision {
  return decidePattern(pattern, universeOf(catalog, unusedOf(...unused), [pattern], keep));
}

const kept = (reason: string, detail?: string): object => ({
  kind: "kept",
  reason,
  ...(detail === undefined ? {} : { detail }),
});
const removed = (reason: string, ...unused: readonly string[]): object => ({
  kind: "removed",
  reason,
  unused,
});
const replaced = (by: Readonly<Record<string, string>>, ...unused: readonly string[]): object => ({
  kind: "replaced",
  by: Object.entries(by).map(([pattern, allows]) => ({ pattern, allows: allows.split(" ") })),
  covered: [],
  unused,
});

describe("decidePattern", () => {
  it.each([
    ["getobject", "an action is written service:Name"],
    [":GetObject", "the service before the colon is missing"],
    ["s3:", "the action after the colon is missing"],
    ["*:Get*", "AWS accepts no wildcard in the service before the colon"],
    ["*:*", "AWS accepts no wildcard in the service before the colon"],
  ])("keeps %j: it cannot be read", (pattern, detail) => {
    expect(decide({ pattern, unused: ["s3"] })).toEqual({ pattern, ...kept("unreadable", detail) });
  });

  it.each([
    { pattern: "s3:GetObject", unused: ["s3:PutObject"], decision: kept("used") },
    { pattern: "S3:getobject", unused: ["s3:GetObject"], decision: removed("unused", "s3:GetObject") },
    { pattern: "s3:Unknown", decision: kept("used") },
    { pattern: "s3:unknown", unused: ["s3:Unknown"], decision: removed("unused", "s3:Unknown") },
    { pattern: "s3:Unknown", unused: ["s3"], decision: removed("service-unused", "s3:Unknown") },
    { pattern: "s3:GetObject", unused: ["s3"], decision: removed("service-unused", "s3:GetObject") },
    { pattern: "s3:GetObject", unused: ["s3:"], decision: kept("used") },
    { pattern: "s3:GetObject", unused: ["s3"], keep: ["s3:Get*"], decision: kept("used") },
    {
      pattern: "s3:PutObject",
      unused: ["s3"],
      keep: ["s3:Get*"],
      decision: removed("service-unused", "s3:PutObject"),
    },
  ] as unknown as readonly Case[])("literal $pattern, unused $unused, keep $keep", (one) => {
    expect(decide(one)).toEqual({ pattern: one.pattern, ...one.decision });
  });

  it.each([
    { pattern: "s3:Get*", unused: ["s3:PutObject"], decision: kept("used") },
    { pattern: "s3:List*", unused: ["s3:PutObject"], decision: kept("no-known-match") },
    { pattern: "s3:List*", unused: ["s3:"], decision: kept("no-known-match") },
    { pattern: "s3:List*", unused: ["s3"], decision: removed("service-unused") },
    { pattern: "new:*", decision: kept("no-known-match") },
    { pattern: "new:*", unused: ["new"], decision: removed("service-unused") },
    {
      pattern: "S3:get*acl",
      unused: ["s3:GetObjectAcl", "s3:GetBucketAcl"],
      decision: removed("all-unused", "s3:GetBucketAcl", "s3:GetObjectAcl"),
    },
    {
      pattern: "s3:*ACL",
      unused: ["s3"],
      decision: removed("service-unused", "s3:GetBucketAcl", "s3:GetObjectAcl"),
    },
    {
      pattern: "S3:Get*",
      unused: ["s3:GetBucketAcl"],
      decision: replaced({ "S3:GetObject*": "s3:GetObject s3:GetObjectAcl" }, "s3:GetBucketAcl"),
    },
    {
      pattern: "s3:*",
      unused: ["s3:DeleteObject", "s3:GetObjectAcl"],
      decision: replaced(
        {
          "s3:GetBucketAcl": "s3:GetBucketAcl",
          "s3:GetObject": "s3:GetObject",
          "s3:PutObject": "s3:PutObject",
        },
        "s3:DeleteObject",
        "s3:GetObjectAcl",
      ),
    },
    {
      pattern: "s3:?etObject*",
      unused: ["s3:GetObjectAcl"],
      decision: replaced({ "s3:GetObject": "s3:GetObject" }, "s3:GetObjectAcl"),
    },
    {
      pattern: "s3:???Object",
      unused: ["s3:GetObject"],
      decision: replaced({ "s3:PutObject": "s3:PutObject" }, "s3:GetObject"),
    },
    {
      pattern: "s3:Get*",
      unused: ["s3"],
      keep: ["s3:GetObject"],
      decision: replaced({ "s3:GetObject": "s3:GetObject" }, "s3:GetBucketAcl", "s3:GetObjectAcl"),
    },
    // kept on purpose, though nothing that is known shows what for
    {
      pattern: "s3:Get*",
      unused: ["s3"],
      keep: ["s3:GetNew*"],
      decision: kept("kept-on-purpose", "s3:getnew*"),
    },
    { pattern: "s3:List*", unused: ["s3"], keep: ["S3:*"], decision: kept("kept-on-purpose", "s3:*") },
    {
      pattern: "s3:Get*",
      unused: ["s3"],
      keep: ["s3:PutNew*"],
      decision: removed("service-unused", "s3:GetBucketAcl", "s3:GetObject", "s3:GetObjectAcl"),
    },
  ] as unknown as readonly Case[])("wildcard $pattern, unused $unused, keep $keep", (one) => {
    expect(decide(one)).toEqual({ pattern: one.pattern, ...one.decision });
  });

  const S3 = ["s3:DeleteObject", "s3:GetBucketAcl", "s3:GetObject", "s3:GetObjectAcl", "s3:PutObject"];

  it.each([
    { pattern: "*", decision: kept("used") },
    { pattern: "*", unused: ["s3:List", "s3:"], keep: ["s3:List"], decision: kept("used") },
    {
      pattern: "**",
      unused: ["s3", "ec2", "sqs:SendMessage"],
      decision: removed("all-unused", "ec2:DescribeHosts", "ec2:RunInstances", ...S3, "sqs:SendMessage"),
    },
    {
      pattern: "*",
      unused: ["s3", "ec2:DescribeHosts"],
      decision: replaced(
        { "ec2:RunInstances": "ec2:RunInstances", "sqs:*": "sqs:SendMessage" },
        "ec2:DescribeHosts",
        ...S3,
      ),
    },
    {
      pattern: "*",
      unused: ["sqs"],
      decision: replaced(
        { "ec2:*": "ec2:DescribeHosts ec2:RunInstances", "s3:*": S3.join(" ") },
        "sqs:SendMessage",
      ),
    },
    // every service with something unused is kept on purpose
    { pattern: "*", unused: ["s3"], keep: ["s3:GetNew*"], decision: kept("used") },
    {
      pattern: "*",
      unused: ["s3", "sqs"],
      keep: ["s3:GetNew*"],
      decision: kept("kept-on-purpose", "s3:getnew*"),
    },
    // what is kept is known, and nothing else is meant
    {
      pattern: "*",
      unused: ["sqs", "ec2:RunInstances"],
      keep: ["s3:Get*", "ec2:Run*"],
      decision: replaced(
        { "ec2:*": "ec2:DescribeHosts ec2:RunInstances", "s3:*": S3.join(" ") },
        "sqs:SendMessage",
      ),
    },
    {
      pattern: "*",
      unused: ["sqs"],
      keep: ["S3:New*", "s3:Newer*"],
      decision: kept("kept-on-purpose", "s3:new*"),
    },
  ] as unknown as readonly Case[])("everything, unused $unused, keep $keep", (one) => {
    expect(decide(one)).toEqual({ pattern: one.pattern, ...one.decision });
  });

  it("replaces * where a service goes that no catalog knows", () => {
    expect(decide({ pattern: "*", unused: ["new"] })).toMatchObject({
      kind: "replaced",
      by: [{ pattern: "ec2:*" }, { pattern: "s3:*" }, { pattern: "sqs:*" }],
      unused: [],
    });
  });

  it("names a literal that the universe has not as it is written", () => {
    expect(decidePattern("S3:Other", universeOf(catalog, unusedOf("s3")))).toMatchObject({
      unused: ["s3:Other"],
    });
  });

  it("keeps a service that nothing is known of when * becomes its services", () => {
    expect(decide({ pattern: "*", unused: ["sqs", "new:"] })).toMatchObject({
      by: [{ pattern: "ec2:*" }, { pattern: "new:*", allows: [] }, { pattern: "s3:*" }],
    });
  });

  it("sorts what replaces * as one list", () => {
    const mixed = catalogOf({ a: "Get Put", "a-b": "Get Put" });
    expect(decidePattern("*", universeOf(mixed, unusedOf("a:Put", "a-b:Put")))).toMatchObject({
      by: [{ pattern: "a-b:Get" }, { pattern: "a:Get" }],
    });
  });
});
