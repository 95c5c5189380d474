import type { Range } from "../contract.js";
import type { DirectiveWord } from "./find-directives.js";
import { rulesSwitchedOff } from "./inline-configuration.js";

/** What a comment tells ESLint. Ranges are offsets into the text of the comment, `range` from the directive to the end of its names. */
export interface EslintDirective {
  /** `disable` and `enable` hold from the comment on, the next two for one line, `off` (an inline configuration) for the whole file. */
  readonly kind: "disable" | "enable" | "disable-line" | "disable-next-line" | "off";
  readonly range: Range;
  /** As written, so with the plugin before them; none: every rule. */
  readonly rules: readonly DirectiveWord[];
}

const REASON = /\s-{2,}\s/;
const START = /^\s*(eslint(?:-(?:enable|disable(?:-(?:next-)?line)?))?)(?=\s|$)/;

/**
 * The directive for ESLint in a comment, given its text without delimiters; a comment holds at most one, and begins with it.
 *
 * `eslint-disable [RULE[, RULE…]] [-- reason]`, `eslint-enable`, `eslint-disable-line`, `eslint-disable-next-line` alike, and
 * `eslint RULE: off[, …]`. Commas alone part names: what else stands between two of them is part of a name, which then is none.
 */
export function findEslintDirective(text: string): EslintDirective | undefined {
  if (!text.includes("eslint")) return undefined;
  const reason = REASON.exec(text);
  const said = (reason === null ? text : text.slice(0, reason.index)).trimEnd();
  const start = START.exec(said);
  const label = start?.[1];
  if (start === null || label === undefined) return undefined;
  const at = start[0].length;
  const range: Range = [at - label.length, said.length];
  if (label === "eslint") {
    const rules = rulesSwitchedOff(said.slice(at), at);
    return rules.length === 0 ? undefined : { kind: "off", range, rules };
  }
  const rules = namesIn(said.slice(at), at);
  switch (label) {
    case "eslint-disable":
      return { kind: "disable", range, rules };
    case "eslint-enable":
      return { kind: "enable", range, rules };
    case "eslint-disable-line":
      return { kind: "disable-line", range, rules };
    default:
      return { kind: "disable-next-line", range, rules };
  }
}

/** Names may stand in quotes. */
function namesIn(text: string, offset: number): readonly DirectiveWord[] {
  return Array.from(text.matchAll(/[^,]+/g)).flatMap(({ 0: part, index }): readonly DirectiveWord[] => {
    const trimmed = part.trim();
    const isQuoted = trimmed.length > 1 && /^["']/.test(trimmed) && trimmed.endsWith(trimmed.charAt(0));
    const name = isQuoted ? trimmed.slice(1, -1) : trimmed;
    if (name === "") return [];
    const start = offset + index + (part.length - part.trimStart().length) + (isQuoted ? 1 : 0);
    return [{ text: name, range: [start, start + name.length] }];
  });
}
