import { describe, expect, it } from "vitest";
import {
  decodedRange,
  embedHeredoc,
  embedPlain,
  embedQuoted,
  embedSegments,
  embedWithin,
  isRefusal,
  rawEdits,
  rawRange,
  type EmbeddedText,
  type Range,
} from "../../src/index.js";
import { apply } from "../support/list-cases.js";

function quoted(source: string, dialect: "json" | "hcl"): EmbeddedText {
  const embedded = embedQuoted(source, [1, source.length - 1], dialect, holesOf(source));
  if ("code" in embedded) throw new Error(embedded.message);
  return embedded;
}

/** Interpolations and directives without braces in them, as ranges; escaped ones are none. */
function holesOf(source: string): readonly Range[] {
  return Array.from(source.matchAll(/(?<!\$)\$\{[^}]*\}|(?<!%)%\{[^}]*\}/g), ({ index, 0: hole }): Range => [
    index,
    index + hole.length,
  ]);
}

function heredoc(lines: string, flush = false): EmbeddedText {
  return embedHeredoc(lines, [0, lines.length], { flush, holes: holesOf(lines) });
}

describe("embedQuoted", () => {
  it.each([
    ["json", String.raw`"a\"b\\c\/d\n\u00e9\ud83d\ude00"`, 'a"b\\c/d\né😀'],
    ["json", '"\\$"', undefined],
    ["json", '"$${x}"', "$${x}"],
    ["json", '""', ""],
    ["hcl", String.raw`"a\"b\\c\n\r\t\u00e9\U0001F600"`, 'a"b\\c\n\r\té😀'],
    ["hcl", '"$${x} %%{y} $x %"', "${x} %{y} $x %"],
    ["hcl", '"a${b}c%{if d}"', "a${b}c%{if d}"],
    ["hcl", String.raw`"\/"`, undefined],
    ["hcl", String.raw`"\u12"`, undefined],
    ["hcl", String.raw`"\UFFFFFFFF"`, undefined],
  ] as const)("reads %s %s", (dialect, source, expected) => {
    const embedded = embedQuoted(
      source,
      [1, source.length - 1],
      dialect,
      dialect === "hcl" ? holesOf(source) : [],
    );
    expect("code" in embedded ? undefined : embedded.text).toBe(expected);
    if ("code" in embedded) expect(embedded.code).toBe("invalid-escape");
  });

  it("knows its holes", () => {
    const { text, holes } = quoted('"\\"${b}\\n${c}"', "hcl");
    expect(holes.map((hole) => text.slice(...hole))).toEqual(["${b}", "${c}"]);
  });

  it.each([
    [[0, 1], '\\"'],
    [[1, 3], "ab"],
    [[0, 9], '\\"ab\\u00e9${x}\\n'],
    [[4, 8], "${x}"],
    [[5, 6], undefined],
    [[3, 5], undefined],
    [[0, 99], undefined],
  ] as const)("maps %j to the source", (range, expected) => {
    const source = '"\\"ab\\u00e9${x}\\n"';
    const raw = rawRange(quoted(source, "hcl"), range);
    expect(raw === undefined ? undefined : source.slice(...raw)).toBe(expected);
    if (raw !== undefined) expect(decodedRange(quoted(source, "hcl"), raw)).toEqual(range);
  });

  it("maps a place inside an escape to the whole escape", () => {
    expect(decodedRange(quoted('"a\\u00e9b"', "hcl"), [3, 5])).toEqual([1, 2]);
    expect(decodedRange(quoted('"ab"', "hcl"), [0, 2])).toBeUndefined();
  });

  it.each([
    ["json", 'say "hi"\\\n\u0001', 'say \\"hi\\"\\\\\\n\\u0001'],
    ["hcl", 'say "hi"\\\n\b\f\\b', 'say \\"hi\\"\\\\\\n\\u0008\\u000c\\\\b'],
    ["hcl", "${x} %{y} $x {", "$${x} %%{y} $x {"],
  ] as const)("writes %s escapes", (dialect, text, expected) => {
    const embedded = quoted('""', dialect);
    expect(embedded.encode(text)).toBe(expected);
    const source = `"${expected}"`;
    const back = embedQuoted(source, [1, source.length - 1], dialect);
    expect("code" in back ? back : back.text).toBe(text);
  });
});

describe("embedHeredoc", () => {
  it("says its lines", () => {
    expect(heredoc('{\n  "a": "${x}\\n"\n}\n').text).toBe('{\n  "a": "${x}\\n"\n}\n');
    expect(heredoc("$${x}\r\n%%{y}\r\n").text).toBe("${x}\r\n%{y}\r\n");
  });

  it.each([
    ["    {\n      a\n    }\n", "{\n  a\n}\n"],
    ["    {\n\n   \n      a\n    }\n", "{\n\n   \n  a\n}\n"],
    ["\t\t{\r\n\t\t\ta\r\n\t\t}\r\n", "{\r\n\ta\r\n}\r\n"],
    ["    {\n  ${x}\n    }\n", "  {\n${x}\n  }\n"],
    ["    {\n${x}\n    }\n", "    {\n${x}\n    }\n"],
    ["    {\n      ${x\n}\n    }\n", "{\n  ${x\n}\n}\n"],
    ["  a", "a"],
    ["", ""],
  ])("strips %j", (source, expected) => {
    expect(heredoc(source, true).text).toBe(expected);
  });

  it("takes the indentation of removed lines along", () => {
    const source = "    [\n      a,\n      b\n    ]\n";
    const embedded = heredoc(source, true);
    expect(embedded.text).toBe("[\n  a,\n  b\n]\n");
    const edits = rawEdits(embedded, [{ range: [2, 7], text: "" }]);
    expect(apply(source, edits)).toBe("    [\n      b\n    ]\n");
  });

  it("indents new lines", () => {
    const source = "    [\n      a\n    ]\n";
    const edits = rawEdits(heredoc(source, true), [{ range: [4, 5], text: "x,\n\n  y" }]);
    expect(apply(source, edits)).toBe("    [\n      x,\n\n      y\n    ]\n");
  });

  it("indents lines that were blank and unindents lines that become so", () => {
    const source = "    [\n\n      a\n    ]\n";
    const embedded = heredoc(source, true);
    expect(embedded.text).toBe("[\n\n  a\n]\n");
    expect(apply(source, rawEdits(embedded, [{ range: [2, 2], text: "  b," }]))).toBe(
      "    [\n      b,\n      a\n    ]\n",
    );
    expect(apply(source, rawEdits(embedded, [{ range: [3, 6], text: "" }]))).toBe("    [\n\n\n    ]\n");
  });
});

describe("rawEdits", () => {
  const refused = (source: string, range: Range, text: string) => {
    const edits = rawEdits(quoted(source, "hcl"), [{ range, text }]);
    return isRefusal(edits) ? edits.code : undefined;
  };

  it("refuses to cut a hole or an escape", () => {
    expect(refused('"a${x}b"', [2, 3], "")).toBe("crosses-hole");
    expect(refused('"a${x}b"', [0, 3], "")).toBe("crosses-hole");
    expect(refused('"\\U0001F600"', [0, 1], "")).toBe("crosses-hole");
    expect(refused('"a${x}b"', [0, 6], "")).toBeUndefined();
  });

  it("refuses to make an interpolation of plain text", () => {
    expect(refused('"a$b{c"', [2, 3], "")).toBe("unsafe-seam");
    expect(refused('"a$b"', [2, 3], "{")).toBe("unsafe-seam");
    expect(refused('"a{b"', [0, 1], "%")).toBe("unsafe-seam");
    expect(refused('"a${x}"', [0, 1], "$")).toBe("unsafe-seam");
    expect(refused('"$a${x}"', [1, 2], "")).toBe("unsafe-seam");
    expect(refused('"a{b"', [0, 1], "x")).toBeUndefined();
  });
});

describe("embedSegments", () => {
  it("maps over source that says nothing", () => {
    // A YAML folded scalar: the line break says a blank, the indentation nothing.
    const source = "  one\n  two\n";
    const embedded = embedSegments(
      source,
      [
        { raw: [2, 5], decoded: "one" },
        { raw: [5, 6], decoded: " " },
        { raw: [8, 11], decoded: "two" },
        { raw: [11, 12], decoded: "" },
      ],
      (text) => text,
    );
    expect(embedded.text).toBe("one two");
    expect(rawRange(embedded, [4, 7])).toEqual([8, 11]);
    expect(rawRange(embedded, [0, 4])).toEqual([2, 6]);
    expect(rawRange(embedded, [2, 5])).toEqual([4, 9]);
    expect(rawRange(embedded, [7, 7])).toEqual([11, 11]);
    expect(decodedRange(embedded, [8, 9])).toEqual([4, 5]);
  });

  it("says nothing without segments", () => {
    const embedded = embedSegments("", [], (text) => text);
    expect(embedded.text).toBe("");
    expect(rawRange(embedded, [0, 0])).toEqual([0, 0]);
  });

  it("says itself if it is plain", () => {
    expect(embedPlain("abc", [1, 3])).toMatchObject({ text: "bc", pieces: [{ kind: "same", raw: [1, 3] }] });
  });
});

describe("embedWithin", () => {
  it("goes through two layers of escapes", () => {
    const source = '{"policy": "[\\"$${a}\\", \\"b\\"]"}';
    const outer = embedQuoted(source, [12, source.length - 2], "json");
    if ("code" in outer) throw new Error(outer.message);
    expect(outer.text).toBe('["$${a}", "b"]');
    const inner = embedHeredoc(outer.text, [0, outer.text.length]);
    const both = embedWithin(outer, inner);
    expect(both.text).toBe('["${a}", "b"]');
    const b: Range = [both.text.indexOf('"b"'), both.text.indexOf('"b"') + 3];
    const raw = rawRange(both, b);
    expect(raw === undefined ? undefined : source.slice(...raw)).toBe(String.raw`\"b\"`);
    expect(raw === undefined ? undefined : decodedRange(both, raw)).toEqual(b);
    expect(apply(source, rawEdits(both, [{ range: b, text: '"${c}"' }]))).toBe(
      '{"policy": "[\\"$${a}\\", \\"$${c}\\"]"}',
    );
  });
});
