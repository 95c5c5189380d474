import { applyEdits } from "@iamend/source";
import { describe, expect, it } from "vitest";
import type { Answer, Change, Edit, Refusal } from "../../src/contract.js";
import { edit } from "../../src/edit/edit.js";
import type { CdkLocated } from "../../src/link/located.js";
import { witness } from "../../src/witness/witness.js";
import { drawn } from "../support/drawn.js";
import { locateText } from "../support/locate-text.js";
import { parseCode } from "../support/parse-code.js";
import { changesFor } from "../support/requests.js";
import { editCases } from "./edit-cases.js";
import { refusedCases } from "./refused-cases.js";

const DISGUISES: readonly (readonly [string, (text: string) => string])[] = [
  ["as drawn", (text) => text],
  ["with CRLF", (text) => text.replaceAll("\n", "\r\n")],
  ["with a byte order mark", (text) => `\uFEFF${text}`],
  ["without a line break at the end", (text) => text.trimEnd()],
];

describe.each(DISGUISES)("changes in code, %s", (_, disguise) => {
  it.each(editCases)("$name", ({ file = "lib/stack.ts", before, after, ...request }) => {
    const text = disguise(drawn(before));
    const located = locateText(file, text);
    expect(located.errors).toEqual([]);
    const changes = changesFor(located, request);
    const answers = answered(changes, located);
    expect(refusalsOf(answers)).toEqual([]);
    expect(applyEdits(text, answers.flatMap(editsOf))).toBe(disguise(drawn(after)));
    expect(witness(file, disguise(drawn(after)), changes, located, parseCode)).toBeUndefined();
  });
});

describe("changes that are refused", () => {
  it.each(refusedCases)("$name", ({ before, code, ...request }) => {
    const located = locateText("lib/stack.ts", drawn(before));
    const changes = changesFor(located, request);
    expect(refusalsOf(answered(changes, located)).map((refusal) => refusal.code)).toEqual([code]);
  });
});

function answered(changes: readonly Change[], located: CdkLocated): readonly Answer[] {
  expect(changes).not.toEqual([]);
  const answers = edit(changes, located);
  expect(new Set(answers.flatMap((answer) => answer.changes))).toEqual(new Set(changes));
  return answers;
}

function refusalsOf(answers: readonly Answer[]): readonly Refusal[] {
  return answers.flatMap((answer) => ("refusal" in answer ? [answer.refusal] : []));
}

function editsOf(answer: Answer): readonly Edit[] {
  return "edits" in answer ? answer.edits : [];
}
