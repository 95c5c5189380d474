import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseText } from "../../src/parse/parse-text.js";
import type { ScalarNode } from "../../src/parse/node.js";
import { layoutTree } from "./support/layouts.js";
import { printLayout } from "./support/print-layout.js";
import { readByOther, valueOf } from "./support/value-of.js";
import { nodesOf, rangeFaults } from "./support/nodes-of.js";

const RUNS = Number(process.env["IAMEND_PROPERTY_RUNS"] ?? 300);

const end = fc.constantFrom("\n", "\r\n");

describe("whatever the layout of a YAML text", () => {
  test("values and comments are those that were written, and another parser agrees", () => {
    fc.assert(
      fc.property(layoutTree, end, fc.boolean(), (tree, lineBreak, mark) => {
        const { text: plain, value, comments } = printLayout(tree, lineBreak);
        const text = mark ? `\uFEFF${plain}` : plain;
        const parsed = parseText(text);
        expect(parsed.problems).toEqual([]);
        expect(parsed.roots.map(valueOf)).toEqual([value]);
        expect(parsed.roots.map(valueOf)).toEqual(readByOther(text));
        expect(parsed.comments.map((range) => text.slice(...range))).toEqual(comments);
      }),
      { numRuns: RUNS },
    );
  });

  test("each range says what its node says, and lies where it belongs", () => {
    fc.assert(
      fc.property(layoutTree, end, (tree, lineBreak) => {
        const { text } = printLayout(tree, lineBreak);
        for (const root of parseText(text).roots) {
          expect(rangeFaults(root, text)).toEqual([]);
          for (const node of nodesOf(root)) if (node.kind === "scalar") expectAlone(node, text);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe("whatever the layout of a JSON text", () => {
  test("values are those of JSON, and each range says what its node says", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom<string | number>("", "\t", 1, 4), (value, indent) => {
        const text = JSON.stringify([value], undefined, indent);
        const parsed = parseText(text);
        expect(parsed).toMatchObject({ language: "json", problems: [], comments: [] });
        expect(JSON.stringify(parsed.roots.map(valueOf))).toBe(JSON.stringify([JSON.parse(text)]));
        for (const root of parsed.roots) {
          expect(rangeFaults(root, text)).toEqual([]);
          for (const node of nodesOf(root)) if (node.kind === "scalar") expectAlone(node, text);
        }
      }),
      { numRuns: RUNS },
    );
  });
});

/** A scalar that is read by itself says the same; behind a tag, a text. */
function expectAlone(node: ScalarNode, text: string): void {
  const [read = null] = readByOther(`${text.slice(...node.inner)}\n`);
  if (node.tag === undefined) expect(read).toEqual(valueOf(node));
  else expect(String(read)).toEqual(node.text);
}
