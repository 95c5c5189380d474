import type { JsonObject } from "@iamend/core";

/** A policy as JSON text with the indentation of the text that it came from, and a final newline. */
export function printPolicy(json: JsonObject, original: string): string {
  return `${JSON.stringify(json, null, indentationOf(original))}\n`;
}

/** The white space before the first indented line; two spaces where there is none. */
function indentationOf(text: string): string {
  return /\n([ \t]+)\S/.exec(text)?.[1] ?? "  ";
}
