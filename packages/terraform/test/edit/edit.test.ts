import { applyEdits } from "@iamend/source";
import { beforeAll, describe, expect, it } from "vitest";
import { edit } from "../../src/edit/edit.js";
import { load } from "../../src/parse/grammar.js";
import { locate } from "../support/locate.js";
import { changesFor } from "../support/requests.js";
import { editCases } from "./edit-cases.js";

beforeAll(load);

describe("changes in Terraform", () => {
  it.each(editCases)("$name", ({ file = "main.tf", before, after, ...request }) => {
    const located = locate({ [file]: before });
    const changes = changesFor(located, request);
    const answers = edit(changes, located);
    expect(answers.flatMap((answer) => answer.changes)).toHaveLength(changes.length);
    const edits = answers.flatMap((answer) => ("edits" in answer ? answer.edits : [answer.refusal]));
    expect(edits.filter((one) => "code" in one)).toEqual([]);
    expect(
      applyEdits(
        before,
        edits.filter((one) => "range" in one),
      ),
    ).toBe(after);
  });
});
