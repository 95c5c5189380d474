import type { Adapter, Answer, Change, Edit, Located, Refusal } from "@iamend/source";
import { describe, expect, it } from "vitest";
import { jsonAdapter } from "../support/json-adapter.js";
import { checkWorld, fixedFiles, type World } from "../support/world.js";

/** Three documents, each with something to remove; the middle one is where the bug of each case strikes. */
const TEXT = `{
  "documents": {
    "one": { "holders": ["role app"], "size": 9, "statements": [{ "allow": ["s3:PutObject", "s3:GetObject"] }] },
    "two": { "holders": ["role app"], "size": 9, "statements": [
      { "allow": ["s3:PutObject", "s3:ListBucket"] },
      { "allow": ["sqs:PurgeQueue"] },
      { "deny": ["s3:DeleteObject", "s3:GetBucketAcl"] }
    ] },
    "three": { "holders": ["role app"], "size": 9, "statements": [{ "allow": ["s3:PutObject", "s3:GetObjectAcl"] }] }
  }
}
`;
const WORLD: World = {
  files: { "app.json": TEXT },
  findings: { "role app": ["s3:PutObject", "sqs:PurgeQueue"] },
};
const RIGHT = TEXT.replaceAll('"s3:PutObject", ', "").replace(/ *\{ "allow": \["sqs:PurgeQueue"\] \},\n/, "");

/** Where a text of `two` stands. */
function place(text: string): Edit {
  const start = TEXT.indexOf(text, TEXT.indexOf('"two"'));
  return { file: "app.json", range: [start, start + text.length], text: "" };
}

/** The adapter with a bug in the one answer that edits a place in `two`. */
function buggy(spoil: (edits: readonly Edit[]) => readonly Edit[], at = '"s3:PutObject"'): Adapter<unknown> {
  const [start] = place(at).range;
  return {
    ...jsonAdapter,
    edit: (changes, located) =>
      jsonAdapter.edit(changes, located).map((answer): Answer => {
        const hit =
          "edits" in answer && answer.edits.some(({ range }) => range[0] <= start && start <= range[1]);
        return hit ? { ...answer, edits: spoil(answer.edits) } : answer;
      }),
  };
}

const written = (text: string, by: string): Edit => ({ ...place(text), text: by });

interface Bug {
  readonly name: string;
  readonly adapter: Adapter<unknown>;
  readonly message: RegExp;
  /** What must not be changed; default: the list in `two`. */
  readonly spared?: string;
}

const LIST = '"s3:PutObject", "s3:ListBucket"';

const bugs: readonly Bug[] = [
  {
    name: "the wrong pattern goes",
    adapter: buggy(() => [place(', "s3:ListBucket"')]),
    message: /list reads s3:PutObject$/,
  },
  { name: "nothing goes", adapter: buggy(() => []), message: /list reads s3:PutObject, s3:ListBucket$/ },
  {
    name: "too much goes",
    adapter: buggy((edits) => [...edits, place('"s3:ListBucket"')]),
    message: /list reads $/,
  },
  {
    name: "a wider pattern is written",
    adapter: buggy(() => [written(LIST, '"s3:*"')]),
    message: /list reads s3:\*$/,
  },
  {
    name: "a Deny changes",
    adapter: buggy((edits) => [...edits, place('"s3:DeleteObject", ')]),
    message: /list reads s3:GetBucketAcl$/,
  },
  {
    name: "a Deny becomes an Allow",
    adapter: buggy((edits) => [...edits, written('"deny"', '"allow"')]),
    message: /statement is of another kind/,
  },
  {
    name: "an Allow becomes a NotAction",
    adapter: buggy((edits) => [...edits, written('"allow"', '"allow-not"')]),
    message: /statement is of another kind/,
  },
  {
    name: "a statement is lost",
    adapter: buggy((edits) => [
      ...edits,
      place(',\n      { "deny": ["s3:DeleteObject", "s3:GetBucketAcl"] }'),
    ]),
    message: /another number of statements/,
  },
  {
    name: "a document vanishes",
    adapter: buggy(() => [{ ...place('"two"'), range: [TEXT.indexOf('"two"'), TEXT.indexOf('"three"')] }]),
    message: /another number of policy documents/,
  },
  {
    name: "another document is changed",
    adapter: buggy((edits) => [
      ...edits,
      {
        file: "app.json",
        range: [TEXT.indexOf('"s3:GetObjectAcl"'), TEXT.indexOf('"s3:GetObjectAcl"') + 17],
        text: '"s3:*"',
      },
    ]),
    message: /list reads /,
  },
  {
    name: "a holder changes",
    adapter: buggy((edits) => [...edits, written('"role app"', '"role bpp"')]),
    message: /another document, or held by others/,
  },
  {
    name: "the file is broken",
    adapter: buggy((edits) => [...edits, written('"size"', '"size')]),
    message: /cannot be read/,
  },
  {
    name: "edits overlap",
    adapter: buggy((edits) => [
      ...edits,
      ...edits.map((edit): Edit => ({ ...edit, range: [edit.range[0] + 1, edit.range[1]] })),
    ]),
    message: /overlaps/,
  },
  {
    name: "an edit lies outside of the text",
    adapter: buggy((edits) => [
      ...edits,
      { file: "app.json", range: [TEXT.length, TEXT.length + 1], text: "" },
    ]),
    message: /leaves a text/,
  },
  {
    name: "the wrong statement goes",
    adapter: buggy(
      () => [place(',\n      { "deny": ["s3:DeleteObject", "s3:GetBucketAcl"] }')],
      '{ "allow": ["sqs:PurgeQueue"] }',
    ),
    message: /another kind/,
    spared: '{ "allow": ["sqs:PurgeQueue"] }',
  },
];

describe("a wrong edit is dropped, told as an internal error, and the rest goes on", () => {
  it("without a bug", () => {
    const result = checkWorld(WORLD);
    expect(result.internalErrors).toEqual([]);
    expect(fixedFiles(WORLD.files, result)).toEqual({ "app.json": RIGHT });
  });

  it.each(bugs)("$name", ({ adapter, message, spared = LIST }) => {
    const result = checkWorld({ ...WORLD, adapter });
    expect(result.internalErrors.map((notice) => notice.message)).toEqual([expect.stringMatching(message)]);
    const fixed = fixedFiles(WORLD.files, result)["app.json"];
    expect(fixed).toContain(spared);
    expect(fixed?.match(/"s3:PutObject"/g) ?? []).toHaveLength(spared === LIST ? 1 : 0);
    expect(fixed).toContain('"s3:DeleteObject", "s3:GetBucketAcl"');
    const [, two] = result.problems.filter(({ pattern }) => pattern === "s3:PutObject");
    if (spared === LIST)
      expect(two).toMatchObject({ refused: { message: expect.stringMatching(message) as string } });
  });

  it("answers that are right alone and wrong together: one of them is kept", () => {
    const last: Edit = { file: "app.json", range: [TEXT.length - 3, TEXT.length], text: "\n}\n" };
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      edit: (changes, located) =>
        jsonAdapter.edit(changes, located).map((answer): Answer => {
          if (!("edits" in answer) || (answer.edits[0]?.range[0] ?? 0) < TEXT.indexOf('"two"')) return answer;
          return { ...answer, edits: [...answer.edits, last] };
        }),
    };
    const result = checkWorld({ ...WORLD, adapter });
    // Three answers take the last brace: one from the first half that was tried, none of the others.
    expect(
      fixedFiles(WORLD.files, result)["app.json"]?.match(/"s3:PutObject"|"sqs:PurgeQueue"/g),
    ).toHaveLength(2);
    expect(result.internalErrors.map(({ code }) => code)).toEqual(["edits-overlap", "edits-overlap"]);
  });

  it("an answer to nothing that was asked is never offered", () => {
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      edit: () => [{ changes: [], edits: [place('"s3:PutObject", ')] }],
    };
    const result = checkWorld({ ...WORLD, adapter });
    expect(fixedFiles(WORLD.files, result)).toEqual(WORLD.files);
    expect(result.internalErrors).not.toEqual([]);
  });

  it("an error without a place counts as well", () => {
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      link: (...given) => {
        const [units] = given;
        const located = jsonAdapter.link(...given);
        const isRead = [...units.values()].some((unit) => (unit as { readonly text: string }).text === TEXT);
        return isRead ? located : { ...located, errors: [{ code: "gone", message: "it is gone" }] };
      },
    };
    const result = checkWorld({ ...WORLD, adapter });
    expect(fixedFiles(WORLD.files, result)).toEqual(WORLD.files);
    expect(result.internalErrors).toHaveLength(4);
  });
});

describe("the witness", () => {
  function witnessed(
    judge: (after: string, changes: readonly Change[]) => Refusal | undefined,
  ): Adapter<unknown> {
    return { ...jsonAdapter, witness: (_, after, changes) => judge(after, changes) };
  }

  it("that sees a difference is believed, and that edit alone is dropped", () => {
    const adapter = witnessed((after) =>
      after.includes(LIST) ? undefined : { code: "witness-differs", message: "more than it should" },
    );
    const result = checkWorld({ ...WORLD, adapter });
    expect(fixedFiles(WORLD.files, result)["app.json"]).toBe(RIGHT.replace('"s3:ListBucket"', LIST));
    expect(result.internalErrors).toMatchObject([{ code: "witness-differs" }]);
  });

  it("that cannot tell is no bug", () => {
    const adapter = witnessed((after) =>
      after.includes(LIST) ? undefined : { code: "witness-unclear", message: "unclear" },
    );
    const result = checkWorld({ ...WORLD, adapter });
    expect(fixedFiles(WORLD.files, result)["app.json"]).toBe(RIGHT.replace('"s3:ListBucket"', LIST));
    expect(result.internalErrors).toEqual([]);
  });

  it("that cannot read a file is asked once, and nothing of that file is changed", () => {
    let asked = 0;
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      witness: (file) => {
        if (file !== "app.json") return undefined;
        asked += 1;
        return { code: "too-deep", message: "it is nested too deep" };
      },
    };
    const files = {
      ...WORLD.files,
      "b.json":
        '{ "documents": { "b": { "holders": ["role app"], "statements": [{ "allow": ["s3:PutObject", "s3:GetObject"] }] } } }',
    };
    const result = checkWorld({ ...WORLD, files, adapter });
    expect(asked).toBe(1);
    expect(fixedFiles(files, result)).toEqual({
      ...files,
      "b.json": files["b.json"].replace('"s3:PutObject", ', ""),
    });
    expect(result.problems[0]?.refused).toMatchObject({ code: "too-deep" });
    expect(result.internalErrors).toEqual([]);
  });

  it("hears of each file only what changes there", () => {
    const heard = new Map<string, number>();
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      witness: (file, _, changes) => {
        heard.set(file, changes.length);
        return undefined;
      },
    };
    const files = { ...WORLD.files, "b.json": TEXT.replace(/"(one|two|three)"/g, '"b$1"') };
    checkWorld({ ...WORLD, files, adapter });
    expect([...heard]).toEqual([
      ["app.json", 4],
      ["b.json", 4],
    ]);
  });
});

describe("refusals of the adapter", () => {
  const refusing = (text: string): Adapter<unknown> => ({
    ...jsonAdapter,
    edit: (changes, located) =>
      jsonAdapter.edit(changes, located).map((answer): Answer => {
        const [start] = place(text).range;
        const hit =
          "edits" in answer && answer.edits.some(({ range }) => range[0] <= start && start <= range[1]);
        return hit
          ? { changes: answer.changes, refusal: { code: "strange", message: "it is written strangely" } }
          : answer;
      }),
  });

  it("are told, and the rest is fixed", () => {
    const result = checkWorld({ ...WORLD, adapter: refusing('"s3:PutObject"') });
    expect(fixedFiles(WORLD.files, result)["app.json"]).toBe(RIGHT.replace('"s3:ListBucket"', LIST));
    expect(result.problems.map(({ refused }) => refused?.code)).toEqual([
      undefined,
      "strange",
      undefined,
      undefined,
    ]);
    expect(result.internalErrors).toEqual([]);
  });

  it("take the room that their change would have made", () => {
    // The statement of sqs would go and make room for what s3:* becomes; it cannot go, so that the quota would be crossed.
    const text =
      '{ "documents": { "two": { "holders": ["role app"], "size": 10235, "statements": [\n{ "allow": ["s3:*"] },\n{ "allow": ["sqs:PurgeQueue"] }\n] } } }';
    const files = { "app.json": text };
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      edit: (changes, located) =>
        jsonAdapter
          .edit(changes, located)
          .map((answer): Answer =>
            answer.changes.some((change) => "statement" in change)
              ? { changes: answer.changes, refusal: { code: "strange", message: "why" } }
              : answer,
          ),
    };
    expect(fixedFiles(files, checkWorld({ ...WORLD, files }))["app.json"]).not.toBe(text);
    const result = checkWorld({ ...WORLD, files, adapter });
    expect(result.problems.map(({ refused }) => refused?.code)).toEqual(["over-quota", "strange"]);
    expect(fixedFiles(files, result)).toEqual(files);
  });
});

describe("additions to a NotAction are proven too", () => {
  const files = {
    "app.json":
      '{ "documents": { "two": { "holders": ["role app"], "size": 9, "statements": [{ "allow-not": ["iam:*", "ec2:*"] }] } } }',
  };

  it("and dropped if they are wrong", () => {
    const adapter: Adapter<unknown> = {
      ...jsonAdapter,
      edit: (changes, located: Located) =>
        jsonAdapter
          .edit(changes, located)
          .map((answer): Answer =>
            "edits" in answer
              ? { ...answer, edits: answer.edits.map((edit) => ({ ...edit, text: ', "s3:*"' })) }
              : answer,
          ),
    };
    const right = checkWorld({ ...WORLD, files });
    expect(fixedFiles(files, right, { suggestions: true })["app.json"]).toContain(
      '"ec2:*", "s3:PutObject", "sqs:PurgeQueue"]',
    );
    const wrong = checkWorld({ ...WORLD, files, adapter });
    expect(fixedFiles(files, wrong, { suggestions: true })).toEqual(files);
    expect(wrong.internalErrors).toHaveLength(1);
  });
});
