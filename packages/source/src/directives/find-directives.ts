import { readActionPattern } from "@iamend/core";
import type { Range } from "../contract.js";
import type { TextProblem } from "../edit/text-edit.js";

/** A word in a comment, and where it stands in the text of the comment. */
export interface DirectiveWord {
  readonly text: string;
  readonly range: Range;
}

/** What a comment tells the linter. Ranges are offsets into the text of the comment, `range` from the name to the end. */
export type Directive =
  | {
      /** These actions count as used. */
      readonly kind: "keep";
      readonly range: Range;
      /** At least one. */
      readonly actions: readonly DirectiveWord[];
      readonly reason?: string;
    }
  | {
      /** Problems of these rules are not reported here; without any, of all rules. */
      readonly kind: "ignore";
      readonly range: Range;
      readonly rules: readonly DirectiveWord[];
      readonly reason?: string;
    };

export interface Directives {
  readonly directives: readonly Directive[];
  /** `unknown-directive`, `no-action`, `invalid-action`, `invalid-rule`; the directive in question does not count. */
  readonly problems: readonly TextProblem[];
}

const START = /^[ \t]*(?:\*+[ \t]*)?(iamend-[\w-]*)(?=[\s,]|$)/;
const REASON = /(?:^|\s)--+(?=\s|$)/;
const RULE = /^[a-z][a-z0-9-]*(?:\/[a-z][a-z0-9-]*)*$/;

/**
 * The directives in a comment, given its text without delimiters.
 *
 * `iamend-keep ACTION[, ACTION…] -- reason` and `iamend-ignore [RULE…] -- reason`, each at the start of a line of the
 * comment; elsewhere the words are prose. Commas or blanks part the words. The reason is optional.
 */
export function findDirectives(text: string): Directives {
  const directives: Directive[] = [];
  const problems: TextProblem[] = [];
  if (!text.includes("iamend-")) return { directives, problems };
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const found = readLine(line[0], line.index);
    if (found === undefined) continue;
    if ("kind" in found) directives.push(found);
    else problems.push(found);
  }
  return { directives, problems };
}

function readLine(line: string, offset: number): Directive | TextProblem | undefined {
  const start = START.exec(line);
  const name = start?.[1];
  if (start === null || name === undefined) return undefined;
  const nameEnd = start[0].length;
  const rest = line.slice(nameEnd);
  const dashes = REASON.exec(rest);
  const words = splitWords(dashes === null ? rest : rest.slice(0, dashes.index), offset + nameEnd);
  const why = dashes === null ? "" : rest.slice(dashes.index + dashes[0].length).trim();
  const reason = why === "" ? {} : { reason: why };
  const range: Range = [offset + nameEnd - name.length, offset + line.trimEnd().length];

  switch (name) {
    case "iamend-keep": {
      const wrong = words.find(({ text }) => readActionPattern(text).kind === "unreadable");
      if (wrong !== undefined) {
        return problem(
          "invalid-action",
          `\`${wrong.text}\` is no action; one is written service:Name.`,
          wrong.range,
        );
      }
      if (words.length === 0) return problem("no-action", "iamend-keep names no action to keep.", range);
      return { kind: "keep", range, actions: words, ...reason };
    }
    case "iamend-ignore": {
      const wrong = words.find(({ text }) => !RULE.test(text));
      if (wrong === undefined) return { kind: "ignore", range, rules: words, ...reason };
      return problem(
        "invalid-rule",
        `\`${wrong.text}\` is no rule name; a reason stands behind \`--\`.`,
        wrong.range,
      );
    }
    default:
      return problem(
        "unknown-directive",
        `There is no directive ${name}, only iamend-keep and iamend-ignore.`,
        [range[0], range[0] + name.length],
      );
  }
}

function splitWords(text: string, offset: number): readonly DirectiveWord[] {
  return Array.from(text.matchAll(/[^\s,]+/g), ({ index, 0: word }) => ({
    text: word,
    range: [offset + index, offset + index + word.length],
  }));
}

function problem(code: string, message: string, range: Range): TextProblem {
  return { code, message, range };
}
