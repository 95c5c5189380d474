import { applyEdits, isRefusal } from "@iamend/source";
import { describe, expect, it } from "vitest";
import { edit } from "../../src/edit/edit.js";
import { witness } from "../../src/witness/witness.js";
import { locateText } from "../support/locate-text.js";
import { parseCode } from "../support/parse-code.js";
import { changesFor } from "../support/requests.js";
import { grantCases, READ, READ_TABLE, READ_WRITE } from "./grant-cases.js";

const FILE = "lib/stack.ts";
const HEAD = 'import * as s3 from "aws-cdk-lib/aws-s3";\n';

describe("a grant of which not everything is used", () => {
  it.each(grantCases)("$name", ({ before, granted, keep, becomes }) => {
    const text = `${HEAD}${before}\n`;
    const located = locateText(FILE, text, granted);
    const changes = changesFor(located, { keep });
    expect(changes).not.toEqual([]);
    const answers = edit(changes, located);
    expect(answers.flatMap((answer) => answer.changes)).toEqual(changes);
    if (typeof becomes !== "string") {
      expect(answers).toMatchObject([{ refusal: { code: becomes.refused } }]);
      return;
    }
    const after = applyEdits(
      text,
      answers.flatMap((answer) => ("edits" in answer ? answer.edits : [])),
    );
    expect(after).toBe(becomes === "" ? HEAD : `${HEAD}${becomes}\n`);
    expect(witness(FILE, isRefusal(after) ? "" : after, changes, located, parseCode)).toBeUndefined();
  });
});

const wrong: Readonly<Record<string, { readonly before: string; readonly after: readonly string[] }>> = {
  grantReadWrite: {
    before: "a();\nbucket.grantReadWrite(fn, 'in/*'); // why\nb();\n",
    after: [
      "a();\nbucket.grantReadWrite(fn, 'in/*'); // why\nb();\n",
      "a();\nbucket.addRead(fn, 'in/*'); // why\nb();\n",
      "a();\nbucket.grantRead(fn, 'on/*'); // why\nb();\n",
      "a();\nbucket.grantRead(fn); // why\nb();\n",
      "a();\nbucket.grantRead(fn, 'in/*', 's3:GetObject'); // why\nb();\n",
      "a();\nother.grantRead(fn, 'in/*'); // why\nb();\n",
      "a();\nbucket.grantRead(fn, 'in/*');\nb();\n",
      "a();\nbucket.grantRead(fn, 'in/*'); // why\nc();\n",
      "a();\nbucket?.grantRead(fn, 'in/*'); // why\nb();\n",
      "a();\nbucket['grantRead'](fn, 'in/*'); // why\nb();\n",
      "a();\nb();\n",
      "a();\nbucket.grant(fn, 'in/*'); // why\nb();\n",
      "a();\nbucket.grant(fn, 'in/*', 's3:*'); // why\nb();\n",
    ],
  },
  grantReadData: {
    before: "table.grantReadData(fn,);\nb();\n",
    after: [
      "table.grant(fn);\nb();\n",
      "table.grant(fn, 'dynamodb:*');\nb();\n",
      "table.grant(fn, 'dynamodb:GetItem', 'dynamodb:Query');\nb();\n",
      "table.grant('dynamodb:GetItem', fn);\nb();\n",
      "table.grant(fn, dynamodb);\nb();\n",
      "table.grant(fn, 'dynamodb:GetItem');\nb('dynamodb:GetItem');\n",
      "b();\n",
    ],
  },
  grantRead: {
    before: "a();\nbucket.grantRead(fn);\nbucket.grantPut(fn);\nb();\n",
    after: [
      "a();\nbucket.grantRead(fn);\nb();\n",
      "a();\nb();\n",
      "a();\nbucket.grantDelete(fn);\nbucket.grantPut(fn);\nb();\n",
      "a();\nbucket;\nbucket.grantPut(fn);\nb();\n",
      "bucket.grantPut(fn);\nb();\n",
    ],
  },
};
const KEEP = { grantReadWrite: ["s3:GetObject"], grantReadData: ["dynamodb:GetItem"], grantRead: [] };
const RIGHT = {
  grantReadWrite: "a();\nbucket.grantRead(fn, 'in/*'); // why\nb();\n",
  grantReadData: 'table.grant(fn, "dynamodb:GetItem");\nb();\n',
  grantRead: "a();\nbucket.grantPut(fn);\nb();\n",
};

describe("the witness of a changed grant", () => {
  it.each(Object.entries(wrong))("%s", (name, { before, after }) => {
    const granted = { grantReadWrite: READ_WRITE, grantReadData: READ_TABLE, grantRead: READ };
    const located = locateText(FILE, HEAD + before, granted);
    const changes = changesFor(located, { keep: KEEP });
    const accepts = (text: string): boolean =>
      witness(FILE, HEAD + text, changes, located, parseCode) === undefined;
    expect(accepts(RIGHT[name as keyof typeof RIGHT])).toBe(true);
    expect(after.filter(accepts)).toEqual([]);
  });
});
