import type { TemplateNode } from "../parse/node.js";
import { kindOf } from "./kind-of.js";

/** Words that only a template has, so that a file which cannot be read is known to be one. */
const TEMPLATE_WORDS = /AWSTemplateFormatVersion|AWS::[A-Z]\w*::/;

/** What a chart of Helm, a text of Jinja or one that Terraform fills in has, where no template has it. */
const FILLED_IN = /\{\{(?!resolve:)|\{%|(?:^|[:,[])[ \t]*[$%]\{/m;

/** Is what is wrong with a text our business? By its words, or by what could be read of it all the same. */
export function holdsOurs(text: string, roots: readonly TemplateNode[]): boolean {
  if (TEMPLATE_WORDS.test(text)) return true;
  return !FILLED_IN.test(text) && roots.some((root) => kindOf(root) !== undefined);
}
