import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonValue, membersNamed, parseJson, type JsonNode, type Range } from "../../src/index.js";

function read(text: string, holes: readonly Range[] = []): JsonNode {
  const reading = parseJson(text, { holes });
  if (!reading.ok) throw new Error(`${reading.problem.message} at ${reading.problem.range.join("–")}`);
  return reading.root;
}

/** `⟦…⟧` in a drawing is a hole; the brackets are part of it. */
function holesOf(text: string): readonly Range[] {
  return Array.from(text.matchAll(/⟦[^⟧]*⟧/g), ({ index, 0: hole }): Range => [index, index + hole.length]);
}

/** A node as a short text: ranges cut out, holes as `?`. */
function shape(node: JsonNode): unknown {
  switch (node.type) {
    case "array":
      return node.elements.map(shape);
    case "object":
      return node.members.map((member) =>
        member.type === "opaque" ? "?" : [shape(member.name), shape(member.value)],
      );
    case "string":
      return node.value ?? node.parts.map((part) => (typeof part === "string" ? part : "?")).join("");
    case "number":
      return Number(node.raw);
    case "literal":
      return node.value;
    case "opaque":
      return "?";
  }
}

describe("parseJson", () => {
  it("reads what JSON.parse reads, with the same values", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2, "\t"), (value, space) => {
        const text = JSON.stringify(value, undefined, space);
        expect(jsonValue(read(text))).toEqual({ known: JSON.parse(text) as unknown });
      }),
    );
  });

  it("accepts and refuses what JSON.parse does", () => {
    const pieces = fc.constantFrom(
      "[",
      "]",
      "{",
      "}",
      ",",
      ":",
      '"a"',
      '"\\u0041"',
      '"\\x"',
      "1",
      "-0.5e+3",
      "01",
      "1.",
      "+1",
      "true",
      "nul",
      " ",
      "\n",
      "\u00a0",
      '"',
      "'a'",
      "//x\n",
    );
    fc.assert(
      fc.property(fc.string({ unit: pieces, maxLength: 8 }), (text) => {
        let valid = true;
        try {
          JSON.parse(text);
        } catch {
          valid = false;
        }
        expect(parseJson(text).ok).toBe(valid);
      }),
      { numRuns: 5000 },
    );
  });

  it("gives each node the range it stands in", () => {
    const text = '\uFEFF{\r\n\t"a": [1, "b\\n"],\r\n\t"a": null\r\n}\r\n';
    const root = read(text);
    if (root.type !== "object") throw new Error("no object");
    expect(root.range).toEqual([1, text.length - 2]);
    expect(membersNamed(root, "a").map(({ range }) => text.slice(...range))).toEqual([
      '"a": [1, "b\\n"]',
      '"a": null',
    ]);
    const first = membersNamed(root, "a")[0]?.value;
    expect(first?.type === "array" ? first.elements.map(({ range }) => text.slice(...range)) : []).toEqual([
      "1",
      '"b\\n"',
    ]);
    expect(jsonValue(root)).toEqual({ known: { a: null } });
  });

  it.each([
    ["", 0, 0, "The text ends where a value should stand."],
    ["[1,]", 3, 4, "A comma stands behind the last element."],
    ['{"a":1,}', 7, 8, "A comma stands behind the last member."],
    ["[,1]", 1, 2, "A comma stands here with nothing before it."],
    ["[1 2]", 3, 4, "A comma is missing before this."],
    ["[1", 2, 2, "The text ends before the closing `]`."],
    ["{1: 2}", 1, 2, "The name of a member should stand here, between double quotes."],
    ['{"a" 2}', 5, 6, "A colon should stand between the name and the value of a member."],
    ["[1] x", 4, 5, '"x" is no JSON value; strings stand between double quotes.'],
    ["[1] 2", 4, 5, "The text goes on after its value."],
    ["'a'", 0, 1, `"'" is no JSON value; strings stand between double quotes.`],
    ['"a', 0, 2, "The string has no end."],
    ['"a\nb"', 2, 3, "A line break or control character stands in a string."],
    ['"\\q"', 1, 3, "A string has an escape that JSON does not know."],
    ["[}", 1, 2, "A value should stand here, not `}`."],
  ])("says what is wrong with %j", (text, start, end, message) => {
    expect(parseJson(text)).toEqual({
      ok: false,
      problem: { code: "invalid-json", message, range: [start, end] },
    });
  });

  it.each([
    ["arrays", "[".repeat(10_000)],
    ["closed arrays", "[".repeat(100_000) + "]".repeat(100_000)],
    ["objects", '{"a":'.repeat(10_000)],
  ])("stops at deep %s", (_, text) => {
    expect(parseJson(text)).toMatchObject({ ok: false, problem: { code: "too-deep" } });
  });

  it("reads a thousand levels", () => {
    expect(parseJson("[".repeat(1000) + "]".repeat(1000)).ok).toBe(true);
  });

  it("reads a large text in time", () => {
    const text = JSON.stringify(
      Array.from({ length: 50_000 }, (_, index) => ({ Action: [`s3:Get${String(index)}`] })),
    );
    const start = performance.now();
    expect(parseJson(text).ok).toBe(true);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe("parseJson with holes", () => {
  it.each<[string, unknown]>([
    ['"a⟦x⟧b"', "a?b"],
    ['"⟦x⟧"', "?"],
    ['"⟦"quotes" inside⟧"', "?"],
    ["⟦x⟧", "?"],
    ['{"a": ⟦x⟧}', [["a", "?"]]],
    ['{"a": 80⟦x⟧}', [["a", "?"]]],
    [
      '{"a": ⟦x⟧⟦y⟧, "b": 1}',
      [
        ["a", "?"],
        ["b", 1],
      ],
    ],
    [
      '{"a": ⟦if⟧"b"⟦else⟧["c"]⟦endif⟧, "d": 1}',
      [
        ["a", "?"],
        ["d", 1],
      ],
    ],
    ["{⟦x⟧}", ["?"]],
    ['{⟦x⟧, "a": 1}', ["?", ["a", 1]]],
    ['{"a": 1, ⟦x⟧}', [["a", 1], "?"]],
    ['{"a": "b" ⟦x⟧}', [["a", "b"], "?"]],
    ['{"a": "b" ⟦x⟧ "c": 1}', [["a", "b"], "?", ["c", 1]]],
    ['{⟦if⟧"a": 1,⟦endif⟧ "b": 2}', ["?", ["a", 1], "?", ["b", 2]]],
    [
      '{⟦k⟧: 1, "⟦k⟧": 2}',
      [
        ["?", 1],
        ["?", 2],
      ],
    ],
    ['["a" ⟦x⟧]', ["a", "?"]],
    ['["a", ⟦x⟧]', ["a", "?"]],
    ['[⟦if⟧"a",⟦endif⟧ "b"]', ["?", "a", "?", "b"]],
    ['["a"⟦if⟧, "b"⟦endif⟧]', ["a", "?", "b", "?"]],
    ['[⟦for⟧"⟦x⟧",⟦endfor⟧]', ["?", "?", "?"]],
    ["[1, ⟦x⟧\n]", [1, "?"]],
  ])("reads %s", (text, expected) => {
    expect(shape(read(text, holesOf(text)))).toEqual(expected);
  });

  it.each(['["a" "b", ⟦x⟧]', '["a",, "b", ⟦x⟧]', '[⟦x⟧, "a",]', '{"a" ⟦x⟧}', "⟦x⟧ ]", '{"a": ⟦x⟧'])(
    "refuses %s",
    (text) => {
      expect(parseJson(text, { holes: holesOf(text) }).ok).toBe(false);
    },
  );

  it("knows no value that has a hole in it", () => {
    const text = '{"a": [1, "⟦x⟧"], "b": ⟦y⟧}';
    expect(jsonValue(read(text, holesOf(text)))).toBeUndefined();
  });

  it("keeps names of the language apart from its objects", () => {
    expect(jsonValue(read('{"__proto__": 1}'))).toEqual({ known: JSON.parse('{"__proto__": 1}') as unknown });
  });
});
