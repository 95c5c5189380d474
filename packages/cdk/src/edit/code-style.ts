import { indentationUnit, MAX_COLUMNS } from "@iamend/source";

/** How a file of code is written, as far as it tells; read once, and only as far as somebody asks. */
export class CodeStyle {
  readonly #text: string;
  #quote: string | undefined;
  #columns: number | undefined;
  #unit: string | undefined;
  readonly #commas = new Map<Brackets, boolean>();

  constructor(text: string) {
    this.#text = text;
  }

  get quote(): string {
    return (this.#quote ??= quoteIn(this.#text));
  }

  /** How long its lines may be. */
  get columns(): number {
    return (this.#columns ??= columnsIn(this.#text));
  }

  /** One step of indentation, and whether there is a comma behind the last of several lines. */
  lines(brackets: Brackets): Lines {
    return {
      unit: (this.#unit ??= indentationUnit(this.#text)),
      trailingComma: this.#endsWithComma(brackets),
    };
  }

  #endsWithComma(brackets: Brackets): boolean {
    const known = this.#commas.get(brackets) ?? COMMAS[brackets](this.#text);
    this.#commas.set(brackets, known);
    return known;
  }
}

type Brackets = "list" | "call";

interface Lines {
  readonly unit: string;
  readonly trailingComma: boolean;
}

/** The styles of files. */
export class CodeStyles {
  readonly #styles = new Map<string, CodeStyle>();

  of(text: string): CodeStyle {
    const known = this.#styles.get(text) ?? new CodeStyle(text);
    this.#styles.set(text, known);
    return known;
  }
}

function quoteIn(text: string): string {
  const single = count(text, /'[^'"\r\n]*'/g);
  return count(text, /"[^'"\r\n]*"/g) > single ? '"' : "'";
}

/** What formatters are told most often. */
const WIDTHS = [80, 100, 120, 140];

/** As many lines may be longer than the width: long texts, comments and the like, which no formatter breaks. */
const LONGER = 0.02;

/** The narrowest usual width that nearly all lines keep to. */
function columnsIn(text: string): number {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => isBreakable(line));
  const fits = (width: number) =>
    lines.filter(({ length }) => length > width).length <= lines.length * LONGER;
  return WIDTHS.find(fits) ?? MAX_COLUMNS;
}

/** Comments, long texts and imports stay on one line however long they are. */
function isBreakable(line: string): boolean {
  return !/^\s*(?:\/\/|\/?\*|import\b|export \*|$)|require\(|['"`][^'"`]{40,}['"`]/.test(line);
}

const COMMAS = {
  /** Without any list or object to tell: as a formatter does that is told nothing. */
  list: (text) =>
    count(text, /,[ \t]*(?:\/\/.*)?(?:\r\n|\n|\r)\s*[\]}]/g) >=
    count(text, /['"`\w\])}][ \t]*(?:\r\n|\n|\r)\s*\]|:[ \t]*[^\s,;{}()[\]]+[ \t]*(?:\r\n|\n|\r)\s*\}/g),
  /** Only where there are calls that have one: not every formatter that writes commas behind lists does. */
  call: (text) =>
    count(text, /,[ \t]*(?:\/\/.*)?(?:\r\n|\n|\r)\s*\)/g) >
    count(text, /['"`\w\])}][ \t]*(?:\r\n|\n|\r)\s*\)[,;)]/g),
} as const satisfies Record<Brackets, (text: string) => boolean>;

function count(text: string, pattern: RegExp): number {
  return Array.from(text.matchAll(pattern)).length;
}
