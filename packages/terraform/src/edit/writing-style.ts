import { indentationUnit, type ListStyle, type ScalarStyle } from "@iamend/source";
import type { Range } from "../contract.js";
import type { SiteText } from "../link/sites.js";
import { textOf } from "./site-text.js";

/** A key and what parts it from its value, or nothing at all: what may stand before a list that is broken into lines. */
const LEADS_LINE = /^[ \t]*(?:(?:"[^"]*"|[\w.-]+)[ \t]*[=:][ \t]*)?$/;

/** Characters that actions and their patterns are made of; none needs an escape anywhere. */
const PATTERN = /^[\w*?:.-]+$/;

export function isPrintable(pattern: string): boolean {
  return PATTERN.test(pattern);
}

export function listStyle(site: SiteText, at: Range): ListStyle {
  if (!leadsLine(textOf(site), at[0])) return { print };
  return { print, wrap: { unit: unitOf(site), trailingComma: site.dialect === "hcl" } };
}

export function scalarStyle(site: SiteText, at: Range): ScalarStyle {
  const style = { print, unit: unitOf(site), trailingComma: site.dialect === "hcl" };
  // Within other things on one line, lines of its own would make it harder to read, not easier.
  return leadsLine(textOf(site), at[0]) ? style : { ...style, columns: Infinity };
}

/** Both languages have double quotes only; the escapes that these need are those of the place. */
function print(pattern: string): string {
  return `"${pattern}"`;
}

function leadsLine(text: string, offset: number): boolean {
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return LEADS_LINE.test(text.slice(start, offset));
}

function unitOf(site: SiteText): string {
  return indentationUnit(textOf(site));
}
