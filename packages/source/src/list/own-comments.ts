import type { Range } from "../contract.js";
import { lineStartBefore } from "../text/indentation.js";
import { hasLineBreak, isLineBreak, skipBlanksBack } from "../text/white-space.js";
import { commentBlockAbove, lineBelow, looksLikeCode } from "./comment-block.js";
import { isEslintSwitch } from "./eslint-switch.js";
import { isOfNextLine } from "./next-line-comment.js";
import { lineRest, type LineRest } from "./line-rest.js";
import { leadOf, lineMates, type ListView } from "./list-view.js";

/** How comments on the lines above an element are read: those above one of many short items, or above a statement. */
export type CommentsAbove = "items" | "statements";

/**
 * The comments that go when the elements `removed` go. When unsure, a comment stays.
 *
 * On the line of the element:
 * - between the element and its comma: its own;
 * - at the end of the line: of all elements that end on that line, so it goes when all of them go;
 * - before the element: its own if nothing but the end of the line or list follows the element; directly behind the
 *   opening bracket it may head the list, and stays.
 *
 * On the lines directly above, in the column of the element, no blank line between, and no code switched off:
 * - `items`: its own if the element is alone on its line and what follows is a blank line, another comment or the end of
 *   the list; a comment above several items is of the group, and stays even if all of them go;
 * - `statements`: its own, unless it is above the first of several that follow each other without a blank line and it
 *   is the only one of its kind in the list: then it may head them all.
 *
 * In a body of code: those above a statement are its own unless a call that stays follows on the next line: they may head both.
 *
 * Under a statement of a YAML sequence: comment lines that follow directly and are indented deeper than the dash.
 *
 * A comment that tells a tool of JavaScript what to do with the next line is of all that stands on that line.
 *
 * What switches rules of ESLint off or on for all that follows stays, and so do the lines above or below that lead to it.
 */
export function ownComments(
  view: ListView,
  removed: ReadonlySet<number>,
  above: CommentsAbove,
): readonly Range[] {
  const own = [...removed].flatMap((index) => {
    const rest = lineRest(view, index);
    const before = commentsBefore(view, index, rest);
    return [
      ...rest.beforeComma,
      ...endOfLine(view, index, rest, before, removed),
      ...before.own,
      ...(before.startsLine ? commentsAbove(view, index, rest, above, removed) : []),
      ...commentsUnder(view, index, rest),
    ];
  });
  // A comment at the end of a line is of every element on it, and so comes once for each.
  const distinct = [...new Map(own.map((comment) => [comment[0], comment])).values()];
  return distinct.filter((comment) => !isEslintSwitch(view.text, comment));
}

function endOfLine(
  view: ListView,
  index: number,
  rest: LineRest,
  before: CommentsBefore,
  removed: ReadonlySet<number>,
): readonly Range[] {
  if (rest.next !== "lineEnd" && rest.next !== "close") return [];
  // In a body it may be about something that is no element of the list.
  if (view.list.layout === "body" && !before.startsLine) return [];
  return lineMates(view, index).every((mate) => removed.has(mate)) ? rest.afterComma : [];
}

interface CommentsBefore {
  readonly own: readonly Range[];
  /** Is there nothing but these comments before the element on its line? */
  readonly startsLine: boolean;
}

function commentsBefore(view: ListView, index: number, rest: LineRest): CommentsBefore {
  const { text, comments } = view;
  const element = view.list.elements[index];
  if (element === undefined) return { own: [], startsLine: false };
  const lead = leadOf(view, index);
  // Between dash or leading comma and the element a comment can only be about that element.
  const behindLead = lead < element[0] ? comments.within([lead, element[0]]) : [];
  const found: Range[] = [];
  let at = skipBlanksBack(text, lead);
  for (;;) {
    const comment = comments.endingAt(at);
    if (comment === undefined || !comments.isOneLine(comment)) break;
    found.push(comment);
    at = skipBlanksBack(text, comment[0]);
  }
  const startsLine = at === 0 || isLineBreak(text[at - 1]);
  const behindComma = index > 0 && view.list.layout === "brackets" && view.gaps[index]?.mark === at - 1;
  const lastOnLine = rest.next === "lineEnd" || rest.next === "close";
  const own = lastOnLine && (startsLine || behindComma) ? found : [];
  return { own: [...own, ...behindLead], startsLine };
}

function commentsAbove(
  view: ListView,
  index: number,
  rest: LineRest,
  above: CommentsAbove,
  removed: ReadonlySet<number>,
): readonly Range[] {
  if (rest.next !== "lineEnd" && rest.next !== "close") return [];
  const all = blockAbove(view, index);
  const block = all.slice(all.findLastIndex((comment) => isEslintSwitch(view.text, comment)) + 1);
  const ofLine = block.slice(block.findLastIndex((comment) => !isOfNextLine(view.text, comment)) + 1);
  if (block.length === 0 || block.some((comment) => looksLikeCode(view.text, comment))) return ofLine;
  if (above === "items") return isFollowedByItem(view, index, rest) ? ofLine : block;
  if (view.list.layout === "body") return headsMore(view, index, rest, removed) ? ofLine : block;

  const headsAll =
    index === 0 &&
    view.list.elements.length > 1 &&
    isFollowedByItem(view, index, rest) &&
    view.list.elements.every((_, other) => other === 0 || blockAbove(view, other).length === 0);
  return headsAll ? ofLine : block;
}

/** May what stands above a statement of a body be about one that stays, too? */
function headsMore(view: ListView, index: number, rest: LineRest, removed: ReadonlySet<number>): boolean {
  if (rest.next !== "lineEnd") return false;
  const { blank, first } = lineBelow(view.text, rest.end);
  if (blank || first >= view.inside[1]) return false;
  const next = view.list.elements[index + 1]?.[0] === first ? index + 1 : undefined;
  if (next === undefined || !removed.has(next)) return isCall(view.text, first);
  return headsMore(view, next, lineRest(view, next), removed);
}

/** `x.grant(`, `await this.x.y[0]?.add(`: no declaration, and nothing that is made without a name. */
function isCall(text: string, start: number): boolean {
  return /^(?:await\s+)?(?!(?:if|for|while|switch|return|super|function)\b)[\w$.?![\]'"`#]+\(/.test(
    text.slice(start, start + MAX_CALLEE),
  );
}

/** Longer ones are no name of a method. */
const MAX_CALLEE = 200;

function blockAbove(view: ListView, index: number): readonly Range[] {
  const start = lineStartBefore(view.text, leadOf(view, index));
  if (start === undefined) return [];
  return commentBlockAbove(view.text, view.comments, start);
}

/** Does the next element, or code switched off, follow on the next line? Then a comment above may be about both. */
function isFollowedByItem(view: ListView, index: number, rest: LineRest): boolean {
  if (rest.next !== "lineEnd" || index === view.list.elements.length - 1) return false;
  const below = lineBelow(view.text, rest.end);
  if (below.blank || below.first >= view.inside[1]) return false;
  const comment = view.comments.startingAt(below.first);
  return comment === undefined || looksLikeCode(view.text, comment);
}

function commentsUnder(view: ListView, index: number, rest: LineRest): readonly Range[] {
  const element = view.list.elements[index];
  const dash = leadOf(view, index);
  const start = lineStartBefore(view.text, dash);
  if (view.list.layout !== "dashes" || element === undefined || start === undefined) return [];
  if (rest.next !== "lineEnd" || !hasLineBreak(view.text.slice(element[0], element[1]))) return [];
  const under: Range[] = [];
  for (let end = rest.end; end < view.text.length;) {
    const below = lineBelow(view.text, end);
    const comment = below.blank ? undefined : view.comments.startingAt(below.first);
    if (comment === undefined || below.first - below.start <= dash - start) break;
    if (isEslintSwitch(view.text, comment)) break;
    under.push(comment);
    end = comment[1];
    while (end < view.text.length && !isLineBreak(view.text[end])) end++;
  }
  return under;
}
