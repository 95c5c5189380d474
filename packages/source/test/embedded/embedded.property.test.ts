import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  applyEdits,
  changeList,
  embedHeredoc,
  embedPlain,
  embedQuoted,
  embedSegments,
  encodeHcl,
  encodeJson,
  isRefusal,
  jsonList,
  parseJson,
  rawEdits,
  removeElements,
  type EmbeddedText,
  type JsonArray,
  type JsonNode,
  type Range,
  type Segment,
  type TextEdit,
} from "../../src/index.js";
import { lineEnding } from "../support/arbitrary-list.js";

/** A way to write a text into another, and to read it there. */
interface Place {
  readonly name: string;
  write(text: string): string;
  read(source: string): EmbeddedText;
}

const hole = /\$\{var\.h\d\}/g;

function holesIn(source: string): readonly Range[] {
  return Array.from(source.matchAll(hole), ({ index, 0: found }): Range => [index, index + found.length]);
}

/** The same but for holes, which are written as they are. */
function aroundHoles(text: string, write: (part: string) => string): string {
  const holes = text.match(hole) ?? [];
  return text
    .split(hole)
    .map((part, index) => write(part) + (holes[index] ?? ""))
    .join("");
}

function known(embedded: ReturnType<typeof embedQuoted>): EmbeddedText {
  if ("code" in embedded) throw new Error(embedded.message);
  return embedded;
}

const introducers = (part: string) => part.replaceAll("${", "$${").replaceAll("%{", "%%{");
const heredocAt = (source: string): Range => [source.indexOf("\n") + 1, source.lastIndexOf("\n  EOF") + 1];

const places: readonly Place[] = [
  {
    name: "a JSON string",
    write: (text) => `policy: "${aroundHoles(text, encodeJson)}";`,
    read: (source) => known(embedQuoted(source, [9, source.length - 2], "json", holesIn(source))),
  },
  {
    name: "an HCL string",
    write: (text) => `policy = "${aroundHoles(text, encodeHcl)}"\n`,
    read: (source) => known(embedQuoted(source, [10, source.length - 2], "hcl", holesIn(source))),
  },
  {
    name: "a heredoc",
    write: (text) => `policy = <<EOF\n${aroundHoles(text, introducers)}\n  EOF\n`,
    read: (source) => embedHeredoc(source, heredocAt(source), { holes: holesIn(source) }),
  },
  {
    name: "a flushed heredoc",
    write: (text) => {
      const indented = aroundHoles(text, introducers).replaceAll(/^(?=.*\S)/gm, "    ");
      return `policy = <<-EOF\n${indented}\n  EOF\n`;
    },
    read: (source) => embedHeredoc(source, heredocAt(source), { flush: true, holes: holesIn(source) }),
  },
  {
    // Every character is written twice, and tildes say nothing.
    name: "segments with nothing between",
    write: (text) => `|${text.replaceAll(/[^]/g, "$&$&~")}|`,
    read: (source) => {
      const doubled = source.slice(1, -1).matchAll(/([^~])\1/g);
      const segments = Array.from(doubled, ({ index, 0: { length }, 1: decoded = "" }): Segment => ({
        raw: [index + 1, index + 1 + length],
        decoded,
      }));
      return embedSegments(source, segments, (text) => text.replaceAll(/[^]/g, "$&$&"), [
        1,
        source.length - 1,
      ]);
    },
  },
  { name: "a file", write: (text) => text, read: (source) => embedPlain(source) },
];

const withHoles = new Set(["a JSON string", "an HCL string", "a heredoc", "a flushed heredoc"]);

const word = fc.oneof(
  fc.constantFrom("s3:Get*", "$", "{", "%", "ö😀", 'quote"', "back\\slash", "line\nbreak", "tab\t", "x_y"),
  fc.constantFrom("${var.h1}", "a${var.h2}b"),
);
const strings = fc.array(word, { maxLength: 5 });
const layouts = fc.constantFrom<(text: string) => string>(
  (text) => text,
  (text) => text.replaceAll("[", "[ ").replaceAll(/,(?=[\n"])/g, " ,"),
);

/** A JSON text with lists of strings. */
const json = fc
  .record({
    lists: fc.array(strings, { minLength: 1, maxLength: 4 }),
    space: fc.constantFrom(undefined, 2, "\t"),
    eol: lineEnding.filter((eol) => eol !== "\r"),
    layout: layouts,
    blankLines: fc.boolean(),
  })
  .map(({ lists, space, eol, layout, blankLines }) => {
    const text = JSON.stringify(
      { Version: 1, Statement: lists.map((Action) => ({ Action, Effect: "Allow" })) },
      undefined,
      space,
    );
    // A hole in a string is written as itself, not as JSON.
    const spread = blankLines ? text.replaceAll(",\n", ",\n\n") : text;
    return layout(spread).replaceAll("\n", eol);
  });

function arraysIn(node: JsonNode): readonly JsonArray[] {
  switch (node.type) {
    case "array":
      return [node, ...node.elements.flatMap(arraysIn)];
    case "object":
      return node.members.flatMap((member) => (member.type === "member" ? arraysIn(member.value) : []));
    default:
      return [];
  }
}

/** Edits as adapters make them: lists of strings changed, or statements removed. */
function editsFor(text: string, holes: readonly Range[], seed: readonly number[]): readonly TextEdit[] {
  const reading = parseJson(text, { holes });
  if (!reading.ok) throw new Error(`${reading.problem.message} in ${text}`);
  const [statements, ...lists] = arraysIn(reading.root);
  const choose = (index: number) => seed[index % seed.length] ?? 0;
  if (statements !== undefined && choose(0) % 3 === 0) {
    const indices = statements.elements
      .map((_, index) => index)
      .filter((index) => choose(index + 1) % 2 === 0);
    return removeElements(jsonList(text, statements), indices).flatMap(({ edits }) =>
      isRefusal(edits) ? [] : edits,
    );
  }
  return lists.flatMap((array, listIndex) => {
    const items = new Map<number, readonly string[]>();
    array.elements.forEach((_, index) => {
      const kind = choose(listIndex + index) % 4;
      if (kind === 1) items.set(index, []);
      if (kind === 2) items.set(index, ['new:"A"']);
      if (kind === 3) items.set(index, ["new:A", "new:B{"]);
    });
    const edits = changeList(jsonList(text, array), items, { print: (value) => JSON.stringify(value) });
    return isRefusal(edits) ? [] : edits;
  });
}

function applied(text: string, edits: readonly TextEdit[]): string {
  const result = applyEdits(text, edits);
  if (isRefusal(result)) throw new Error(result.message);
  return result;
}

describe.each(places)("text in $name", (place) => {
  const allowed = (text: string) => withHoles.has(place.name) || !text.includes("${var");

  it("is read as it was written", () => {
    fc.assert(
      fc.property(json.filter(allowed), (text) => {
        const embedded = place.read(place.write(text));
        expect(embedded.text.trimEnd()).toBe(text);
        expect(embedded.holes.map((found) => embedded.text.slice(...found))).toEqual(text.match(hole) ?? []);
      }),
      { numRuns: 500 },
    );
  });

  it("is edited through its source", () => {
    fc.assert(
      fc.property(
        json.filter(allowed),
        fc.array(fc.nat(11), { minLength: 1, maxLength: 9 }),
        (text, seed) => {
          const source = place.write(text);
          const embedded = place.read(source);
          const edits = editsFor(embedded.text, embedded.holes, seed);
          const raw = rawEdits(embedded, edits);
          if (isRefusal(raw)) throw new Error(raw.message);
          const expected = applied(embedded.text, edits);
          const after = place.read(applied(source, raw));
          expect(after.text).toBe(expected);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
