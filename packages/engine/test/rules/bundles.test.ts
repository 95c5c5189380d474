import { isRefusal, type Adapter, type Located } from "@iamend/source";
import { describe, expect, it } from "vitest";
import { editFiles } from "../../src/prove/relink.js";
import type { CheckResult, Problem } from "../../src/report/problem.js";
import { jsonAdapter } from "../support/json-adapter.js";
import { arnOf, checkWorld, fixedFiles, hostOf, type Files, type World } from "../support/world.js";

const UNUSED = ["s3:PutObject", "s3:DeleteObject"];

/** Policies that stand alone, each an element of `grants`. */
function granted(grants: string, world: Partial<World> = {}, members = '"holders": ["role app"]'): World {
  return {
    files: { "app.json": `{ "documents": { "app": { ${members}, "grants": ${grants} } } }\n` },
    findings: { "role app": UNUSED },
    ...world,
  };
}

/** One policy with bundles beside statements. */
function named(bundles: string, statements: string, world: Partial<World> = {}): World {
  const app = `{ "holders": ["role app"], "statements": ${statements}, "bundles": ${bundles}, "size": 100 }`;
  return {
    files: { "app.json": `{ "documents": { "app": ${app} } }\n` },
    findings: { "role app": UNUSED },
    ...world,
  };
}

/** `bundle at its place: what is suggested, or why nothing is`. */
function suggestions(world: World): readonly string[] {
  const result = checkWorld(world);
  expect(result.internalErrors).toEqual([]);
  return result.problems.flatMap(({ at, suggestions: all, fix, refused }) => {
    const name = world.files[at.file]?.slice(...at.range) ?? "";
    if (fix !== undefined) return [`${name}: fix`];
    return [
      `${name}: ${all?.map(({ message }) => message).join(" | ") ?? `refused, ${refused?.code ?? ""}`}`,
    ];
  });
}

/** The only file after the suggestion of a problem. */
function accepted(files: Files, { suggestions: all = [] }: Problem): string {
  const texts = editFiles(all[0]?.edits ?? [], hostOf(files));
  if (isRefusal(texts)) throw new Error(texts.message);
  return texts.get("app.json")?.after ?? "";
}

const READ = '"ReadWrite": Narrow ReadWrite; s3:GetObject and s3:ListBucket must stay.';

const cases: readonly (readonly [name: string, world: World, expected: readonly string[]])[] = [
  ["some of it is unused", granted('["ReadWrite"]'), [READ]],
  ["all of it is unused", granted('["Write", "Read"]'), ['"Write": Remove Write.']],
  ["it is all there is", granted('["Write"]'), ['"Write": Remove Write.']],
  [
    "two that stand together go together",
    granted('["Write", "Write"]'),
    Array(2).fill('"Write": Remove Write. Remove Write.'),
  ],
  ["nothing of it is unused", granted('["Read"]'), []],
  ["nobody speaks", granted('["ReadWrite"]', { findings: {} }), []],
  [
    "a service nobody uses",
    granted('["Queue"]', { findings: { "role app": ["sqs"] } }),
    ['"Queue": Remove Queue.'],
  ],
  [
    "a wildcard is narrowed as in a list",
    granted('["Describe"]', { findings: { "role app": ["ec2:DescribeHosts"] } }),
    ['"Describe": Narrow Describe; ec2:DescribeInstances must stay.'],
  ],
  [
    "no other name allows the rest, but a statement does",
    granted('["ReadWrite"]', { findings: { "role app": ["s3:ListBucket"] } }),
    ['"ReadWrite": Narrow ReadWrite; s3:GetObject, s3:PutObject and s3:DeleteObject must stay.'],
  ],
  [
    "beside statements that are fixed",
    named('["ReadWrite"]', '[{ "allow": ["s3:GetObject", "s3:PutObject"] }]'),
    ['"s3:PutObject": fix', READ],
  ],
  [
    "where nothing but a name can stand",
    named('["ReadWrite"]', "[]", { findings: { "role app": ["s3:ListBucket"] } }),
    ['"ReadWrite": refused, bundle'],
  ],
  [
    "one of two holders uses it",
    granted(
      '["Write", "Queue"]',
      { findings: { "role app": ["s3:PutObject", "sqs"], "role b": ["sqs"] } },
      '"holders": ["role app", "role b"]',
    ),
    ['"Queue": Remove Queue.'],
  ],
  ["one of two holders says nothing", granted('["Write"]', {}, '"holders": ["role app", "role b"]'), []],
  ["a resource policy", granted('["Write"]', {}, '"kind": "resource", "holders": ["role app"]'), []],
  [
    "the accounts are not known",
    granted('["Write"]', { configuration: { accounts: undefined } }),
    ['"Write": Remove Write.'],
  ],
  [
    "kept by the configuration",
    granted('["ReadWrite"]', { configuration: { keep: ["s3:Delete*"] } }),
    ['"ReadWrite": Narrow ReadWrite; s3:GetObject, s3:ListBucket and s3:DeleteObject must stay.'],
  ],
  [
    "kept by a comment above",
    granted('[\n// iamend-keep s3:PutObject s3:DeleteObject -- drill\n"ReadWrite"]'),
    [],
  ],
  [
    "kept by a comment behind",
    granted('["ReadWrite" // iamend-keep s3:PutObject s3:DeleteObject -- drill\n]'),
    [],
  ],
  [
    "ignored by a comment",
    granted('[\n// iamend-ignore no-unused-permissions -- later\n"ReadWrite",\n"Write"]'),
    ['"Write": Remove Write.'],
  ],
  [
    "a comment above the next one",
    granted('["ReadWrite",\n// iamend-ignore no-unused-permissions -- later\n"Write"]'),
    [READ],
  ],
  [
    "a comment that is not understood",
    granted('[\n// iamend-keep\n"ReadWrite"]'),
    ['"ReadWrite": refused, malformed-directive'],
  ],
  [
    "a comment that would go with it",
    granted('["Write" /* iamend-ignore no-unknown-actions -- why */]'),
    ['"Write": refused, bundle'],
  ],
  [
    "a rule that is off",
    granted('["Write"]', { configuration: { rules: { "no-unused-permissions": "off" } } }),
    [],
  ],
  ["a file that is not asked for", granted('["Write"]', { only: [] }), []],
];

describe("a bundle", () => {
  it.each(cases)("%s", (_, world, expected) => {
    expect(suggestions(world)).toEqual(expected);
  });

  it("tells what it allows unused, and since when", () => {
    expect(checkWorld(granted('["ReadWrite", "Write"]')).problems).toMatchObject([
      {
        rule: "no-unused-permissions",
        severity: "error",
        message:
          "`ReadWrite` allows 2 actions (s3:DeleteObject and s3:PutObject) that role app (111122223333) did not use, as of 2026-01-31.",
        address: ".#app[0]",
        principals: [arnOf("role app")],
        unused: ["s3:DeleteObject", "s3:PutObject"],
        refused: { code: "bundle" },
      },
      {
        message: "`Write` allows nothing that role app (111122223333) used, as of 2026-01-31.",
        address: ".#app[1]",
        unused: ["s3:PutObject"],
      },
    ]);
  });

  it("says why nothing can be suggested", () => {
    const world = named('["ReadWrite"]', "[]", { findings: { "role app": ["s3:ListBucket"] } });
    expect(checkWorld(world).problems[0]?.refused).toEqual({
      code: "bundle",
      message: "no name stands for so little",
    });
  });

  it("says what a person can do where nothing would be left", () => {
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      edit: (changes) =>
        changes.map((change) => ({
          changes: [change],
          refusal: { code: "would-be-empty", message: "no statement is left" },
        })),
    };
    expect(checkWorld(granted('["Write"]', { adapter })).problems[0]?.refused).toEqual({
      code: "bundle",
      message: "nothing would be left of the list that it stands in: take that away as a whole",
    });
  });

  it("warns of what AWS does not track", () => {
    const [problem] = checkWorld(granted('["Pass"]', { findings: { "role app": ["iam"] } })).problems;
    expect(problem).toMatchObject({ suggestions: [{}], refused: { code: "untracked-action" } });
  });

  it.each([
    ["another name", '["ReadWrite", "Queue"]', '["Read", "Queue"]'],
    ["nothing", '["Write", "Queue"]', '["Queue"]'],
    ["nothing, and no policy is left", '["Write"]', "[]"],
  ])("becomes %s", (_, before, after) => {
    const world = granted(before);
    const [problem] = checkWorld(world).problems;
    expect(problem).toBeDefined();
    if (problem !== undefined) expect(accepted(world.files, problem)).toContain(`"grants": ${after}`);
  });

  it("becomes a statement", () => {
    const world = granted('["Describe"]', { findings: { "role app": ["ec2:DescribeHosts"] } });
    const [problem] = checkWorld(world).problems;
    if (problem === undefined) throw new Error("no problem");
    const after = accepted(world.files, problem);
    expect(after).toContain('[{"allow":["ec2:DescribeInstances"]}]');
    expect(checkWorld({ ...world, files: { "app.json": after } }).problems).toEqual([]);
  });

  it("that reaches several policies is changed for all of them, or not at all", () => {
    const both = (findings: World["findings"]): readonly string[] => {
      const files = {
        "app.json":
          '{ "documents": { "app": { "holders": ["role app", "role b"], "grants": ["ReadWrite", "Queue"] } } }',
      };
      return suggestions({ files, ...(findings === undefined ? {} : { findings }) });
    };
    expect(both({ "role app": UNUSED, "role b": [...UNUSED, "sqs"] })).toEqual([READ]);
    expect(both({ "role app": UNUSED, "role b": ["s3:PutObject"] })).toEqual([
      '"ReadWrite": Narrow ReadWrite; s3:GetObject, s3:ListBucket and s3:DeleteObject must stay.',
    ]);
  });

  it("is no fix, and no suggestion that is applied with others", () => {
    const world = named('["ReadWrite"]', '[{ "allow": ["s3:GetObject", "s3:PutObject"] }]');
    const result = checkWorld(world);
    expect(result.summary).toMatchObject({ problems: 2, fixable: 1, suggested: 0 });
    expect(fixedFiles(world.files, result, { suggestions: true })["app.json"]).toContain(
      '"bundles": ["ReadWrite"]',
    );
  });

  it("counts for what a statement takes away", () => {
    const world = named('["Write"]', '[{ "allow": ["s3:GetObject", "s3:PutObject"] }]', {
      findings: { "role app": ["s3:PutObject"] },
    });
    expect(checkWorld(world).summary).toMatchObject({ fixable: 1, permissionsRemoved: 0 });
  });
});

describe("a suggestion that is not what was meant", () => {
  type Break = (after: Located) => Located;
  const WORLD = granted('["ReadWrite", "Queue", { "allow": ["sqs:SendMessage"] }]');

  /** What is told when everything that is linked again is broken in some way. */
  function told(change: Break, world = WORLD): Pick<CheckResult, "problems" | "internalErrors"> {
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      link: (...given) => {
        const located = jsonAdapter.link(...given);
        const [units] = given;
        const isFirst = [...units.values()].every(
          (unit) => (unit as { readonly text: string }).text === world.files["app.json"],
        );
        return isFirst ? located : change(located);
      },
    };
    return checkWorld({ ...world, adapter });
  }

  const renamed =
    (actions: readonly string[]): Break =>
    (after) => ({
      ...after,
      bundles: new Map(
        [...after.bundles].map(([id, one]) => [id, one.name === "Read" ? { ...one, actions } : one]),
      ),
    });
  const documents =
    (change: (all: Located["documents"]) => Located["documents"]): Break =>
    (after) => ({ ...after, documents: change(after.documents) });

  const breaks: readonly (readonly [name: string, change: Break, message: RegExp])[] = [
    ["it allows more", renamed(["s3:GetObject", "s3:ListBucket", "s3:GetObjectAcl"]), /allows more/],
    ["it allows a wildcard", renamed(["s3:*"]), /allows more/],
    ["it allows too little", renamed(["s3:GetObject"]), /s3:listbucket is not unused/i],
    ["it allows nothing", renamed([]), /not unused/],
    ["a document goes", documents((all) => all.slice(1)), /allows more/],
    ["the last document goes", documents((all) => all.slice(0, -1)), /another document/],
    [
      "another document comes",
      documents((all) => [...all, ...all.slice(0, 1)]),
      /number of policy documents/,
    ],
    [
      "a document is of another kind",
      documents((all) => all.map((one) => ({ ...one, kind: "unknown" }))),
      /another document/,
    ],
    [
      "a document has another address",
      documents((all) => all.map((one) => ({ ...one, address: "x" }))),
      /another document/,
    ],
    [
      "other bundles are others",
      (after) => ({
        ...after,
        bundles: new Map(
          [...after.bundles].map(([id, one]) => [
            id,
            { ...one, name: one.name === "Queue" ? "Other" : one.name },
          ]),
        ),
      }),
      /has lost more/,
    ],
    [
      "statements are others",
      (after) => ({
        ...after,
        statements: new Map([...after.statements].map(([id, one]) => [id, { ...one, effect: "Deny" }])),
      }),
      /has lost more/,
    ],
    [
      "a file cannot be read",
      (after) => ({ ...after, errors: [{ code: "odd", message: "line 9 is odd" }] }),
      /line 9/,
    ],
  ];

  it.each(breaks)("%s", (_, change, message) => {
    const { problems, internalErrors } = told(change);
    expect(problems.map(({ suggestions: all, refused }) => [all, refused?.code])).toEqual([
      [undefined, "bundle"],
    ]);
    expect(internalErrors).toMatchObject([
      { code: "proof-failed", message: expect.stringMatching(message) as string },
    ]);
  });

  it("a statement in its place that is not known", () => {
    const world = granted('["Describe"]', { findings: { "role app": ["ec2:DescribeHosts"] } });
    expect(told((after) => after, world).problems).toMatchObject([{ suggestions: [{}] }]);
    const { problems } = told(
      (after) => ({
        ...after,
        statements: new Map([...after.statements].map(([id, one]) => [id, { ...one, key: "NotAction" }])),
      }),
      world,
    );
    expect(problems[0]?.suggestions).toBeUndefined();
  });

  it("one that the witness does not accept", () => {
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      witness: () => ({ code: "witness-differs", message: "it is another text" }),
    };
    const { problems, internalErrors } = checkWorld({ ...WORLD, adapter });
    expect(problems).toMatchObject([{ refused: { code: "bundle", message: "it is another text" } }]);
    expect(internalErrors).toMatchObject([{ code: "witness-differs" }]);
  });

  it("does not take the others with it", () => {
    const world = granted('["ReadWrite", "Describe", "Queue"]', {
      findings: { "role app": [...UNUSED, "ec2:DescribeHosts", "sqs"] },
    });
    const { problems, internalErrors } = told(renamed(["s3:GetObject"]), world);
    expect(problems.map(({ suggestions: all }) => all?.length)).toEqual([undefined, 1, 1]);
    expect(internalErrors).toHaveLength(1);
  });
});
