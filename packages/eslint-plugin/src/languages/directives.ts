import type { DirectiveType, FileProblem, RulesConfig, SourceLocation } from "@eslint/core";
import { ConfigCommentParser, Directive } from "@eslint/plugin-kit";
import type { SourceComment } from "./element.js";

/** Rules as a comment sets them. */
export interface InlineConfiguration {
  readonly config: { readonly rules: RulesConfig };
  readonly loc: SourceLocation;
}

const parser = new ConfigCommentParser();

const DISABLES: ReadonlyMap<string, DirectiveType> = new Map([
  ["eslint-disable", "disable"],
  ["eslint-enable", "enable"],
  ["eslint-disable-line", "disable-line"],
  ["eslint-disable-next-line", "disable-next-line"],
]);

/** What stands before a colon could name a rule, quoted or not: everything else behind the word `eslint` in a line is prose. */
const NAMES_RULE = /^["']?@?[\w-]+(?:\/[\w-]+)*["']?\s*:/;

/**
 * Does the comment tell ESLint something?
 *
 * Rules are turned off and on in any comment, and configured in block comments; where there are none, in comments that look like it.
 */
export function isDirective({ type, value }: SourceComment, hasBlockComments: boolean): boolean {
  // Nearly all comments are something else.
  if (!value.includes("eslint")) return false;
  const directive = parser.parseDirective(value);
  if (directive === undefined) return false;
  if (DISABLES.has(directive.label)) return true;
  if (directive.label !== "eslint") return false;
  return hasBlockComments ? type === "Block" : NAMES_RULE.test(directive.value);
}

/** Where the comments turn rules off and on. */
export function disableDirectives(comments: readonly SourceComment[]): {
  directives: Directive[];
  problems: FileProblem[];
} {
  const directives: Directive[] = [];
  const problems: FileProblem[] = [];
  for (const comment of comments) {
    const { label = "", value = "", justification = "" } = parser.parseDirective(comment.value) ?? {};
    const type = DISABLES.get(label);
    if (type === undefined) continue;
    const { loc } = comment;
    if (type === "disable-line" && loc.start.line !== loc.end.line) {
      const message = `${label} comment should not span multiple lines.`;
      problems.push({ ruleId: null, message, loc });
    } else directives.push(new Directive({ type, node: comment, value, justification }));
  }
  return { directives, problems };
}

/** What the comments configure. */
export function inlineConfigurations(comments: readonly SourceComment[]): {
  configs: InlineConfiguration[];
  problems: FileProblem[];
} {
  const configs: InlineConfiguration[] = [];
  const problems: FileProblem[] = [];
  for (const { value, loc } of comments) {
    const directive = parser.parseDirective(value);
    if (directive?.label !== "eslint") continue;
    const read = parser.parseJSONLikeConfig(directive.value);
    if (read.ok) configs.push({ config: { rules: read.config }, loc });
    else problems.push({ ruleId: null, message: read.error.message, loc });
  }
  return { configs, problems };
}
