import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Expression } from "../../src/parse/ast.js";
import { load } from "../../src/parse/grammar.js";
import { parseExpression } from "../../src/parse/parse-expression.js";
import { parseFile } from "../../src/parse/parse-file.js";
import { pieces } from "../../src/parse/pieces.js";
import { flatten, ranged, rangedBody, type Ranged } from "../support/nodes.js";
import { outline } from "../support/outline.js";

await load();

interface Printed {
  readonly text: string;
  readonly outline: string;
}

const name = fc.constantFrom("a", "local", "x_1", "é", "with-dash");
const space = fc.constantFrom("", " ", "  ", "\t", " /* c */ ");
const broken = fc.constantFrom("", " ", "\n", "\r\n  ", " # c\n", " // 😀\n", " /* [ */ ");

const quoted = fc.string({ unit: "grapheme", maxLength: 8 }).map((value): Printed => {
  const normal = value.normalize("NFC").replaceAll("\0", "");
  // Before a brace, `$` and `%` need each other.
  const text = JSON.stringify(normal)
    .replaceAll(/\\[bf]/g, "\\u0008")
    .replaceAll(/([$%])(?=\{)/g, "$1$1");
  const meant = normal.replaceAll(/[\b\f]/g, "\u0008");
  return { text, outline: JSON.stringify(meant) };
});

const { expression } = fc.letrec<{ expression: Printed; list: Printed; object: Printed }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    quoted.filter(({ text }) => !/[$%]{3}/.test(text)),
    fc.nat(1000).map((value): Printed => ({ text: String(value), outline: String(value) })),
    name.map((value): Printed => ({ text: value, outline: value })),
    tie("list"),
    tie("object"),
    fc.tuple(tie("expression"), broken).map(([inner, gap]): Printed => ({
      text: `(${gap}${inner.text}${gap})`,
      outline: `(${inner.outline})`,
    })),
    fc.tuple(name, name, space).map(([root, member, gap]): Printed => ({
      text: `${root}${gap}.${member}`,
      outline: `${root}.${member}`,
    })),
    fc.tuple(tie("expression"), tie("expression"), tie("expression")).map(([test, then, other]): Printed => ({
      text: `(${test.text}) ? (${then.text}) : (${other.text})`,
      outline: `if((${test.outline}), (${then.outline}), (${other.outline}))`,
    })),
    fc
      .tuple(name, fc.array(tie("expression"), { maxLength: 3 }), broken)
      .map(([called, args, gap]): Printed => ({
        text: `${called}(${args.map(({ text }) => gap + text).join(`${gap},`)}${gap})`,
        outline: `${called}(${args.map((arg) => arg.outline).join(", ")})`,
      })),
    fc.tuple(quoted, tie("expression"), quoted).map(([before, inner, after]): Printed => {
      const literal = ({ text, outline: meant }: Printed): readonly [string, string] =>
        /[$%]"$/.test(text) ? ["", '""'] : [text.slice(1, -1), meant];
      const parts = [literal(before)[1], `\${${inner.outline}}`, after.outline];
      return {
        text: `"${literal(before)[0]}\${ ${inner.text} }${after.text.slice(1)}`,
        outline: `template(${parts.filter((part) => part !== '""').join(" ")})`,
      };
    }),
  ),
  list: fc
    .tuple(fc.array(tie("expression"), { maxLength: 3 }), broken, fc.boolean())
    .map(([elements, gap, comma]): Printed => ({
      text: `[${elements.map(({ text }) => gap + text).join(`${gap},`)}${comma && elements.length > 0 ? "," : ""}${gap}]`,
      outline: `[${elements.map((element) => element.outline).join(", ")}]`,
    })),
  object: fc
    .tuple(fc.array(fc.tuple(name, fc.constantFrom("=", ":"), tie("expression")), { maxLength: 3 }), broken)
    .map(([items, gap]): Printed => ({
      text: `{${items.map(([key, sign, { text }]) => `${gap}${key} ${sign} ${text}`).join(",")}${gap}}`,
      outline: `{${items.map(([key, sign, value]) => `${key} ${sign} ${value.outline}`).join(", ")}}`,
    })),
}));

/** Children lie within their parents, in order, and each says what it is. */
function expectSound(nodes: readonly Ranged[], text: string): void {
  for (const node of flatten(nodes)) {
    const [start, end] = node.at;
    expect(start).toBeLessThanOrEqual(end);
    for (const inner of node.inside) {
      expect(inner.at[0]).toBeGreaterThanOrEqual(start);
      expect(inner.at[1]).toBeLessThanOrEqual(end);
    }
    const source = text.slice(start, end);
    if (node.kind === "string" || node.kind === "template") expect(source).toMatch(/^"[^]*"$/);
    if (node.kind === "list" || node.kind === "for-list") expect(source).toMatch(/^\[[^]*\]$/);
    if (node.kind === "object" || node.kind === "block body") expect(source).toMatch(/^\{[^]*\}$/);
    if (node.kind === "parentheses") expect(source).toMatch(/^\([^]*\)$/);
    if (node.kind === "interpolation") expect(source).toMatch(/^\$\{[^]*\}$/);
    // Only what a template takes over may start or end with white space, and the lines of a heredoc.
    if (!node.kind.endsWith("part")) expect(source.trim()).toBe(source);
  }
}

/** What a literal says is what the pieces of its source say. */
function expectPieces(found: Expression, text: string): void {
  if (found.kind !== "string") return;
  const [start, end] = found.at;
  const all = pieces(text, [start + 1, end - 1], "quoted");
  expect(
    all
      .map(({ value }) => value)
      .join("")
      .normalize("NFC"),
  ).toBe(found.value);
  expect(all.map(({ at }) => text.slice(...at)).join("")).toBe(text.slice(start + 1, end - 1));
  for (const piece of all) if (!piece.escape) expect(text.slice(...piece.at)).toBe(piece.value);
}

describe("any expression", () => {
  it("is read as it was meant, with sound ranges", () => {
    fc.assert(
      fc.property(expression, ({ text, outline: meant }) => {
        const found = parseExpression(text);
        if ("code" in found) throw new Error(`${found.message} in ${text}`);
        expect(outline(found)).toBe(meant);
        expectSound([ranged(found)], text);
        expectPieces(found, text);
      }),
      { numRuns: 500 },
    );
  });
});

describe("any text", () => {
  const token = fc.constantFrom(
    ...'{ } [ ] ( ) " ${ %{ } = : , . * ? - ! + && == \n \r\n a b "c" 1 true null for in if endif else endfor # // /* */ <<E\n E\n ~ => ... \\ $$ 😀 \uFEFF'.split(
      " ",
    ),
  );

  it("never throws, and points into the text", () => {
    fc.assert(
      fc.property(fc.array(token, { maxLength: 40 }), fc.constantFrom("", " "), (tokens, gap) => {
        const text = tokens.join(gap);
        const { body, problems } = parseFile("main.tf", text);
        expectSound(rangedBody(body), text);
        for (const { at } of problems) {
          expect(at.range[0]).toBeGreaterThanOrEqual(0);
          expect(at.range[1]).toBeLessThanOrEqual(text.length);
          expect(at.range[0]).toBeLessThanOrEqual(at.range[1]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it("never throws in JSON syntax", () => {
    const json = fc
      .json()
      .chain((text) => fc.constantFrom(text, text.slice(1), `{"resource":${text}}`, `{"a":${text}}`));
    fc.assert(
      fc.property(json, (text) => {
        for (const { at } of flatten(rangedBody(parseFile("main.tf.json", text).body))) {
          expect(text.slice(...at)).toMatch(/^["{[\w-][^]*["}\]\w]$|^[\w]$/);
        }
      }),
      { numRuns: 500 },
    );
  });
});
