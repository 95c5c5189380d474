import type { Edit, Range, Refusal } from "../contract.js";
import { inFile, isRefusal, type TextEdit } from "../edit/text-edit.js";
import type { EmbeddedText } from "../embedded/embedded-text.js";
import { rawEdits } from "../embedded/raw-edits.js";
import type { SiteText } from "./site.js";

/** The text that the ranges of a site count in. */
export function textOf({ embedded, text }: SiteText): string {
  return embedded?.text ?? text;
}

/** Edits of the site's text as edits of its file. */
export function editsOf(site: SiteText, edits: readonly TextEdit[]): readonly Edit[] | Refusal {
  const raw = site.embedded === undefined ? edits : rawEdits(site.embedded, edits);
  return isRefusal(raw) ? raw : inFile(site.file, raw);
}

/** One name for each place, whatever text it is embedded in. */
export function placeKey({ file, embedded }: SiteText, [start, end]: Range): string {
  return [file, ...rawStarts(embedded), start, end].join(":");
}

function rawStarts(embedded: EmbeddedText | undefined): readonly number[] {
  return embedded === undefined ? [] : [embedded.raw[0], ...rawStarts(embedded.within)];
}
