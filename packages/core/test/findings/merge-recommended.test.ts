import { expect, it } from "vitest";
import { mergeRecommended } from "../../src/findings/merge-recommended.js";
import { parsePolicy } from "../../src/policy/parse-policy.js";

const get = { Effect: "Allow", Action: "s3:Get*", Resource: "*" };
const list = { Effect: "Allow", Action: ["s3:List*"], Resource: "*" };

function merged(...documents: readonly object[]): ReturnType<typeof mergeRecommended> {
  return mergeRecommended(
    documents.map((json) => {
      const read = parsePolicy(json);
      if (!read.ok) throw new Error(JSON.stringify(read.problems));
      return read.value;
    }),
  );
}

it("makes nothing of nothing", () => {
  expect(merged()).toBeUndefined();
});

it.each([1, 2])("leaves a lone document as it is, given %s times", (times) => {
  const lone = { Id: "mine", Statement: get };
  expect(merged(...Array.from({ length: times }, () => lone))).toMatchObject({
    json: lone,
    singleStatement: true,
  });
});

it.each([
  ["2012-10-17", { Version: "2012-10-17" }],
  ["2008-10-17", {}],
])("puts the statements of all into one document of version %s", (Version, header) => {
  const both = merged({ ...header, Statement: [list] }, { ...header, Statement: get });
  expect(both).toMatchObject({
    json: { Version, Statement: expect.arrayContaining([get, list]) as unknown },
    singleStatement: false,
  });
  // What is written and what is read are in one order.
  expect(both).toEqual(merged(both?.json ?? {}));
});
