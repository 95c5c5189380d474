import fc from "fast-check";
import { readBracketList, readDashList, type Language } from "./read-list.js";
import type { List } from "../../src/index.js";

/** White space, or a comment that still needs a name. */
type Trivia =
  "" | " " | "  " | "\t" | "\n" | "\n  " | "\n\n  " | "\n \n    " | "//" | "#" | "/**/" | "/*\n*/";

const blanks: readonly Trivia[] = [
  "",
  " ",
  " ",
  "  ",
  "\t",
  "\n",
  "\n  ",
  "\n  ",
  "\n  ",
  "\n\n  ",
  "\n \n    ",
];

const commentsOf: Readonly<Record<Language, readonly Trivia[]>> = {
  json: [],
  hcl: ["//", "#", "/**/", "/*\n*/"],
  typescript: ["//", "/**/", "/*\n*/"],
  yaml: ["#"],
};

export const lineEnding = fc.constantFrom("\n", "\n", "\r\n", "\r");

function trivia(language: Language): fc.Arbitrary<readonly Trivia[]> {
  const one = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...blanks) },
    ...(commentsOf[language].length === 0
      ? []
      : [{ weight: 2, arbitrary: fc.constantFrom(...commentsOf[language]) }]),
  );
  return fc.array(one, { maxLength: 4 });
}

/** Gives comments their numbers, so that each is another, and puts the line ending in. */
class Printer {
  #comments = 0;
  readonly #eol: string;
  text = "";

  constructor(eol: string) {
    this.#eol = eol;
  }

  write(part: string): void {
    this.text += part.replaceAll("\n", this.#eol);
  }

  trivia(parts: readonly Trivia[]): void {
    for (const part of parts) {
      const name = `comment${String(this.#comments)};`;
      if (part === "//" || part === "#") this.#comment(`${part} ${name}\n`);
      else if (part === "/**/") this.#comment(`/* ${name} */`);
      else if (part === "/*\n*/") this.#comment(`/* ${name}\n more */`);
      else this.write(part);
    }
  }

  #comment(text: string): void {
    this.#comments++;
    // YAML sees a comment only behind white space.
    if (text.startsWith("#") && !/[\s]$/.test(this.text)) this.write(" ");
    this.write(text);
  }
}

/** A list in brackets with anything between its elements that the language allows; elements are called e0, e1, … */
export const bracketList: fc.Arbitrary<{ readonly list: List; readonly language: Language }> = fc
  .constantFrom<Language>("json", "hcl", "typescript", "yaml")
  .chain((language) =>
    fc.record({
      language: fc.constant(language),
      eol: lineEnding,
      head: trivia(language),
      elements: fc.array(fc.tuple(trivia(language), trivia(language)), { maxLength: 7 }),
      tail: language === "json" ? fc.constant(undefined) : fc.option(trivia(language), { nil: undefined }),
      before: fc.constantFrom("x = ", '{\n  "Action": ', "Action:\n  "),
      after: fc.constantFrom("", "\n", ",\n y", " // end"),
    }),
  )
  .map(({ language, eol, head, elements, tail, before, after }) => {
    const printer = new Printer(eol);
    printer.write(`${before}[`);
    printer.trivia(head);
    elements.forEach(([behind, next], index) => {
      printer.write(`"e${String(index)}"`);
      printer.trivia(behind);
      if (index < elements.length - 1) {
        printer.write(",");
        printer.trivia(next);
      } else if (tail !== undefined) {
        printer.write(",");
        printer.trivia(tail);
      }
    });
    printer.write(`]${after}`);
    return { list: readBracketList(printer.text, language), language };
  });

const above = fc.array(fc.constantFrom("", "", "  # same column", "    # deeper", "# further out", "  "), {
  maxLength: 3,
});
const item = fc.record({
  above,
  dash: fc.constantFrom("- ", "-   ", "-\t"),
  behind: fc.constantFrom("", "", " # behind", "   # behind", "  "),
  quote: fc.constantFrom("", "'", '"'),
});

/** A YAML block sequence with blank lines and comments anywhere between its items. */
export const dashList: fc.Arbitrary<List> = fc
  .record({
    eol: lineEnding,
    items: fc.array(item, { minLength: 1, maxLength: 6 }),
    key: fc.constantFrom("Action:", "Action: # what", "a:\n  Action:"),
    below: above,
    after: fc.constantFrom("", "\n", "\nResource: x\n", "\n\n\nResource: x"),
  })
  .map(({ eol, items, key, below, after }) => {
    let comments = 0;
    const lines: string[] = [key];
    const comment = (line: string) => (line.includes("#") ? `${line} comment${String(comments++)};` : line);
    items.forEach(({ above, dash, behind, quote }, index) => {
      lines.push(...above.map(comment), comment(`  ${dash}${quote}e${String(index)}${quote}${behind}`));
    });
    lines.push(...below.map(comment));
    return readDashList((lines.join("\n") + after).replaceAll("\n", eol));
  });

/** For some elements what takes their place. */
export function changesOf(list: List): fc.Arbitrary<ReadonlyMap<number, readonly string[]>> {
  const values = fc.array(fc.constantFrom("new1", "new2", "new3"), { maxLength: 3 });
  const indices = fc.subarray([...list.elements.keys()]);
  return indices.chain((chosen) =>
    fc
      .tuple(
        ...chosen.map((index) => fc.oneof(fc.constant([]), values).map((given) => [index, given] as const)),
      )
      .map((entries) => new Map<number, readonly string[]>(entries)),
  );
}
