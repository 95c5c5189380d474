import type { Noise } from "../../support/print/noise.js";

/** How a template is laid out; what else there is to choose is chosen by the noise. */
export interface Layout extends Noise {
  readonly syntax: "yaml" | "json";
  readonly lineBreak: "\n" | "\r\n";
  readonly byteOrderMark: boolean;
  readonly finalLineBreak: boolean;
  readonly indent: string;
  /** YAML: whether dashes stand deeper than their key. */
  readonly sequences: "indented" | "flush";
  /** Actions: with dashes (in JSON on lines of their own), between brackets on one line or on several. */
  readonly lists: "dashes" | "line" | "lines";
  /** Statements: with dashes and keys, each between braces behind a dash, or all between brackets. JSON: `line` is one line for all. */
  readonly statements: "block" | "braces" | "brackets";
  readonly quotes: "plain" | "single" | "double";
  readonly functions: "short" | "long";
  /** Behind the last element between brackets in YAML. */
  readonly trailingComma: boolean;
  /** YAML: nothing around the document, `---` above, `...` below too, or another document before or behind. */
  readonly markers: "none" | "start" | "both" | "preceded" | "followed";
}

export const TIDY: Layout = {
  syntax: "yaml",
  lineBreak: "\n",
  byteOrderMark: false,
  finalLineBreak: true,
  indent: "  ",
  sequences: "indented",
  lists: "dashes",
  statements: "block",
  quotes: "plain",
  functions: "short",
  trailingComma: false,
  markers: "none",
  noise: 0,
};

const JSON_LINES: Layout = { ...TIDY, syntax: "json", functions: "long", quotes: "double" };

/** Layouts with a name, one for each thing that a layout can be like. */
export const LAYOUTS: Readonly<Record<string, Layout>> = {
  "block sequences": TIDY,
  "block sequences at the key's own indent": { ...TIDY, sequences: "flush" },
  "indentation by four": { ...TIDY, indent: "    ", quotes: "single" },
  "flow sequences on one line": { ...TIDY, lists: "line", quotes: "double" },
  "flow sequences on several lines": { ...TIDY, lists: "lines", quotes: "single" },
  "flow sequences with trailing commas": { ...TIDY, lists: "lines", trailingComma: true, sequences: "flush" },
  "statements between braces": { ...TIDY, lists: "line", statements: "braces" },
  "statements between brackets": { ...TIDY, lists: "line", statements: "brackets", quotes: "double" },
  "long functions": { ...TIDY, functions: "long", quotes: "double" },
  "CRLF and a byte order mark": { ...TIDY, lineBreak: "\r\n", byteOrderMark: true },
  "no line break at the end": { ...TIDY, finalLineBreak: false, sequences: "flush" },
  "document markers": { ...TIDY, markers: "both" },
  "the second of two documents": { ...TIDY, markers: "preceded" },
  "the first of two documents": { ...TIDY, markers: "followed", lists: "line" },
  "JSON with two blanks": JSON_LINES,
  "JSON with tabs": { ...JSON_LINES, indent: "\t", lists: "line" },
  "JSON on one line": { ...JSON_LINES, lists: "line", statements: "brackets", finalLineBreak: false },
  "JSON with CRLF": { ...JSON_LINES, lineBreak: "\r\n" },
};

/** JSON as text in a template is laid out as JSON is, in what there is of it. */
export function jsonLayout(layout: Layout): Layout {
  return { ...layout, syntax: "json", functions: "long", quotes: "double" };
}
