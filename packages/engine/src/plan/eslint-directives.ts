import {
  createLineMap,
  findEslintDirective,
  type Id,
  type Located,
  type Place,
  type Range,
  type Refusal,
} from "@iamend/source";
import type { Notice, RuleName } from "../report/problem.js";
import { nearest } from "../text/nearest.js";
import { concernsIamend, fileDisables, type EslintComment, type Mistake } from "./file-disables.js";
import { RULE_NAMES, withoutPlugin } from "./rule-names.js";

/** What comments for ESLint ask for, in all files. */
export interface EslintDirected {
  /** Whether ESLint would not show a problem of the rule at this place: where it starts decides. */
  readonly disables: (at: Place, rule: RuleName) => boolean;
  /** Why an item stays, or what else stands here: a comment is about it that ESLint does not count and that was meant for iamend. */
  readonly blocks: (at: Place) => Refusal | undefined;
  /** Files with such a comment that is about no list, and why nothing in them is changed. */
  readonly aimless: ReadonlyMap<string, Refusal>;
  readonly notices: readonly Notice[];
}

/** Comments for ESLint that concern rules of iamend, by file. */
export function eslintCommentsIn({
  directives,
}: Pick<Located, "directives">): ReadonlyMap<string, readonly EslintComment[]> {
  const found = new Map<string, EslintComment[]>();
  for (const { file, range, text } of directives) {
    const directive = findEslintDirective(text);
    if (directive === undefined || !concernsIamend(directive)) continue;
    const same = found.get(file);
    if (same === undefined) found.set(file, [{ range, directive }]);
    else same.push({ range, directive });
  }
  return found;
}

/** Reads them; those about rules of others are no matter of iamend, wherever they stand. */
export function readEslintDirectives(
  located: Located,
  textOf: (file: string) => string | undefined,
): EslintDirected {
  const files = new Map(
    [...eslintCommentsIn(located)].flatMap(([file, comments]) => {
      const text = textOf(file);
      return text === undefined ? [] : [[file, fileDisables(comments, createLineMap(text))] as const];
    }),
  );
  const mistakes = [...files].flatMap(([file, own]) => own.mistakes.map((mistake) => ({ file, mistake })));
  const aimless = new Map<string, Refusal>();
  for (const { file, mistake } of mistakes) {
    // One without a name may be meant for any linter.
    if (mistake.word === undefined || aimless.has(file) || isAboutAny(mistake, file, located)) continue;
    const message =
      "a comment for ESLint in its file, or where that is called, names no rule, and may have been meant for it";
    aimless.set(file, { code: "aimless-directive", message, at: placeOf(file, mistake) });
  }
  return {
    disables: ({ file, range }, rule) => files.get(file)?.disables(range[0], rule) === true,
    blocks({ file, range }) {
      const found = files.get(file)?.mistakes.find(({ covers }) => covers(range[0]));
      if (found === undefined) return undefined;
      const message = "a comment may be meant for it that ESLint does not count";
      return { code: "malformed-directive", message, at: placeOf(file, found) };
    },
    aimless,
    notices: mistakes.map(({ file, mistake }) => noticeOf(file, mistake)),
  };
}

function isAboutAny({ covers }: Mistake, file: string, { lists, bundles }: Located): boolean {
  const isCovered = ({ at }: { readonly at: Place }): boolean => at.file === file && covers(at.range[0]);
  const isListCovered = (id: Id): boolean => {
    const list = lists.get(id);
    return list !== undefined && (isCovered(list) || list.items.some(isCovered));
  };
  return [...lists.keys()].some(isListCovered) || [...bundles.values()].some(isCovered);
}

function noticeOf(file: string, mistake: Mistake): Notice {
  const { code, word } = mistake;
  const at = placeOf(file, mistake);
  if (word === undefined) {
    const message = "An eslint-disable-line comment of several lines disables nothing.";
    return { code, message, at };
  }
  if (/\s/.test(word.text)) {
    const message = `\`${word.text}\` is no rule: commas part rules, and a reason stands behind \` -- \`. Nothing is disabled.`;
    return { code, message, at };
  }
  const meant = nearest(withoutPlugin(word.text), RULE_NAMES);
  const hint = meant === undefined ? "." : `; did you mean iamend/${meant}?`;
  return { code, message: `There is no rule ${word.text}${hint} Nothing is disabled.`, at };
}

function placeOf(file: string, { comment, word }: Mistake): Place {
  const [start, end]: Range = word?.range ?? comment.directive.range;
  return { file, range: [comment.range[0] + start, comment.range[0] + end] };
}
