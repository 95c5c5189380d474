import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { TerraformLocated } from "../../src/link/sites.js";
import { load } from "../../src/parse/grammar.js";
import { compareTexts } from "../../src/witness/compare-nodes.js";
import { compareValues } from "../../src/witness/compare-values.js";
import { hclToJson, stopWitness } from "../../src/witness/hcl-to-json.js";
import { markChanges } from "../../src/witness/mark-changes.js";
import { witness } from "../../src/witness/witness.js";
import { editCases } from "../edit/edit-cases.js";
import { drawn } from "../support/drawn.js";
import { locate } from "../support/locate.js";
import { changesFor } from "../support/requests.js";
import { wrongResults } from "./wrong-results.js";

beforeAll(load);
afterAll(stopWitness);

const all = wrongResults.flatMap(({ name, wrong, ...one }) =>
  Object.entries(wrong).map(([seed, after]) => ({ ...one, name, seed, after })),
);

describe("the witness", () => {
  it.each(wrongResults)(
    "accepts the right result: $name",
    ({ file = "main.tf", before, right, ...request }) => {
      const located = locate({ [file]: before });
      const changes = changesFor(located, request);
      expect(changes).not.toEqual([]);
      expect(witness(file, right, changes, located)).toBeUndefined();
    },
  );

  it.each(all)("refuses a wrong one: $name, $seed", ({ file = "main.tf", before, after, ...request }) => {
    const located = locate({ [file]: before });
    const { code } = witness(file, after, changesFor(located, request), located) ?? {};
    expect(["witness-differs", "invalid-hcl", "invalid-json"]).toContain(code);
  });

  // Each of the two comparisons sees by itself what is wrong with a value; only the text shows comments.
  const values = all.filter(({ file, seed }) => file === undefined && seed !== "a comment more");
  it.each(values)("refuses it in both ways: $name, $seed", ({ before, after, ...request }) => {
    const located = locate({ "main.tf": before });
    const marked = markChanges("main.tf", before, after, changesFor(located, request), located);
    if ("code" in marked) throw new Error(marked.message);
    const [old, now] = [hclToJson(marked.text), hclToJson(after)];
    if (!old.ok) throw new Error(old.refusal.message);
    if (now.ok) {
      expect(compareTexts(marked.text, after, "code", marked.expected.afresh())).toBe(false);
      expect(compareValues(old.value, now.value, marked.expected.afresh())).toBe(false);
    }
  });

  it.each(editCases)(
    "refuses any other character: $name",
    ({ file = "main.tf", before, after, ...request }) => {
      const text = drawn(before);
      const right = drawn(after);
      const located = locate({ [file]: text });
      const changes = changesFor(located, request);
      const accepted = Array.from(right, (char, index) => (char === "q" ? -1 : index)).filter(
        (index) =>
          index >= 0 &&
          witness(file, `${right.slice(0, index)}q${right.slice(index + 1)}`, changes, located) === undefined,
      );
      expect(accepted).toEqual([]);
    },
  );

  it("accepts a text that is the same, and no other, where nothing changes", () => {
    const located = locate({ "main.tf": "a = 1\n" });
    expect(witness("main.tf", "a = 1\n", [], located)).toBeUndefined();
    for (const other of ["a = 2\n", "a = 1\n\n", "a = 1 # one\n"]) {
      expect(witness("main.tf", other, [], located)).toMatchObject({ code: "witness-differs" });
    }
  });

  it("says when it cannot tell: of a file that nobody read", () => {
    expect(witness("main.tf", "", [], locate({}))).toMatchObject({ code: "witness-unclear" });
  });

  it("says when it cannot tell: of what a parser never shows", () => {
    const text = 'x = jsonencode({ Action = ["s3:Get*", "s3:Put*"] })\n';
    const located = locate({ "main.tf": text });
    const [id, list] = [...located.lists][0] ?? [];
    if (id === undefined || list === undefined) throw new Error("no list");
    const items = list.items.map((item) => ({ ...item, at: { ...item.at, range: [0, 1] as const } }));
    const moved: TerraformLocated = { ...located, lists: new Map([[id, { ...list, items }]]) };
    expect(witness("main.tf", text, [{ list: id, items: new Map([[0, []]]) }], moved)).toMatchObject({
      code: "witness-unclear",
    });
  });

  it.each([
    ["of a statement that denies", '{ Effect = "Deny", Action = ["s3:Get*", "s3:Put*"] }'],
    ["of a list of resources", '{ Action = "sqs:*", Resource = ["s3:Get*", "s3:Put*"] }'],
  ])("never accepts a change %s", (_, statement) => {
    const text = `x = jsonencode({ Statement = [${statement}] })\n`;
    const after = text.replace(', "s3:Put*"', "");
    const start = text.indexOf('["s3:Get*"');
    const element = (value: string) => ({
      at: {
        file: "main.tf",
        range: [text.indexOf(`"${value}"`), text.indexOf(`"${value}"`) + value.length + 2] as const,
      },
      value,
    });
    const list = {
      at: { file: "main.tf", range: [start, text.indexOf("]", start) + 1] as const },
      items: [element("s3:Get*"), element("s3:Put*")],
    };
    const located: TerraformLocated = { ...locate({ "main.tf": text }), lists: new Map([["wrong", list]]) };
    const changes = [{ list: "wrong", items: new Map([[1, []]]) }];
    expect(witness("main.tf", after, changes, located)).toMatchObject({ code: "witness-differs" });
  });
});
