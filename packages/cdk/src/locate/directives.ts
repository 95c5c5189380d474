import { mayHoldDirective } from "@iamend/source";
import type { DirectiveComment } from "../contract.js";
import type { CodeFile } from "../parse/code-file.js";

/** The comments of a file that may tell iamend or ESLint something. */
export function directivesOf({ file, text, comments }: CodeFile): readonly DirectiveComment[] {
  if (!mayHoldDirective(text)) return [];
  return comments.flatMap(([start, end]): readonly DirectiveComment[] => {
    const isBlock = text.startsWith("/*", start);
    // Older comments of the web, `<!--`, are none of ESLint's.
    if (!isBlock && !text.startsWith("//", start)) return [];
    const inner = text.slice(start + 2, isBlock ? end - 2 : end);
    // For ESLint it ends nothing there; one that would disable may still protect.
    if (!isBlock && ENABLE.test(inner)) return [];
    return mayHoldDirective(inner)
      ? [{ file, range: [start + 2, start + 2 + inner.length], text: inner }]
      : [];
  });
}

const ENABLE = /^\s*eslint-enable(?![\w-])/;
