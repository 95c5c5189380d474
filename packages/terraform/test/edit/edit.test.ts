import { applyEdits } from "@iamend/source";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { edit } from "../../src/edit/edit.js";
import { load } from "../../src/parse/grammar.js";
import { stopWitness } from "../../src/witness/hcl-to-json.js";
import { witness } from "../../src/witness/witness.js";
import { drawn } from "../support/drawn.js";
import { locate } from "../support/locate.js";
import { changesFor } from "../support/requests.js";
import { isInstalled, terraformFmt } from "../support/terraform-fmt.js";
import { editCases } from "./edit-cases.js";

beforeAll(load);
afterAll(stopWitness);

describe("changes in Terraform", () => {
  it.each(editCases)("$name", ({ file = "main.tf", before, after, ...request }) => {
    const text = drawn(before);
    const located = locate({ [file]: text });
    const changes = changesFor(located, request);
    const answers = edit(changes, located);
    expect(new Set(answers.flatMap((answer) => answer.changes))).toEqual(new Set(changes));
    expect(answers.flatMap((answer) => ("refusal" in answer ? [answer.refusal] : []))).toEqual([]);
    const edits = answers.flatMap((answer) => ("edits" in answer ? answer.edits : []));
    expect(applyEdits(text, edits)).toBe(drawn(after));
    expect(witness(file, drawn(after), changes, located)).toBeUndefined();
  });

  it.each(editCases)("$name: with CRLF", ({ file = "main.tf", before, after, ...request }) => {
    const text = drawn(before).replaceAll("\n", "\r\n");
    const located = locate({ [file]: text });
    const changes = changesFor(located, request);
    const edits = edit(changes, located).flatMap((answer) => ("edits" in answer ? answer.edits : []));
    expect(applyEdits(text, edits)).toBe(drawn(after).replaceAll("\n", "\r\n"));
  });

  const formatted = editCases.filter(({ file = "main.tf" }) => file.endsWith(".tf"));
  it.skipIf(!isInstalled).each(formatted)("$name: formatted before, formatted after", ({ before, after }) => {
    expect(terraformFmt(drawn(before))).toBe(drawn(before));
    expect(terraformFmt(drawn(after))).toBe(drawn(after));
  });
});
