import { describe, expect, it } from "vitest";
import { parsePolicy } from "../../src/policy/parse-policy.js";
import { rewritePolicy } from "../../src/policy/rewrite-policy.js";

/** The text of the document with these patterns in the place of its own. */
function rewrite(text: string, ...patterns: readonly (readonly string[] | undefined)[]): string {
  const read = parsePolicy(JSON.parse(text));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return JSON.stringify(rewritePolicy(read.value, patterns));
}

const LONE = '{"Effect":"Allow","Action":"s3:*","Resource":"*"}';
const LIST = '{"Action":["s3:*"],"Resource":"*","Effect":"Allow"}';
const NOT = '{"Effect":"Allow","NotAction":"s3:*","Resource":["Action"]}';

describe("rewritePolicy", () => {
  it.each([
    {
      what: "keeps a lone pattern as a string",
      text: `{"Statement":[${LONE}]}`,
      patterns: [["s3:Get*"]],
      next: '{"Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}',
    },
    {
      what: "makes a list of a lone pattern where there are more",
      text: `{"Statement":[${LONE}]}`,
      patterns: [["s3:Get*", "s3:Put*"]],
      next: '{"Statement":[{"Effect":"Allow","Action":["s3:Get*","s3:Put*"],"Resource":"*"}]}',
    },
    {
      what: "keeps a list of one, and the order of the keys",
      text: `{"Statement":[${LIST}],"Id":"i","Version":"2012-10-17"}`,
      patterns: [["s3:Get*"]],
      next: '{"Statement":[{"Action":["s3:Get*"],"Resource":"*","Effect":"Allow"}],"Id":"i","Version":"2012-10-17"}',
    },
    {
      what: "writes into NotAction where the statement has that",
      text: `{"Statement":[${NOT}]}`,
      patterns: [["s3:*", "sqs:*"]],
      next: '{"Statement":[{"Effect":"Allow","NotAction":["s3:*","sqs:*"],"Resource":["Action"]}]}',
    },
    {
      what: "keeps a single statement",
      text: `{"Statement":${LONE}}`,
      patterns: [["s3:Get*"]],
      next: '{"Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}',
    },
    {
      what: "keeps a list of one statement",
      text: `{"Statement":[${LONE}]}`,
      patterns: [["s3:*"]],
      next: `{"Statement":[${LONE}]}`,
    },
    {
      what: "leaves an empty list of a single statement that goes",
      text: `{"Version":"2012-10-17","Statement":${LONE}}`,
      patterns: [undefined],
      next: '{"Version":"2012-10-17","Statement":[]}',
    },
    {
      what: "drops the statements that go",
      text: `{"Statement":[${LONE},${LIST},${NOT}]}`,
      patterns: [undefined, ["s3:Put*"], undefined],
      next: '{"Statement":[{"Action":["s3:Put*"],"Resource":"*","Effect":"Allow"}]}',
    },
    {
      what: "drops a statement that nothing is said of",
      text: `{"Statement":[${LONE},${LIST}]}`,
      patterns: [["s3:*"]],
      next: `{"Statement":[${LONE}]}`,
    },
    {
      what: "takes __proto__ for a key like any other",
      text: '{"Statement":[{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"__proto__":{"a":"b"}}}]}',
      patterns: [["s3:Get*"]],
      next: '{"Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*","Condition":{"__proto__":{"a":"b"}}}]}',
    },
  ])("$what", ({ text, patterns, next }) => {
    expect(rewrite(text, ...patterns)).toBe(next);
  });

  it("changes nothing of the document that it was given", () => {
    const json: unknown = JSON.parse(`{"Statement":[${LONE}]}`);
    const read = parsePolicy(json);
    if (read.ok) rewritePolicy(read.value, [["s3:Get*"]]);
    expect(JSON.stringify(json)).toBe(`{"Statement":[${LONE}]}`);
  });

  it("drops a statement that the document was not read with", () => {
    const statement = { Effect: "Allow", Action: "s3:*" };
    const document = { json: { Statement: [statement] }, statements: [], singleStatement: false };
    expect(rewritePolicy(document, [["s3:Get*"]])).toEqual({ Statement: [] });
  });

  it("keeps a member named __proto__", () => {
    const json = JSON.parse(`{"__proto__":1,"Statement":[]}`) as Record<string, unknown>;
    expect(JSON.stringify(rewritePolicy({ json, statements: [], singleStatement: false }, []))).toBe(
      '{"__proto__":1,"Statement":[]}',
    );
  });
});
