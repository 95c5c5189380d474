import { describe, expect, it } from "vitest";
import { isRefusal, type Adapter, type Located } from "@iamend/source";
import { applyFixes, createProject, DEFAULT_CONFIGURATION } from "../../src/index.js";
import { jsonAdapter } from "../support/json-adapter.js";
import {
  arnOf,
  CATALOG,
  checkWorld,
  fixedFiles,
  hostOf,
  outcomes,
  policy,
  spoken,
  type World,
} from "../support/world.js";

const document = (name: string, list: string, rest = ""): string =>
  `{ "documents": { "${name}": { "holders": ["role app"], "size": 9${rest}, "statements": [{ "allow": ${list} }] } } }`;
const LIST = '["s3:PutObject", "s3:GetObject"]';
const FINDINGS = { "role app": ["s3:PutObject"] };

describe("only some files", () => {
  const files = {
    "a.json": document("a", LIST),
    "b.json": document("b", '"@common"'),
    "c.json": `{ "lists": { "common": ${LIST} } }`,
    "node_modules/x/d.json": document("d", LIST),
    "e.json": "{ [",
  };
  const world: World = { files, findings: FINDINGS };

  it("are reported and fixed, and the others are read all the same", () => {
    const result = checkWorld({ ...world, only: ["c.json"] });
    expect(result.problems.map(({ at, address, fix }) => [at.file, address, fix !== undefined])).toEqual([
      ["c.json", ".#b", true],
    ]);
    expect(result.notices).toEqual([]);
    expect(result.summary).toMatchObject({ files: 1, policies: 0, problems: 1, fixable: 1 });
    expect(
      Object.entries(fixedFiles(files, result))
        .filter(([file, text]) => text !== files[file as keyof typeof files])
        .map(([file]) => file),
    ).toEqual(["c.json"]);
  });

  it("all that are source, if none are named; what lies in folders of others is context", () => {
    const result = checkWorld(world);
    expect(result.problems.map(({ at }) => at.file)).toEqual(["a.json", "c.json"]);
    expect(result.notices.map(({ code, at }) => [code, at?.file])).toEqual([["invalid-json", "e.json"]]);
    expect(result.summary).toMatchObject({ files: 3, policies: 2, findings: { matched: 1, unmatched: [] } });
    expect(result.holders.map(({ address }) => address)).toEqual([".#a", ".#b"]);
  });

  it("a fix that would reach another file is none", () => {
    const split = {
      "list.json": '{ "lists": { "common": ["s3:PutObject"] } }',
      "app.json":
        '{ "documents": { "a": { "holders": ["role app"], "statements": [{ "allow": "@common" }, { "allow": ["s3:GetObject"] }] } } }',
    };
    expect(outcomes(checkWorld({ ...world, files: split }))).toEqual(["s3:PutObject → nothing: fix"]);
    const result = checkWorld({ ...world, files: split, only: ["list.json"] });
    expect(outcomes(result)).toEqual(["s3:PutObject: other-file"]);
    expect(result.problems[0]?.refused?.message).toBe(
      "it cannot be done without an edit of app.json, which is not checked here",
    );
  });
});

describe("a file that does not parse", () => {
  it("is told, and its statements stay though a list elsewhere is emptied", () => {
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      link: (...given): Located => ({
        ...jsonAdapter.link(...given),
        errors: [{ code: "odd", message: "line 9 is odd", at: { file: "app.json", range: [0, 1] } }],
      }),
    };
    const files = { ...policy(`{ "allow": ${LIST} }`), "b.json": document("b", LIST) };
    const result = checkWorld({ files, findings: FINDINGS, adapter });
    expect(outcomes(result)).toEqual(["s3:PutObject: syntax-error", "s3:PutObject → nothing: fix"]);
    expect(result.notices).toMatchObject([{ code: "odd", message: "line 9 is odd" }]);
  });

  it("that cannot be read at all is told too", () => {
    const files = policy(`{ "allow": ${LIST} }`);
    const project = createProject({
      host: hostOf(files),
      files: ["app.json", "gone.json"],
      adapters: [jsonAdapter],
      configuration: DEFAULT_CONFIGURATION,
      findings: [],
      catalog: CATALOG,
    });
    expect(project.check().notices).toEqual([
      { code: "not-found", message: "There is no gone.json.", at: { file: "gone.json", range: [0, 0] } },
    ]);
  });
});

describe("a project", () => {
  it("reads what changed since the last check, and parses nothing twice", () => {
    let files: Record<string, string> = { "a.json": document("a", LIST), "b.json": document("b", LIST) };
    let parsed = 0;
    const project = createProject({
      host: { read: (file) => files[file] ?? "", list: () => [] },
      files: ["a.json", "b.json"],
      adapters: [{ ...jsonAdapter, parse: (file, text) => ((parsed += 1), jsonAdapter.parse(file, text)) }],
      configuration: DEFAULT_CONFIGURATION,
      findings: [],
      catalog: CATALOG,
    });
    project.check();
    project.check();
    expect(parsed).toBe(2);
    files = { ...files, "b.json": document("b", '["s3:Nothing"]') };
    expect(project.check().problems).toHaveLength(1);
    expect(parsed).toBe(3);
  });

  it("tells adapters the stacks of templates, also when edits are read back", () => {
    const told: unknown[] = [];
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      link: (...given) => {
        told.push(...given[3].stacks);
        return jsonAdapter.link(...given);
      },
    };
    const configuration = { stacks: { "app.json": "app-prod" } };
    const world = { files: policy(`{ "allow": ${LIST} }`), findings: FINDINGS, adapter, configuration };
    expect(outcomes(checkWorld(world))).toEqual(["s3:PutObject → nothing: fix"]);
    expect(told.length).toBeGreaterThan(1);
    expect(new Set(told.map((one) => JSON.stringify(one)))).toEqual(new Set(['["app.json",["app-prod"]]']));
  });

  it("gives each file to the first adapter that claims it, and what was located to those behind", () => {
    const below: number[] = [];
    const adapterOf = (name: string): Adapter<unknown> => ({
      ...jsonAdapter,
      claims: (file) => file.startsWith(name),
      link: (...given) => {
        below.push(given[2].documents.length);
        return jsonAdapter.link(...given);
      },
    });
    const files = {
      "a.json": document("a", LIST),
      "b.json": document("b", LIST),
      "c.json": document("c", LIST),
    };
    const result = createProject({
      host: hostOf(files),
      files: Object.keys(files),
      adapters: ["a", "b", "c"].map(adapterOf),
      configuration: {
        ...DEFAULT_CONFIGURATION,
        accounts: [{ path: "", accounts: [arnOf("role app").slice(13, 25)] }],
      },
      findings: [spoken("role app", ["s3:PutObject"])],
      catalog: CATALOG,
    }).check();
    expect(result.problems.map(({ address }) => address)).toEqual([".#a", ".#b", ".#c"]);
    expect(below.slice(0, 2)).toEqual([0, 0]);
    expect(Math.max(...below)).toBe(2);
  });
});

describe("fingerprints", () => {
  const text =
    '{ "documents": { "app": { "holders": ["role app"], "statements": [\n{ "allow": ["s3:PutObject", "s3:GetObject"] },\n{ "allow": ["s3:PutObject", "s3:ListBucket"] }\n] } } }';
  const prints = (world: World): readonly string[] =>
    checkWorld(world).problems.map(({ fingerprint }) => fingerprint);
  const world: World = { files: { "app.json": text }, findings: FINDINGS };

  it("stay when lines move, and tell equals apart", () => {
    const before = prints(world);
    expect(new Set(before).size).toBe(2);
    expect(
      prints({ ...world, files: { "app.json": `\n\n# moved\n${text.replaceAll("\n", "\n\n")}` } }),
    ).toEqual(before);
    expect(
      prints({
        ...world,
        findings: { "role app": ["s3:PutObject", "sqs"] },
        analyzedAt: "2026-02-02T00:00:00Z",
      }),
    ).toEqual(before);
  });

  it("differ by rule, address and pattern", () => {
    const other = prints({ ...world, files: { "app.json": text.replace('"app"', '"other"') } });
    const pattern = prints({
      ...world,
      files: { "app.json": text.replaceAll("PutObject", "DeleteObject") },
      findings: { "role app": ["s3:DeleteObject"] },
    });
    expect(new Set([...prints(world), ...other, ...pattern]).size).toBe(6);
  });

  it("are those of the whole, also if only some files are reported", () => {
    const files = {
      "a.json": document("app", '["s3:Nothing"]'),
      "b.json": document("app", '["s3:Nothing"]'),
    };
    const all = checkWorld({ files, allRules: true }).problems;
    const some = checkWorld({ files, allRules: true, only: ["b.json"] }).problems;
    expect(some).toEqual(all.slice(1));
  });
});

describe("the summary", () => {
  const world: World = {
    files: {
      "a.json": document("a", LIST),
      "b.json": document("b", '["s3:Put*", "s3:PutObject", "s3:GetObject"]', ', "unlisted": "more"'),
      "t.json": document("t", '["s3:GetObject"]', ', "kind": "trust"'),
      "u.json": document("u", '["s3:GetObject"]', ', "kind": "unknown"'),
    },
    findings: { ...FINDINGS, "role nowhere": ["s3:PutObject"] },
  };

  it("counts", () => {
    expect(checkWorld(world).summary).toEqual({
      files: 4,
      policies: 3,
      findings: { matched: 1, unmatched: [arnOf("role nowhere")], ambiguous: [] },
      problems: 3,
      fixable: 1,
      suggested: 2,
      permissionsRemoved: 1,
    });
  });

  it("counts a permission once for each document that loses it", () => {
    const each =
      '{ "documents": { "app": { "each": { "x": ["role app"], "y": ["role app"] }, "statements": [{ "allow": ["s3:Put*", "s3:PutObject", "sqs:*", "s3:GetObject"] }] } } }';
    const { summary } = checkWorld({
      files: { "app.json": each },
      findings: { "role app": ["s3:PutObject", "sqs"] },
    });
    expect(summary.permissionsRemoved).toBe(2 * 3);
  });

  it.each<readonly [string, string, number]>([
    [
      "a literal beside a pattern that cannot be changed",
      '["s3:PutObject", "s3:GetObject"] }, { "allow": "@odd"',
      0,
    ],
    [
      "a literal that an opaque element may be",
      '["s3:PutObject", { "opaque": "why", "values": ["s3:PutObject"] }]',
      0,
    ],
    ["one beside a NotAction of others", '["s3:PutObject", "s3:GetObject"] }, { "allow-not": ["s3:*"]', 1],
    [
      "one beside a NotAction that allows it",
      '["s3:PutObject", "s3:GetObject"] }, { "allow-not": ["iam:*"]',
      0,
    ],
    ["one beside a Deny", '["s3:PutObject", "s3:GetObject"] }, { "deny": ["s3:Put*"]', 1],
    ["a literal written twice", '["S3:putobject", "s3:PutObject", "s3:GetObject"]', 1],
    ["a wildcard that is replaced", '["s3:*"]', 1],
  ])("does not count what is still allowed: %s", (_name, list, removed) => {
    const app = `{ "lists": { "odd": { "sealed": "why", "items": ["s3:Put*"] } }, ${document("app", list).slice(1)}`;
    const result = checkWorld({ files: { "app.json": app }, findings: FINDINGS });
    expect(result.summary.permissionsRemoved).toBe(removed);
    expect(result.summary.fixable).toBeGreaterThan(0);
  });

  it("names the line of configuration that would make most suggestions certain", () => {
    const advice = (configuration: object): string | undefined =>
      checkWorld({ ...world, configuration }).summary.advice;
    expect(advice({ accounts: undefined })).toContain('"accounts"');
    expect(advice({ accounts: undefined, attachments: "unknown" })).toContain('"accounts"');
    expect(advice({})).toBeUndefined();
    const managed = { "a.json": document("a", LIST, ', "attachment": "managed"') };
    expect(
      checkWorld({ ...world, files: managed, configuration: { attachments: "unknown" } }).summary.advice,
    ).toContain('"attachments": "source"');
  });
});

describe("problems", () => {
  it("come by file and place", () => {
    const files = {
      "b.json": document("b", LIST),
      "a.json": document("a", '["s3:Nothing", "s3:PutObject", "s3:GetObject"]'),
    };
    expect(
      checkWorld({ files, findings: FINDINGS, allRules: true }).problems.map(
        ({ at, rule }) => `${at.file} ${rule}`,
      ),
    ).toEqual(["a.json no-unknown-actions", "a.json no-unused-permissions", "b.json no-unused-permissions"]);
  });

  it("tell when what is unused was used last, if it ever was", () => {
    const facts = [spoken("role app", [])].map((one) => ({
      ...one,
      unused: new Map([
        [
          "s3",
          {
            whole: false as const,
            prefix: "s3",
            actions: new Map([
              ["putobject", { name: "PutObject", lastAccessed: "2025-03-04T00:00:00Z" }],
              ["deleteobject", { name: "DeleteObject" }],
            ]),
          },
        ],
      ]),
    }));
    const { problems } = checkWorld({
      files: policy('{ "allow": ["s3:Put*", "s3:DeleteObject", "s3:GetObject"] }'),
      facts,
    });
    expect(problems.map(({ pattern, lastAccessed }) => [pattern, lastAccessed])).toEqual([
      ["s3:Put*", "2025-03-04T00:00:00Z"],
      ["s3:DeleteObject", undefined],
    ]);
  });
});

describe("applyFixes", () => {
  it("refuses what cannot be read any more", () => {
    const result = checkWorld({ files: policy(`{ "allow": ${LIST} }`), findings: FINDINGS });
    const texts = applyFixes(result, hostOf({}), { suggestions: false });
    expect(isRefusal(texts) ? texts.code : texts).toBe("not-found");
  });

  it("gives only files that change", () => {
    const files = policy('{ "allow": ["s3:GetObject"] }');
    expect(applyFixes(checkWorld({ files }), hostOf(files), { suggestions: true })).toEqual(new Map());
  });
});
