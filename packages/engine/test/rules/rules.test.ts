import { describe, expect, it } from "vitest";
import {
  arnOf,
  checkWorld,
  factsAbout,
  fixedFiles,
  OTHER,
  policy,
  source,
  spoken,
  type World,
} from "../support/world.js";

interface Case {
  readonly name: string;
  readonly world: Omit<World, "allRules">;
  /** `rule: message`, and what is suggested or why nothing is. */
  readonly expected: readonly string[];
}

function told(world: World): readonly string[] {
  return checkWorld({ ...world, allRules: true }).problems.map(
    ({ rule, message, suggestions, refused, fix }) => {
      const kind = fix === undefined ? (refused === undefined ? "" : ` (${refused.message})`) : " (fix)";
      return `${rule}: ${message}${(suggestions ?? []).map((one) => ` [${one.message}]`).join("")}${kind}`;
    },
  );
}

function describeRule(rule: string, cases: readonly Case[]): void {
  describe(rule, () => {
    it.each(cases)("$name", ({ world, expected }) => {
      expect(told(world)).toEqual(expected.map((message) => `${rule}: ${message}`));
    });
  });
}

describeRule("no-unused-permissions", [
  { name: "says nothing without findings", world: { files: policy('{ "allow": ["s3:*"] }') }, expected: [] },
  {
    name: "tells a literal",
    world: {
      files: policy('{ "allow": ["s3:PutObject", "s3:GetObject"] }'),
      findings: { "role app": ["s3:PutObject"] },
    },
    expected: ["`s3:PutObject` was not used by role app (111122223333), as of 2026-01-31; it goes. (fix)"],
  },
  {
    name: "tells what a wildcard becomes",
    world: {
      files: policy('{ "allow": ["s3:Get*"] }'),
      findings: { "role app": ["s3:GetBucketAcl", "s3:GetObjectAcl"] },
    },
    expected: [
      "`s3:Get*` allows 2 actions (s3:GetBucketAcl and s3:GetObjectAcl) that role app (111122223333) did not use, as of 2026-01-31; it becomes s3:GetBucketTagging and s3:GetObject. (fix)",
    ],
  },
  {
    name: "tells a service",
    world: {
      files: policy(
        '{ "allow": ["sqs:*", "s3:GetObject"] },{ "allow": ["sqs:SendMessage", "s3:GetObject"] }',
      ),
      findings: { "role app": ["sqs"] },
    },
    expected: [
      "`sqs:*` allows a service that role app (111122223333) did not use at all, as of 2026-01-31; it goes. (fix)",
      "`sqs:SendMessage` is of a service that role app (111122223333) did not use at all, as of 2026-01-31; it goes. (fix)",
    ],
  },
  {
    name: "tells what would happen if a person wants it, and why that takes one",
    world: {
      files: policy('{ "allow": ["s3:Put*", "s3:Get*"] }'),
      findings: { "role app": ["s3:PutObject", "s3:GetObjectAcl", "s3:GetBucketAcl"] },
      configuration: { accounts: undefined },
    },
    expected: [
      "`s3:Put*` allows s3:PutObject that role app (111122223333) did not use, as of 2026-01-31; it would go. [Remove s3:Put*.] (which accounts this is deployed to is not known; set `accounts` in the configuration)",
      "`s3:Get*` allows 2 actions (s3:GetBucketAcl and s3:GetObjectAcl) that role app (111122223333) did not use, as of 2026-01-31; it would become s3:GetBucketTagging and s3:GetObject. [Replace s3:Get* with s3:GetBucketTagging and s3:GetObject.] (which accounts this is deployed to is not known; set `accounts` in the configuration)",
    ],
  },
  {
    name: "tells that a policy can go",
    world: {
      files: policy('{ "allow": ["s3:PutObject"] }'),
      findings: { "role app": ["s3:PutObject"] },
      analyzedAt: "",
    },
    expected: [
      "`s3:PutObject` was not used by role app (111122223333). (no Allow statement of the policy would remain: detach or delete it)",
    ],
  },
  {
    name: "tells of what is not certain",
    world: {
      files: policy(
        '{ "allow": ["s3:GetObject", { "opaque": "it is a variable", "values": ["s3:PutObject"] }] }',
      ),
      findings: { "role app": ["s3:PutObject"] },
    },
    expected: [
      "`s3:PutObject` was not used by role app (111122223333), as of 2026-01-31. (it is a variable)",
    ],
  },
  {
    name: "tells of what is one of several",
    world: {
      files: policy(
        '{ "allow": ["s3:GetObject", { "opaque": "it is a variable", "values": ["s3:PutObject", "s3:Put*"] }] }',
      ),
      findings: { "role app": ["s3:PutObject"] },
    },
    expected: [
      "Whatever stands here allows s3:PutObject that role app (111122223333) did not use, as of 2026-01-31. (it is a variable)",
    ],
  },
  {
    name: "tells of a NotAction",
    world: { files: policy('{ "allow-not": ["iam:*"] }'), findings: { "role app": ["sqs"] } },
    expected: [
      "This NotAction allows sqs:* too, which role app (111122223333) did not use, as of 2026-01-31. [Add sqs:* to the list.] (an Allow with NotAction is narrowed by adding to its list, which a person must decide)",
    ],
  },
  {
    name: "names all holders, and the oldest finding",
    world: {
      files: policy(
        '{ "allow": ["s3:PutObject", "s3:GetObject"] }',
        '"holders": ["role app", "role b", "user c"]',
      ),
      facts: [
        spoken("role app", ["s3:PutObject"], "2026-03-01T00:00:00Z"),
        spoken("role b", ["s3"], "2026-02-01T00:00:00Z"),
        spoken("user c", ["s3"], "2026-04-01T00:00:00Z"),
      ],
    },
    expected: [
      "`s3:PutObject` was not used by role app (111122223333), role b (111122223333) and user c (111122223333), as of 2026-02-01; it goes. (fix)",
    ],
  },
]);

describeRule("no-unused-principals", [
  {
    name: "a role",
    world: {
      files: { "a.json": '{ "principals": ["role app"] }' },
      facts: [
        factsAbout("role app", {
          unusedRole: { lastAccessed: "2025-01-02T03:04:05Z" },
          sources: [source("unused-role")],
        }),
      ],
    },
    expected: ["Nobody uses role app (111122223333); last used 2025-01-02."],
  },
  {
    name: "an access key and a password, once though the user holds two policies",
    world: {
      files: {
        "a.json":
          '{ "principals": ["user ann"], "documents": { "x": { "holders": ["user ann"] }, "y": { "holders": ["user ann"] } } }',
      },
      facts: [
        factsAbout("user ann", {
          unusedPassword: {},
          unusedAccessKeys: [{ id: "AKIA1" }, { id: "AKIA2", lastAccessed: "2024-05-06" }],
        }),
      ],
    },
    expected: [
      "Nobody uses the access key AKIA1 of user ann (111122223333).",
      "Nobody uses the access key AKIA2 of user ann (111122223333); last used 2024-05-06.",
      "Nobody uses the password of user ann (111122223333).",
    ],
  },
  {
    name: "nobody that is not certain, and nobody outside of this source",
    world: {
      files: {
        "a.json":
          '{ "principals": [{ "role": { "default": "app" } }], "documents": { "x": { "holders": [{ "role": "app", "address": "outside" }] } } }',
      },
      facts: [factsAbout("role app", { unusedRole: {} })],
    },
    expected: [],
  },
]);

describeRule("no-unknown-actions", [
  {
    name: "what is known",
    world: { files: policy('{ "allow": ["S3:putobject", "s3:Get?bject", "sqs:*"] },{ "allow": ["*"] }') },
    expected: [],
  },
  {
    name: "a slip",
    world: { files: policy('{ "allow": ["S3:PutObjet"] }') },
    expected: [
      "`S3:PutObjet` is no action of the catalog of 2026-01-31. Did you mean `S3:PutObject`? [Change it to S3:PutObject.]",
    ],
  },
  {
    name: "a slip in the service",
    world: { files: policy('{ "allow": ["sqss:SendMessage", "sqss:Nothing"] }') },
    expected: [
      "`sqss:SendMessage` names a service, sqss, that is not in the catalog of 2026-01-31. Did you mean `sqs:SendMessage`? [Change it to sqs:SendMessage.]",
      "`sqss:Nothing` names a service, sqss, that is not in the catalog of 2026-01-31.",
    ],
  },
  {
    name: "a wildcard without a match",
    world: { files: policy('{ "allow": ["s3:Foo*"] }') },
    expected: ["`s3:Foo*` matches no action of the catalog of 2026-01-31."],
  },
  {
    name: "what is no action at all, in any statement",
    world: { files: policy('{ "deny": ["foo"] },{ "allow-not": ["*:Get*"] },{ "unknown": [":x"] }') },
    expected: [
      "`foo` is no action: an action is written service:Name.",
      "`*:Get*` is no action: AWS accepts no wildcard in the service before the colon.",
      "`:x` is no action: the service before the colon is missing.",
    ],
  },
  {
    name: "an action that a finding names is known",
    world: {
      files: policy('{ "allow": ["s3:NewThing", "new:Thing"] }'),
      findings: { "role other": ["s3:NewThing", "new:Thing"] },
    },
    expected: [],
  },
  {
    name: "switched off in place",
    world: { files: policy('{ "allow": ["foo"] } # iamend-ignore no-unknown-actions') },
    expected: [],
  },
]);

describe("a suggestion that is no narrowing", () => {
  it("is shown, and never applied", () => {
    const files = policy('{ "allow": ["s3:PutObjet"] }');
    const result = checkWorld({ files, allRules: true });
    expect(result.problems[0]?.suggestions).toMatchObject([
      { narrows: false, edits: [{ text: '"s3:PutObject"' }] },
    ]);
    expect(result.summary).toMatchObject({ suggested: 0, fixable: 0 });
    expect(fixedFiles(files, result, { suggestions: true })).toEqual(files);
  });
});

describeRule("no-redundant-actions", [
  {
    name: "without any findings",
    world: {
      files: policy('{ "allow": ["s3:GetObject", "s3:Get*", "s3:*", "sqs:SendMessage", "SQS:sendmessage"] }'),
    },
    expected: [
      "`s3:GetObject` is allowed by `s3:*` of the same list already. (fix)",
      "`s3:Get*` is allowed by `s3:*` of the same list already. (fix)",
      "`SQS:sendmessage` stands in the list twice. (fix)",
    ],
  },
  {
    name: "of two that allow the same the first stays",
    world: { files: policy('{ "allow": ["s3:Get*", "S3:GET*", "s3:Get**"] }') },
    expected: [
      "`S3:GET*` stands in the list twice. (fix)",
      "`s3:Get**` is allowed by `s3:Get*` of the same list already. (fix)",
    ],
  },
  {
    name: "not in a Deny, nor a NotAction, nor a trust policy",
    world: {
      files: {
        ...policy('{ "deny": ["s3:*", "s3:GetObject"] },{ "allow-not": ["s3:*", "s3:GetObject"] }'),
        "t.json":
          '{ "documents": { "t": { "kind": "trust", "statements": [{ "allow": ["s3:*", "s3:GetObject"] }] } } }',
      },
    },
    expected: [],
  },
  {
    name: "not over two lists, for one of them may be missing",
    world: { files: policy('{ "allow": { "concat": [["s3:*"], ["s3:GetObject"]] } }') },
    expected: [],
  },
  {
    name: "an opaque element is neither",
    world: { files: policy('{ "allow": ["s3:*", { "opaque": "x", "values": ["s3:GetObject"] }] }') },
    expected: [],
  },
  {
    name: "told and not fixed where it is not known what it becomes",
    world: { files: policy('{ "allow": ["s3:*", "s3:GetObject"] }', '"kind": "unknown"') },
    expected: [
      "`s3:GetObject` is allowed by `s3:*` of the same list already. (it is also part of something that is not followed (.#app), which is never changed)",
    ],
  },
  {
    name: "switched off in place",
    world: { files: policy('{ "allow": ["s3:*",\n"s3:GetObject" # iamend-ignore no-redundant-actions\n] }') },
    expected: [],
  },
]);

describe("no-redundant-actions beside other rules", () => {
  const files = policy('{ "allow": ["s3:Get*", "s3:GetObject", "s3:PutObject"] }');
  const findings = { "role app": ["s3:PutObject"] };

  it("is silent where another rule changes the statement", () => {
    expect(told({ files, findings })).toEqual([
      "no-unused-permissions: `s3:PutObject` was not used by role app (111122223333), as of 2026-01-31; it goes. (fix)",
    ]);
  });

  it("speaks where that rule is switched off", () => {
    expect(told({ files, findings, configuration: { rules: { "no-unused-permissions": "off" } } })).toEqual([
      "no-redundant-actions: `s3:GetObject` is allowed by `s3:Get*` of the same list already. (fix)",
    ]);
  });
});

describeRule("max-policy-size", [
  {
    name: "as large as may be",
    world: { files: policy("", '"holders": ["role app"], "size": 10240') },
    expected: [],
  },
  {
    name: "one more",
    world: { files: policy("", '"holders": ["role app"], "size": 10241') },
    expected: ["The policy has 10241 characters without white space, and AWS accepts 10240."],
  },
  {
    name: "a managed policy",
    world: { files: policy("", '"attachment": "managed", "size": 6145') },
    expected: ["The policy has 6145 characters without white space, and AWS accepts 6144."],
  },
  {
    name: "a user",
    world: { files: policy("", '"holders": ["user ann"], "size": 2049') },
    expected: ["The policy has 2049 characters without white space, and AWS accepts 2048."],
  },
  {
    name: "a group",
    world: { files: policy("", '"holders": ["group devs"], "size": 5121') },
    expected: ["The policy has 5121 characters without white space, and AWS accepts 5120."],
  },
  {
    name: "inline policies of one role together",
    world: {
      files: {
        "a.json":
          '{ "documents": { "x": { "holders": ["role app"], "size": 6000 }, "y": { "holders": ["role app"], "size": 6000 } } }',
      },
    },
    expected: [
      "The 2 inline policies of .#role.app have 12000 characters together without white space, and AWS accepts 10240.",
    ],
  },
  {
    name: "inline policies of the roles of two stacks, which have one address",
    world: {
      files: {
        "a.json":
          '{ "documents": { "x": { "holders": [{ "role": "app", "instances": 2 }], "size": 6000 }, "y": { "holders": [{ "role": "app", "instances": 2 }], "size": 6000 } } }',
      },
    },
    expected: [],
  },
  {
    name: "a size that is not exact",
    world: { files: policy("", '"holders": ["role app"], "about": 20000') },
    expected: [],
  },
  { name: "a size that is not known", world: { files: policy("", '"holders": ["role app"]') }, expected: [] },
  { name: "a trust policy", world: { files: policy("", '"kind": "trust", "size": 20000') }, expected: [] },
  {
    name: "instances are told once",
    world: {
      files: {
        "a.json": '{ "documents": { "x": { "each": { "a": ["role a"], "b": ["role b"] }, "size": 20000 } } }',
      },
    },
    expected: ["The policy has 20000 characters without white space, and AWS accepts 10240."],
  },
  {
    name: "switched off in place",
    world: {
      files: { "a.json": '{ "documents": {\n# iamend-ignore max-policy-size\n"x": { "size": 20000 } } }' },
    },
    expected: [],
  },
]);

describe("no-ambiguous-principals", () => {
  const files = {
    "a.json":
      '{ "principals": [{ "role": { "default": "app" } }, { "role": { "starts": "ap" } }, "role app"] }',
  };
  const findings = { "role app": ["s3:PutObject"], [`role apple/${OTHER}`]: ["s3:PutObject"] };

  it("is off by default", () => {
    expect(told({ files, findings })).toEqual([]);
  });

  it("tells whom a name may mean", () => {
    expect(
      told({ files, findings, configuration: { rules: { "no-ambiguous-principals": "warn" } } }),
    ).toEqual([
      `no-ambiguous-principals: This may be ${arnOf("role app")}, but app is only the default of its name. Map it under \`principals\` in the configuration.`,
      `no-ambiguous-principals: This may be ${arnOf("role app")} and ${arnOf(`role apple/${OTHER}`)}, but only ap… is known of its name. Map it under \`principals\` in the configuration.`,
    ]);
  });
});

describe("levels", () => {
  const files = policy('{ "allow": ["s3:PutObject", "s3:GetObject", "s3:GetObject", "s3:Nothing"] }');

  it("are those of the configuration, and off is silent", () => {
    const severities = (rules: object): readonly string[] =>
      checkWorld({ files, configuration: { rules }, allRules: true }).problems.map(
        ({ rule, severity }) => `${rule} ${severity}`,
      );
    expect(severities({})).toEqual(["no-redundant-actions warn", "no-unknown-actions warn"]);
    expect(severities({ "no-redundant-actions": "error", "no-unknown-actions": "off" })).toEqual([
      "no-redundant-actions error",
    ]);
    expect(severities({ "no-redundant-actions": "off", "no-unknown-actions": "off" })).toEqual([]);
  });

  it("what is off fixes nothing and counts nothing", () => {
    const result = checkWorld({
      files,
      findings: { "role app": ["s3:PutObject"] },
      configuration: {
        rules: { "no-unused-permissions": "off", "no-redundant-actions": "off", "no-unknown-actions": "off" },
      },
    });
    expect(result.problems).toEqual([]);
    expect(result.summary).toMatchObject({ fixable: 0, permissionsRemoved: 0 });
    expect(fixedFiles(files, result)).toEqual(files);
  });
});
