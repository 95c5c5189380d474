import { describe, expect, it } from "vitest";
import { createCatalog, type Catalog } from "../../src/catalog/catalog.js";
import { ActionLists } from "../../src/compare/action-lists.js";
import { rawStatements } from "../../src/compare/compile/raw-statement.js";
import type { Request } from "../../src/compare/evaluate/evaluate.js";
import { polish } from "../../src/compare/search/polish.js";
import type { JsonObject, PolicyDocument } from "../../src/policy/document.js";
import { allow, deny, oldPolicy, policy } from "./documents.js";

const catalog = createCatalog({
  format: "iamend-catalog/1",
  date: "2026-01-01",
  source: "test",
  services: {
    ec2: "RunInstances",
    s3: "GetBucketAcl GetObject PutObject",
    sqs: "ReceiveMessage SendMessage",
  },
  retired: { s3: "OldThing" },
});

interface Given {
  readonly request?: Partial<Request>;
  readonly fixedAction?: boolean;
  readonly catalog?: Catalog | undefined;
  readonly holds?: (request: Request) => boolean;
}

function polished(document: PolicyDocument, given: Given): Request {
  const { request = {}, fixedAction = false, holds = () => true } = given;
  const statements = rawStatements(document);
  return polish(
    { action: "s3:x", resource: "r", context: {}, ...request },
    {
      statements,
      lists: new ActionLists(statements),
      catalog: "catalog" in given ? given.catalog : catalog,
      fixedAction,
    },
    holds,
  );
}

describe("an action", () => {
  const notAction = { Effect: "Allow", NotAction: "ec2:*", Resource: "*" };
  it.each<readonly [string, statements: readonly JsonObject[], action: string, expected: string]>([
    [
      "is the first of its service in the same lists",
      [allow("s3:*"), deny("s3:Put*")],
      "s3:x",
      "s3:GetBucketAcl",
    ],
    ["is in all the same lists", [allow("s3:*"), deny("s3:Put*")], "s3:putx", "s3:PutObject"],
    ["is of a service that a policy names", [allow("*"), deny("sqs:Send*")], "x:y", "sqs:ReceiveMessage"],
    ["is of its own service if it may", [allow("*")], "sqs:x", "sqs:ReceiveMessage"],
    ["is of any service where none is named", [allow("*")], "x:y", "ec2:RunInstances"],
    ["is of one that is not named where it must be", [notAction], "x:y", "s3:GetBucketAcl"],
    ["is no retired one", [allow("s3:Old*")], "s3:oldx", "s3:oldx"],
    [
      "is as a policy writes it where no other is like it",
      [allow("s3:NewThing"), allow("s3:Get*")],
      "s3:newthing",
      "s3:NewThing",
    ],
    [
      "is of the catalog although a policy writes it",
      [allow(["s3:NewThing", "s3:GetObject"])],
      "s3:newthing",
      "s3:GetObject",
    ],
    ["stays where none is like it", [allow("iam:*")], "iam:x", "iam:x"],
    ["is spelled as in the catalog", [allow("S3:getobject")], "s3:getobject", "s3:GetObject"],
  ])("%s", (_, statements, action, expected) => {
    const document = policy(...statements);
    expect(polished(document, { request: { action } }).action).toBe(expected);
  });

  it("is as a policy writes it where there is no catalog", () => {
    const document = policy(allow(["s3:NewThing", "s3:Get*"]));
    const given = { request: { action: "s3:newthing" }, catalog: undefined };
    expect(polished(document, given).action).toBe("s3:NewThing");
    expect(polished(document, { ...given, request: { action: "s3:getx" } }).action).toBe("s3:getx");
  });

  it("stays where it is given, or where another one would not tell the same", () => {
    const document = policy(allow("s3:*"));
    expect(polished(document, { fixedAction: true }).action).toBe("s3:x");
    expect(polished(document, { holds: ({ action }) => action === "s3:x" }).action).toBe("s3:x");
  });

  it("is not looked for any longer than it is worth", () => {
    const names = Array.from({ length: 2000 }, (_, index) => `A${String(index)}`);
    const large = createCatalog({
      format: "iamend-catalog/1",
      date: "2026-01-01",
      source: "test",
      services: { s3: [...names, "Zebra"].join(" ") },
      retired: {},
    });
    const last = (lists: number): string => {
      const others = Array.from({ length: lists - 1 }, (_, index) => allow(`s3:b${String(index)}`));
      const document = policy(allow("s3:Z*"), ...others);
      return polished(document, { request: { action: "s3:zx" }, catalog: large }).action;
    };
    expect(last(999)).toBe("s3:Zebra");
    expect(last(1000)).toBe("s3:zx");
  });
});

describe("the context", () => {
  const context = { a: "1", "aws:B": "2", c: ["3"] };

  it("has no key that does not matter", () => {
    expect(polished(policy(), { request: { context } }).context).toEqual({});
  });

  it.each([["a"], ["aws:B"], ["c"]])("keeps %s where it does", (key) => {
    const holds = ({ context: left }: Request): boolean => key in left;
    expect(Object.keys(polished(policy(), { request: { context }, holds }).context)).toEqual([key]);
  });

  it("keeps one of two that are as good", () => {
    const holds = ({ context: left }: Request): boolean => "a" in left || "c" in left;
    expect(polished(policy(), { request: { context }, holds }).context).toEqual({ c: ["3"] });
  });
});

describe("a resource", () => {
  /** What is tried, in this order. */
  function tried(document: PolicyDocument, request: Partial<Request> = {}): readonly string[] {
    const all: string[] = [];
    polished(document, {
      request,
      fixedAction: true,
      holds: ({ resource, context }) => {
        if (resource !== "r" && Object.keys(context).length === Object.keys(request.context ?? {}).length) {
          all.push(resource);
        }
        return false;
      },
    });
    return all;
  }

  const bucket = "arn:aws:s3:::example";
  it.each<readonly [string, resources: readonly string[], expected: readonly string[]]>([
    ["a service's own", ["*"], [bucket]],
    ["one that a policy names", ["arn:aws:s3:::b"], ["arn:aws:s3:::b", bucket]],
    [
      "with a word for a star, or nothing",
      ["arn:aws:s3:::b/*"],
      ["arn:aws:s3:::b/example", bucket, "arn:aws:s3:::b/"],
    ],
    ["with a letter for a question mark", ["arn:aws:s3:::b/?"], ["arn:aws:s3:::b/x", bucket]],
    [
      "of all the patterns",
      ["arn:aws:s3:::b*", "arn:aws:s3:::c"],
      ["arn:aws:s3:::bexample", "arn:aws:s3:::c", bucket, "arn:aws:s3:::b"],
    ],
    [
      "that is a whole ARN",
      ["*", "b", "arn:aws:s3", "arn:*:s3:::b", "arn:aws:s3:::", "x:arn:aws:s3:::b"],
      [bucket, "arn:example:s3:::b"].toReversed(),
    ],
    ["that is one with what stands for the star", ["arn:aws:s3:::*", "arn:aws:*:b"], [bucket]],
    [
      "with the values of variables",
      ["arn:aws:s3:::${aws:UserName}/${aws:userid, 'me'}/${aws:x}"],
      ["arn:aws:s3:::ann/me/example", bucket, "arn:aws:s3:::ann/me/"],
    ],
    ["with no value of a set", ["arn:aws:s3:::${aws:TagKeys}"], [bucket]],
  ])("like %s is tried", (_, resources, expected) => {
    const context = { "AWS:username": "ann", "aws:tagkeys": ["k"] };
    expect(tried(policy(allow("s3:*", resources)), { context })).toEqual(expected);
  });

  it("has no variables in the language of 2008", () => {
    const name = "arn:aws:s3:::${aws:username}";
    expect(tried(oldPolicy(allow("s3:*", name)), { context: { "aws:username": "ann" } })).toEqual([
      name,
      bucket,
    ]);
  });

  it("is one of the service that is asked", () => {
    expect(tried(policy(allow("sqs:*")), { action: "sqs:SendMessage" })).toEqual([
      "arn:aws:sqs:us-east-1:111122223333:example",
    ]);
  });

  it("is like one of the first thirty patterns", () => {
    const many = Array.from({ length: 31 }, (_, index) => `arn:aws:s3:::b${String(index)}`);
    expect(tried(policy(allow("s3:*", many)))).toEqual([...many.slice(0, 30), bucket]);
  });

  it("is the first that tells the same", () => {
    const document = policy(allow("s3:*", ["arn:aws:s3:::b", "arn:aws:s3:::c", "arn:aws:s3:::d"]));
    const holds = ({ resource }: Request): boolean => resource !== "arn:aws:s3:::b";
    expect(polished(document, { holds }).resource).toBe("arn:aws:s3:::c");
    expect(polished(document, { holds: () => false }).resource).toBe("r");
  });

  it("and all else of a request is made readable together", () => {
    const document = policy(allow("s3:*", "arn:aws:s3:::b/*"));
    const request = { action: "s3:x", principal: "p", context: { k: "v" } };
    expect(polished(document, { request })).toEqual({
      action: "s3:GetBucketAcl",
      resource: "arn:aws:s3:::b/example",
      principal: "p",
      context: {},
    });
  });
});
