import { applyEdits } from "@iamend/source";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edit } from "../../src/edit/edit.js";
import { load } from "../../src/parse/grammar.js";
import { stopWitness } from "../../src/witness/hcl-to-json.js";
import { witness } from "../../src/witness/witness.js";
import { locate } from "../support/locate.js";
import { changesFor } from "../support/requests.js";
import { editCases } from "./edit-cases.js";

beforeAll(load);
afterAll(stopWitness);

describe("changes in Terraform", () => {
  it.each(editCases)("$name", ({ file = "main.tf", before, after, ...request }) => {
    const located = locate({ [file]: before });
    const changes = changesFor(located, request);
    const answers = edit(changes, located);
    expect(answers.flatMap((answer) => answer.changes)).toHaveLength(changes.length);
    expect(answers.flatMap((answer) => ("refusal" in answer ? [answer.refusal] : []))).toEqual([]);
    const edits = answers.flatMap((answer) => ("edits" in answer ? answer.edits : []));
    expect(applyEdits(before, edits)).toBe(after);
    expect(witness(file, after, changes, located)).toBeUndefined();
  });
});
