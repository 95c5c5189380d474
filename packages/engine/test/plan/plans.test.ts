import { describe, expect, it } from "vitest";
import {
  catalogOf,
  checkWorld,
  fixedFiles,
  outcomes,
  policy,
  type Files,
  type World,
} from "../support/world.js";

const APP = { "role app": ["s3:PutObject"] };

function file(json: string): Files {
  return { "app.json": json };
}

interface Case {
  readonly name: string;
  readonly world: World;
  readonly expected: readonly string[];
}

function describeCases(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    it.each(cases)("$name", ({ world, expected }) => {
      const result = checkWorld(world);
      expect(outcomes(result)).toEqual(expected);
      expect(result.internalErrors).toEqual([]);
      const files = fixedFiles(world.files, result);
      const after = checkWorld({ ...world, files });
      expect(after.summary.fixable, "a second check has nothing to fix").toBe(0);
      expect(fixedFiles(files, after)).toEqual(files);
    });
  });
}

const two = (left: string, right: string): string =>
  `{ "documents": { "app": { "each": { "a": ["${left}"], "b": ["${right}"] }, "size": 100, "statements": [{ "allow": ["s3:GetObject", "s3:PutObject", "sqs:*"] }] } } }`;

describeCases("one plan for all documents that a statement reaches", [
  {
    name: "an action goes if no holder of any instance uses it",
    world: {
      files: file(two("role a", "role b")),
      findings: { "role a": ["s3:PutObject", "sqs"], "role b": ["s3:PutObject"] },
    },
    expected: ["s3:PutObject → nothing: fix"],
  },
  {
    name: "one instance is held by nobody who speaks",
    world: { files: file(two("role a", "role b")), findings: { "role a": ["s3:PutObject"] } },
    expected: [],
  },
  {
    name: "a service that one holder does not use at all, and of which another does not use some",
    world: {
      files: file(two("role a", "role b")),
      findings: { "role a": ["sqs"], "role b": ["sqs:PurgeQueue"] },
    },
    expected: ["sqs:* → sqs:SendMessage: fix"],
  },
  {
    name: "an instance that is open makes all of it a suggestion",
    world: {
      files: file(
        '{ "fragments": { "base": [{ "allow": ["s3:GetObject", "s3:PutObject"] }] }, "documents": { "one": { "include": ["base"], "holders": ["role app"] }, "two": { "include": ["base"], "holders": ["role app"], "unlisted": "more" } } }',
      ),
      findings: APP,
    },
    expected: ["s3:PutObject → nothing: suggestion, unlisted"],
  },
  {
    name: "a list of two statements, in documents of two holders",
    world: {
      files: {
        "lists.json": '{ "lists": { "common": ["s3:GetObject", "s3:PutObject"] } }',
        "one.json":
          '{ "documents": { "one": { "statements": [{ "allow": "@common" }], "holders": ["role a"] } } }',
        "two.json":
          '{ "documents": { "two": { "statements": [{ "allow": "@common" }], "holders": ["role b"] } } }',
      },
      findings: { "role a": ["s3:GetObject", "s3:PutObject"], "role b": ["s3:PutObject"] },
    },
    expected: ["s3:PutObject → nothing: fix"],
  },
]);

const kinds = ["trust", "resource", "boundary", "unknown"] as const;

describeCases("what makes a list untouchable", [
  ...kinds.flatMap((kind): Case[] => [
    {
      name: `it is in a document of kind ${kind} alone`,
      world: {
        files: policy(
          '{ "allow": ["s3:GetObject", "s3:PutObject"] }',
          `"holders": ["role app"], "kind": "${kind}"`,
        ),
        findings: APP,
      },
      expected: [],
    },
    {
      name: `it is also in a document of kind ${kind}`,
      world: {
        files: file(
          `{ "fragments": { "base": [{ "allow": ["s3:GetObject", "s3:PutObject"] }] }, "documents": { "one": { "include": ["base"], "holders": ["role app"] }, "two": { "include": ["base"], "kind": "${kind}" } } }`,
        ),
        findings: APP,
      },
      expected: ["s3:PutObject: other-policy"],
    },
  ]),
  {
    name: "a Deny",
    world: { files: policy('{ "deny": ["s3:GetObject", "s3:PutObject"] }'), findings: APP },
    expected: [],
  },
  {
    name: "an effect that is not known",
    world: { files: policy('{ "unknown": ["s3:GetObject", "s3:PutObject"] }'), findings: APP },
    expected: [],
  },
  {
    name: "a list that a Deny takes too",
    world: {
      files: file(
        '{ "lists": { "common": ["s3:GetObject", "s3:PutObject"] }, "documents": { "app": { "holders": ["role app"], "statements": [{ "deny": "@common" }, { "allow": "@common" }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:PutObject: deny"],
  },
  {
    name: "a list that a statement of unknown effect takes too",
    world: {
      files: file(
        '{ "lists": { "common": ["s3:GetObject", "s3:PutObject"] }, "documents": { "app": { "holders": ["role app"], "statements": [{ "allow": "@common" }, { "unknown": "@common" }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:PutObject: unknown-effect"],
  },
  {
    name: "a list that is Action here and NotAction there",
    world: {
      files: file(
        '{ "lists": { "common": ["s3:GetObject", "s3:PutObject"] }, "documents": { "app": { "holders": ["role app"], "statements": [{ "allow": "@common" }, { "allow-not": "@common" }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:PutObject: mixed-keys"],
  },
  {
    name: "a list that a statement takes which ends up nobody knows where",
    world: {
      files: file(
        '{ "lists": { "common": ["s3:GetObject", "s3:PutObject"] }, "fragments": { "lost": [{ "allow": "@common" }] }, "documents": { "app": { "holders": ["role app"], "statements": [{ "allow": "@common" }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:PutObject: not-followed"],
  },
  {
    name: "a sealed list",
    world: {
      files: file(
        '{ "lists": { "odd": { "sealed": "it is also printed", "items": ["s3:GetObject", "s3:PutObject"] } }, "documents": { "app": { "holders": ["role app"], "statements": [{ "allow": "@odd" }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:PutObject: sealed"],
  },
  {
    name: "a place for one pattern does not get several",
    world: {
      files: file(
        '{ "lists": { "odd": { "single": "its type is string", "items": ["s3:*"] } }, "documents": { "app": { "holders": ["role app"], "statements": [{ "allow": "@odd" }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:*: single"],
  },
  {
    name: "a place for one pattern gets another one",
    world: {
      files: file(
        '{ "lists": { "odd": { "single": "its type is string", "items": ["s3:??tObject"] } }, "documents": { "app": { "holders": ["role app"], "statements": [{ "allow": "@odd" }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:??tObject → s3:GetObject: fix"],
  },
]);

describeCases("elements that are not certain", [
  {
    name: "an opaque element stays, and its siblings go",
    world: { files: policy('{ "allow": ["s3:PutObject", { "opaque": "a variable" }] }'), findings: APP },
    expected: ["s3:PutObject → nothing: fix"],
  },
  {
    name: "an opaque element whose values are all unused is told, never edited",
    world: {
      files: policy(
        '{ "allow": ["s3:GetObject", { "opaque": "a variable", "values": ["s3:PutObject", "s3:DeleteObject"] }] }',
      ),
      findings: { "role app": ["s3:PutObject", "s3:DeleteObject"] },
    },
    expected: ["(s3:DeleteObject s3:PutObject): opaque"],
  },
  {
    name: "an opaque element that may be used is not told",
    world: {
      files: policy(
        '{ "allow": ["s3:GetObject", { "opaque": "a variable", "values": ["s3:PutObject", "s3:GetObject"] }] }',
      ),
      findings: APP,
    },
    expected: [],
  },
  {
    name: "the values of an opaque element are names",
    world: {
      files: policy('{ "allow": ["s3:Put*", { "opaque": "a variable", "values": ["s3:PutNew"] }] }'),
      findings: APP,
    },
    expected: ["s3:Put* → s3:PutNew: fix"],
  },
]);

describeCases("statements and documents that are emptied", [
  {
    name: "a statement goes whole",
    world: { files: policy('{ "allow": ["s3:GetObject"] },\n{ "allow": ["s3:PutObject"] }'), findings: APP },
    expected: ["s3:PutObject → nothing: fix"],
  },
  {
    name: "the last Allow stays",
    world: { files: policy('{ "allow": ["s3:PutObject"] },\n{ "deny": ["s3:GetObject"] }'), findings: APP },
    expected: ["s3:PutObject: nothing-left"],
  },
  {
    name: "two statements that would leave nothing stay both",
    world: {
      files: policy('{ "allow": ["s3:PutObject"] },\n{ "allow": ["sqs:*"] }'),
      findings: { "role app": ["s3:PutObject", "sqs"] },
    },
    expected: ["s3:PutObject: nothing-left", "sqs:*: nothing-left"],
  },
  {
    name: "a statement of unknown effect is something",
    world: {
      files: policy('{ "allow": ["s3:PutObject"] },\n{ "unknown": ["s3:GetObject"] }'),
      findings: APP,
    },
    expected: ["s3:PutObject → nothing: fix"],
  },
  {
    name: "a statement that may hold more patterns is narrowed, never emptied",
    world: {
      files: policy(
        '{ "allow": ["s3:PutObject"], "open": "concat with a variable" },\n{ "allow": ["s3:GetObject", "s3:PutObject"], "open": "concat with a variable" }',
      ),
      findings: APP,
    },
    expected: ["s3:PutObject: may-become-empty", "s3:PutObject → nothing: fix"],
  },
  {
    name: "a statement that cannot be removed whole",
    world: {
      files: policy(
        '{ "allow": ["s3:PutObject"], "whole": "its Sid overrides" },\n{ "allow": ["s3:GetObject"] }',
      ),
      findings: APP,
    },
    expected: ["s3:PutObject: indivisible"],
  },
  {
    name: "one list of two would be empty",
    world: {
      files: policy('{ "allow": { "concat": [["s3:PutObject"], ["s3:GetObject"]] } }'),
      findings: APP,
    },
    expected: ["s3:PutObject: would-empty-list"],
  },
  {
    name: "both lists of a statement are emptied, and it goes",
    world: {
      files: policy(
        '{ "allow": { "concat": [["s3:PutObject"], ["sqs:*"], []] } },\n{ "allow": ["s3:GetObject"] }',
      ),
      findings: { "role app": ["s3:PutObject", "sqs"] },
    },
    expected: ["s3:PutObject → nothing: fix", "sqs:* → nothing: fix"],
  },
  {
    name: "an emptied list that two statements share takes both along",
    world: {
      files: file(
        '{ "lists": { "common": ["s3:PutObject"] }, "documents": { "app": { "holders": ["role app"], "statements": [{ "allow": "@common" }, { "allow": ["s3:GetObject"] }, { "allow": "@common" }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:PutObject → nothing: fix"],
  },
  {
    name: "an emptied list stays if one of its statements has to",
    world: {
      files: file(
        '{ "lists": { "common": ["s3:PutObject"] }, "documents": { "app": { "holders": ["role app"], "statements": [{ "allow": "@common" }, { "allow": ["s3:GetObject"] }, { "allow": "@common", "whole": "why" }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:PutObject: indivisible"],
  },
  {
    name: "a statement shared with a document of which it is all stays",
    world: {
      files: file(
        '{ "fragments": { "base": [{ "allow": ["s3:PutObject"] }, { "allow": ["sqs:*", "s3:PutObject"] }] }, "documents": { "one": { "include": ["base"], "holders": ["role app"] }, "two": { "include": ["base"], "holders": ["role app"], "statements": [{ "allow": ["s3:GetObject"] }, { "allow": ["s3:PutObject"] }] } } }',
      ),
      findings: { "role app": ["s3:PutObject", "sqs"] },
    },
    expected: [
      "s3:PutObject: nothing-left",
      "sqs:*: nothing-left",
      "s3:PutObject: nothing-left",
      "s3:PutObject → nothing: fix",
    ],
  },
]);

describeCases("quotas", [
  {
    name: "a managed policy that would cross its quota",
    world: {
      files: policy(
        '{ "allow": ["s3:*"] }',
        '"holders": ["role app"], "attachment": "managed", "size": 6106',
      ),
      findings: APP,
    },
    expected: ["s3:*: over-quota"],
  },
  {
    name: "a managed policy that is below it afterwards",
    world: {
      files: policy(
        '{ "allow": ["s3:*"] }',
        '"holders": ["role app"], "attachment": "managed", "size": 6105',
      ),
      findings: APP,
    },
    expected: ["s3:* → s3:DeleteObject s3:Get* s3:ListBucket: fix"],
  },
  {
    name: "one that is over it already may be narrowed",
    world: {
      files: policy(
        '{ "allow": ["s3:*"] }',
        '"holders": ["role app"], "attachment": "managed", "size": 6145',
      ),
      findings: APP,
    },
    expected: ["s3:* → s3:DeleteObject s3:Get* s3:ListBucket: fix"],
  },
  {
    name: "what grows in a document whose size is not known",
    world: {
      files: policy(
        '{ "allow": ["s3:*", "sqs:PurgeQueue"] },\n{ "allow": ["sqs:*", "sqs:PurgeQueue"] }',
        '"holders": ["role app"]',
      ),
      findings: { "role app": ["s3:PutObject", "sqs:PurgeQueue"] },
    },
    expected: [
      "s3:*: size-unknown",
      "sqs:PurgeQueue → nothing: fix",
      "sqs:* → sqs:SendMessage: fix",
      "sqs:PurgeQueue → nothing: fix",
    ],
  },
  {
    name: "a pattern for a pattern needs no brackets",
    world: {
      files: policy('{ "allow": ["sqs:Purge*", "sqs:*"] }', '"holders": ["role app"]'),
      findings: { "role app": ["sqs:PurgeQueue"] },
    },
    expected: ["sqs:Purge* → nothing: fix", "sqs:* → sqs:SendMessage: fix"],
  },
  {
    name: "what one statement gives up another may take",
    world: {
      files: policy(
        '{ "allow": ["s3:*"] },\n{ "allow": ["sqs:PurgeQueue", "sqs:SendMessage"] }',
        '"holders": ["role app"], "size": 10218',
      ),
      findings: { "role app": ["s3:PutObject", "sqs:PurgeQueue"] },
    },
    expected: ["s3:* → s3:DeleteObject s3:Get* s3:ListBucket: fix", "sqs:PurgeQueue → nothing: fix"],
  },
  {
    name: "inline policies of one role count together",
    world: {
      files: file(
        '{ "documents": { "one": { "holders": ["role app"], "size": 5200, "statements": [{ "allow": ["s3:*"] }] }, "two": { "holders": ["role app"], "size": 5000, "statements": [{ "allow": ["sqs:*"] }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:* → s3:DeleteObject s3:Get* s3:ListBucket: fix"],
  },
  {
    name: "inline policies of one role cross together",
    world: {
      files: file(
        '{ "documents": { "one": { "holders": ["role app"], "size": 5239, "statements": [{ "allow": ["s3:*"] }] }, "two": { "holders": ["role app"], "size": 5000, "statements": [{ "allow": ["sqs:*"] }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:*: over-quota"],
  },
  {
    name: "roles outside of the source are not one role",
    world: {
      files: file(
        '{ "documents": { "one": { "holders": [{ "role": "app", "address": "outside" }], "size": 5239, "statements": [{ "allow": ["s3:*"] }] }, "two": { "holders": [{ "role": "other", "address": "outside" }], "size": 5000, "statements": [{ "allow": ["sqs:*"] }] } } }',
      ),
      findings: APP,
    },
    expected: ["s3:* → s3:DeleteObject s3:Get* s3:ListBucket: fix"],
  },
  {
    name: "a user has less room than a role",
    world: {
      files: policy('{ "allow": ["s3:*"] }', '"holders": ["user ann"], "size": 2047'),
      findings: { "user ann": ["s3:PutObject"] },
    },
    expected: ["s3:*: over-quota"],
  },
  {
    name: "a statement that goes makes room",
    world: {
      files: policy(
        '{ "allow": ["s3:*"] },\n{ "allow": ["sqs:PurgeQueue", "sqs:SendMessage", "sqs:*"] }',
        '"holders": ["role app"], "size": 10239',
      ),
      findings: { "role app": ["s3:PutObject", "sqs"] },
    },
    expected: [
      "s3:* → s3:DeleteObject s3:Get* s3:ListBucket: fix",
      "sqs:PurgeQueue → nothing: fix",
      "sqs:SendMessage → nothing: fix",
      "sqs:* → nothing: fix",
    ],
  },
]);

const late = "2026-06-01T00:00:00Z";

describeCases("doubts", [
  {
    name: "a catalog older than the finding makes changes of wildcards suggestions",
    world: {
      files: policy(
        '{ "allow": ["s3:Get*", "s3:PutObject", "sqs:*"] }',
        '"holders": ["role app"], "size": 100',
      ),
      findings: { "role app": ["s3:GetBucketAcl", "s3:PutObject", "sqs"] },
      analyzedAt: late,
    },
    expected: [
      "s3:Get* → s3:GetBucketTagging s3:GetObject*: suggestion, catalog-too-old",
      "s3:PutObject → nothing: fix",
      "sqs:* → nothing: suggestion, catalog-too-old",
    ],
  },
  {
    name: "how old it may be is configured",
    world: {
      files: policy('{ "allow": ["sqs:*", "s3:GetObject"] }'),
      findings: { "role app": ["sqs"] },
      analyzedAt: late,
      configuration: { maxCatalogLagDays: 121 },
    },
    expected: ["sqs:* → nothing: fix"],
  },
  {
    name: "one day more",
    world: {
      files: policy('{ "allow": ["sqs:*", "s3:GetObject"] }'),
      findings: { "role app": ["sqs"] },
      analyzedAt: late,
      configuration: { maxCatalogLagDays: 120 },
    },
    expected: ["sqs:* → nothing: suggestion, catalog-too-old"],
  },
  {
    name: "a catalog newer than the finding",
    world: {
      files: policy('{ "allow": ["sqs:*", "s3:GetObject"] }'),
      findings: { "role app": ["sqs"] },
      analyzedAt: late,
      catalog: catalogOf("2026-12-01"),
    },
    expected: ["sqs:* → nothing: fix"],
  },
  {
    name: "a finding that is too old",
    world: {
      files: policy('{ "allow": ["s3:PutObject", "s3:GetObject"] }'),
      findings: APP,
      configuration: { maxFindingAgeDays: 30 },
      now: "2026-03-03T00:00:00Z",
    },
    expected: ["s3:PutObject → nothing: suggestion, finding-too-old"],
  },
  {
    name: "a finding that is just not too old",
    world: {
      files: policy('{ "allow": ["s3:PutObject", "s3:GetObject"] }'),
      findings: APP,
      configuration: { maxFindingAgeDays: 31 },
      now: "2026-03-03T00:00:00Z",
    },
    expected: ["s3:PutObject → nothing: fix"],
  },
  {
    name: "a finding without a date, where its age counts",
    world: {
      files: policy('{ "allow": ["s3:PutObject", "s3:GetObject"] }'),
      findings: APP,
      analyzedAt: "",
      configuration: { maxFindingAgeDays: 30 },
      now: "2026-03-03T00:00:00Z",
    },
    expected: ["s3:PutObject → nothing: suggestion, finding-undated"],
  },
  ...["iam:PassRole", "iam:*", "iam:P*"].map((pattern): Case => ({
    name: `${pattern} where iam is wholly unused, for AWS does not track iam:PassRole`,
    world: {
      files: policy(`{ "allow": ["${pattern}", "s3:GetObject"] }`),
      findings: { "role app": ["iam"] },
    },
    expected: [`${pattern} → nothing: suggestion, untracked-action`],
  })),
  {
    name: "another action of iam, wholly unused",
    world: {
      files: policy('{ "allow": ["iam:CreateRole", "s3:GetObject"] }'),
      findings: { "role app": ["iam"] },
    },
    expected: ["iam:CreateRole → nothing: fix"],
  },
  {
    name: "iam:PassRole that is kept is no doubt",
    world: {
      files: policy('{ "allow": ["iam:*", "s3:GetObject"] }', '"holders": ["role app"], "size": 50'),
      findings: { "role app": ["iam"] },
      configuration: { keep: ["iam:PassRole"] },
    },
    expected: ["iam:* → iam:PassRole: fix"],
  },
  {
    name: "iam:PassRole that a finding names",
    world: {
      files: policy('{ "allow": ["iam:PassRole", "s3:GetObject"] }'),
      findings: { "role app": ["iam:PassRole"] },
    },
    expected: ["iam:PassRole → nothing: fix"],
  },
]);

describeCases("kept on purpose", [
  {
    name: "by configuration",
    world: {
      files: policy('{ "allow": ["s3:PutObject", "s3:DeleteObject", "s3:GetObject"] }'),
      findings: { "role app": ["s3:PutObject", "s3:DeleteObject"] },
      configuration: { keep: ["S3:Put*"] },
    },
    expected: ["s3:DeleteObject → nothing: fix"],
  },
]);

describeCases("NotAction", [
  {
    name: "is narrowed by a suggestion alone",
    world: {
      files: policy('{ "allow-not": ["iam:*"] }', '"holders": ["role app"], "size": 50'),
      findings: { "role app": ["sqs", "s3:PutObject", "iam"] },
    },
    expected: ["(s3:PutObject sqs:*): suggestion, not-action"],
  },
  {
    name: "grows no further than the quota",
    world: {
      files: policy('{ "allow-not": ["iam:*"] }', '"holders": ["role app"], "size": 10240'),
      findings: { "role app": ["sqs"] },
    },
    expected: ["(sqs:*): over-quota"],
  },
  {
    name: "an empty one is not removed",
    world: {
      files: policy(
        '{ "allow-not": [] },\n{ "allow": ["s3:GetObject"] }',
        '"holders": ["role app"], "size": 50',
      ),
      findings: { "role app": ["sqs"] },
    },
    expected: ["(sqs:*): suggestion, not-action"],
  },
]);

describe("which problems are one change", () => {
  it("those of one statement, also over several lists, and those that share a list", () => {
    const world: World = {
      files: file(`{
  "lists": { "common": ["s3:GetObject", "s3:PutObject"] },
  "documents": { "app": { "holders": ["role app"], "statements": [
    { "allow": { "concat": [["sqs:SendMessage", "sqs:PurgeQueue"], "@common"] } },
    { "allow": { "concat": [["ec2:RunInstances", "ec2:StopInstances"], "@common"] } },
    { "allow": ["ec2:DescribeHosts", "ec2:RunInstances"] } ] } } }`),
      findings: { "role app": ["s3:PutObject", "sqs:PurgeQueue", "ec2:RunInstances"] },
    };
    const { problems } = checkWorld(world);
    const ids = problems.map(({ fix }) => fix?.id);
    expect(problems.map(({ pattern }) => pattern)).toEqual([
      "s3:PutObject",
      "sqs:PurgeQueue",
      "ec2:RunInstances",
      "ec2:RunInstances",
    ]);
    expect(ids[0]).toBeDefined();
    expect(ids.slice(1, 3)).toEqual([ids[0], ids[0]]);
    expect(ids[3]).not.toBe(ids[0]);
    expect(problems[0]?.fix?.edits).toHaveLength(3);
  });

  it("a suggestion holds what is certain beside it, so that it can be applied in its place", () => {
    const world: World = {
      files: policy(
        '{ "allow": ["s3:PutObject", "sqs:*", "s3:GetObject"] },\n{ "allow": ["s3:PutObject", "s3:GetObject"] }',
      ),
      findings: { "role app": ["s3:PutObject", "sqs"] },
      analyzedAt: late,
    };
    const result = checkWorld(world);
    expect(outcomes(result)).toEqual([
      "s3:PutObject → nothing: fix",
      "sqs:* → nothing: suggestion, catalog-too-old",
      "s3:PutObject → nothing: fix",
    ]);
    expect(fixedFiles(world.files, result)).toEqual(
      policy('{ "allow": ["sqs:*", "s3:GetObject"] },\n{ "allow": ["s3:GetObject"] }'),
    );
    expect(fixedFiles(world.files, result, { suggestions: true })).toEqual(
      policy('{ "allow": ["s3:GetObject"] },\n{ "allow": ["s3:GetObject"] }'),
    );
  });

  it("a suggestion takes no room that a fix needs", () => {
    // s3:* grows by 39 and is certain, iam:* by 6 and is not: the quota has room for the first alone.
    const world: World = {
      files: policy(
        '{ "allow": ["iam:*"] },\n{ "allow": ["s3:*"] }',
        '"holders": ["role app"], "size": 10200',
      ),
      findings: { "role app": ["s3:PutObject", "iam"] },
      configuration: { keep: ["iam:GetRole"] },
    };
    const result = checkWorld(world);
    expect(outcomes(result)).toEqual([
      "iam:*: over-quota",
      "s3:* → s3:DeleteObject s3:Get* s3:ListBucket: fix",
    ]);
    expect(fixedFiles(world.files, result, { suggestions: true })).toEqual(fixedFiles(world.files, result));
  });
});
