// HCL and JSON: strings stand between double quotes, and lists may be broken into lines anywhere.
import type { Range } from "../contract.js";
import type { ListStyle } from "../list/change-list.js";
import type { ScalarStyle } from "../list/scalar-to-list.js";
import { indentationUnit } from "../text/indentation.js";
import type { ActionStyles } from "./change-actions.js";
import type { SiteText } from "./site.js";
import { textOf } from "./site-text.js";

/** A key and what parts it from its value, or nothing at all: what may stand before a list that is broken into lines. */
const LEADS_LINE = /^[ \t]*(?:(?:"[^"]*"|[\w.-]+)[ \t]*[=:][ \t]*)?$/;

/** Within other things on one line, lines of its own make a list harder to read, unless it is very long. */
const MAX_INNER_COLUMNS = 400;

/** Longer ones are no key with its indentation, and in a text without line breaks nobody has to look for one. */
const MAX_LEAD = 200;

/** `columns`: what is longer gets a line for each pattern, if it has its lines for itself; else only what is very long does. */
export function doubleQuotes(site: SiteText, columns?: number): ActionStyles {
  const linesAt = (at: Range): Lines =>
    linesOf(site, leadsLine(textOf(site), at[0]) ? columns : innerColumns(site));
  return {
    list: (at): ListStyle => ({ print, wrap: linesAt(at) }),
    scalar: (at): ScalarStyle => Object.assign(linesAt(at), { print }),
  };
}

/** Both languages have double quotes only; the escapes that these need are those of the place. */
function print(pattern: string): string {
  return `"${pattern}"`;
}

interface Lines {
  readonly unit: string;
  readonly trailingComma: boolean;
  readonly columns?: number;
}

function linesOf(site: SiteText, columns: number | undefined): Lines {
  let unit: string | undefined;
  return {
    // Asked for only by the few lists that are broken into lines, for it takes a look at the whole text.
    get unit() {
      return (unit ??= indentationUnit(textOf(site)));
    },
    trailingComma: site.dialect === "hcl",
    ...(columns === undefined ? {} : { columns }),
  };
}

/** In JSON within a string, lines would be escapes. */
function innerColumns({ dialect }: SiteText): number {
  return dialect === "hcl" ? MAX_INNER_COLUMNS : Infinity;
}

function leadsLine(text: string, offset: number): boolean {
  const near = Math.max(offset - MAX_LEAD, 0);
  const before = text.slice(near, offset);
  const start = Math.max(before.lastIndexOf("\n"), before.lastIndexOf("\r")) + 1;
  return (start > 0 || near === 0) && LEADS_LINE.test(before.slice(start));
}
