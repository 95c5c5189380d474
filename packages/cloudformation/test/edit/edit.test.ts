import { applyEdits } from "@iamend/source";
import { describe, expect, it } from "vitest";
import { edit } from "../../src/edit/edit.js";
import { witness } from "../../src/witness/witness.js";
import { drawn } from "../support/drawn.js";
import { locate } from "../support/locate.js";
import { changesFor } from "../support/requests.js";
import { blockCases } from "./block-cases.js";
import type { EditCase } from "./edit-case.js";
import { flowCases } from "./flow-cases.js";
import { jsonCases } from "./json-cases.js";
import { scalarCases } from "./scalar-cases.js";
import { statementCases } from "./statement-cases.js";
import { textCases } from "./text-cases.js";

const layouts: Readonly<Record<string, readonly EditCase[]>> = {
  "block sequences": blockCases,
  "flow sequences": flowCases,
  "JSON files": jsonCases,
  "single scalars": scalarCases,
  statements: statementCases,
  "JSON in texts": textCases,
};

/** The same picture as other people's editors write it. */
const disguises: Readonly<Record<string, (text: string) => string>> = {
  "as drawn": (text) => text,
  "with CRLF": (text) => text.replaceAll("\n", "\r\n"),
  "without a line break at the end": (text) => text.replace(/\n$/, ""),
  "with a BOM": (text) => `\uFEFF${text}`,
};

describe.each(Object.entries(layouts))("changes in %s", (_, cases) => {
  describe.each(Object.entries(disguises))("%s", (__, disguise) => {
    it.each(cases)("$name", ({ before, after, ...request }) => {
      const text = disguise(drawn(before));
      const located = locate({ "t.yaml": text });
      expect(located.errors).toEqual([]);
      const changes = changesFor(located, request);
      expect(changes).not.toEqual([]);
      const answers = edit(changes, located);
      expect(answers.flatMap((answer) => ("refusal" in answer ? [answer.refusal] : []))).toEqual([]);
      expect(new Set(answers.flatMap((answer) => answer.changes))).toEqual(new Set(changes));
      const edits = answers.flatMap((answer) => ("edits" in answer ? answer.edits : []));
      expect(applyEdits(text, edits)).toBe(disguise(drawn(after)));
      expect(witness("t.yaml", disguise(drawn(after)), changes, located)).toBeUndefined();
    });
  });
});
