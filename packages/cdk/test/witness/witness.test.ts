import { describe, expect, it } from "vitest";
import type { CdkLocated } from "../../src/link/located.js";
import { witness } from "../../src/witness/witness.js";
import { editCases } from "../edit/edit-cases.js";
import { drawn } from "../support/drawn.js";
import { locateText } from "../support/locate-text.js";
import { parseCode } from "../support/parse-code.js";
import { changesFor } from "../support/requests.js";
import { wrongResults } from "./wrong-results.js";

const FILE = "lib/stack.ts";

const all = wrongResults.flatMap(({ name, wrong, ...one }) =>
  Object.entries(wrong).map(([seed, after]) => ({ ...one, name, seed, after })),
);

describe("the witness", () => {
  it.each(wrongResults)("accepts the right result: $name", ({ before, right, ...request }) => {
    const located = locateText(FILE, before);
    const changes = changesFor(located, request);
    expect(changes).not.toEqual([]);
    expect(witness(FILE, right, changes, located, parseCode)).toBeUndefined();
  });

  it.each(all)("refuses a wrong result: $name, $seed", ({ before, right, after, ...request }) => {
    const located = locateText(FILE, before);
    const changes = changesFor(located, request);
    expect(after).not.toBe(right);
    expect(witness(FILE, after, changes, located, parseCode)?.code).toMatch(/^witness-/);
  });

  it.each(editCases)("refuses any other character: $name", ({ file = FILE, before, after, ...request }) => {
    const right = drawn(after);
    const located = locateText(file, drawn(before));
    const changes = changesFor(located, request);
    const others = Array.from({ length: right.length }, (_, index) => index).filter(
      (index) => right[index] !== "q",
    );
    const accepted = others.filter((index) => {
      const wrong = `${right.slice(0, index)}q${right.slice(index + 1)}`;
      return witness(file, wrong, changes, located, parseCode) === undefined;
    });
    expect(accepted).toEqual([]);
  });

  it("accepts a text that is the same, and no other, where nothing changes", () => {
    const located = locateText(FILE, "a = 1;\n");
    expect(witness(FILE, "a = 1;\n", [], located, parseCode)).toBeUndefined();
    for (const other of ["a = 2;\n", "a = 1;\n\n", "a = 1; // one\n"]) {
      expect(witness(FILE, other, [], located, parseCode)).toMatchObject({ code: "witness-differs" });
    }
  });

  it("says when it cannot tell", () => {
    const text =
      'import * as iam from "aws-cdk-lib/aws-iam";\nnew iam.PolicyStatement({ actions: ["s3:*", "b:*"] });\n';
    const located = locateText(FILE, text);
    const changes = changesFor(located, { replace: { "b:*": [] } });
    const after = text.replace(', "b:*"', "");
    const unread = { code: "witness-unread" };
    expect(witness("lib/other.ts", after, changes, located, parseCode)).toMatchObject(unread);
    expect(
      witness(FILE, after, [...changes, { list: "none", append: ["a:b"] }], located, parseCode),
    ).toMatchObject(unread);
    expect(witness(FILE, after, [...changes, { statement: "none" }], located, parseCode)).toMatchObject(
      unread,
    );
    expect(
      witness(FILE, after, [...changes, { bundle: "none", keep: [] }], located, parseCode),
    ).toMatchObject(unread);
    expect(witness(FILE, after + "[".repeat(5000), changes, located, parseCode)).toMatchObject(unread);
    const throwing = (): never => {
      throw new RangeError("Maximum call stack size exceeded");
    };
    expect(witness(FILE, after, changes, locateText(FILE, text), throwing)).toMatchObject(unread);
  });

  it.each([
    ["of a list of resources", '{ actions: ["a:b"], resources: ["s3:Get*", "s3:Put*"] }'],
    [
      "of a statement that denies",
      '{ effect: iam.Effect.DENY, resources: [], actions: ["s3:Get*", "s3:Put*"] }',
    ],
    ["of JSON that denies", '{ Effect: "Deny", Resource: [], Action: ["s3:Get*", "s3:Put*"] }'],
  ])("never accepts a change %s", (_, statement) => {
    const text = `x(${statement});\n`;
    const element = (value: string) => {
      const start = text.indexOf(`"${value}"`);
      return { at: { file: FILE, range: [start, start + value.length + 2] as const }, value };
    };
    const start = text.indexOf('["s3:Get*"');
    const list = {
      at: { file: FILE, range: [start, text.indexOf("]", start) + 1] as const },
      items: [element("s3:Get*"), element("s3:Put*")],
    };
    const located: CdkLocated = { ...locateText(FILE, text), lists: new Map([["wrong", list]]) };
    const changes = [{ list: "wrong", items: new Map([[1, []]]) }];
    const after = text.replace(', "s3:Put*"', "");
    expect(witness(FILE, after, changes, located, parseCode)).toMatchObject({ code: "witness-unread" });
  });
});
