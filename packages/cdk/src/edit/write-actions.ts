import {
  changeActions,
  doubleQuotes,
  type ActionStyles,
  type ListChange,
  type ListSite,
  type TextEdit,
} from "@iamend/source";
import type { ActionList, Item, Place, Range, Refusal } from "../contract.js";
import type { CodeStyle, CodeStyles } from "./code-style.js";
import { readElement } from "./element-source.js";
import { hasOwnLines } from "./own-lines.js";
import { refuse } from "./refusal.js";

/** Beside other things on its line, lines of its own make a list harder to read, unless it is very long. */
const MAX_INNER_COLUMNS = 200;

/** The edits of one list or text in code. */
export function writeActions(
  list: ActionList,
  place: ListSite,
  change: ListChange,
  styles: CodeStyles,
): readonly TextEdit[] | Refusal {
  const { site, shape } = place;
  if (site.dialect !== "javascript") return changeActions(list, place, change, doubleQuotes(site));
  const { text } = site;
  const elements = "scalar" in shape ? [shape.scalar] : shape.list.elements;
  const unwritable = likened(list, change).find(
    ({ at }) => readElement(text.slice(...at.range)) === undefined,
  );
  if (unwritable !== undefined)
    return unfit("What stands around the text may not fit another one.", unwritable);
  if ("scalar" in shape && becomesList(change) && isAsserted(text, shape.scalar)) {
    return unfit("What is said of the text's type may not fit a list.", list);
  }
  return changeActions(list, place, change, stylesOf(text, elements, styles.of(text)));
}

/** The elements that new ones are written like; of what is no text and no name, like a spread list, nothing is taken over. */
function likened({ items }: ActionList, change: ListChange): readonly Item[] {
  if ("append" in change) return items.slice(-1).filter((item) => "value" in item);
  return [...change.items].flatMap(([index, values]) => (values.length === 0 ? [] : (items[index] ?? [])));
}

function becomesList(change: ListChange): boolean {
  return "append" in change ? change.append.length > 0 : (change.items.get(0)?.length ?? 0) > 1;
}

function isAsserted(text: string, [start, end]: Range): boolean {
  return (
    /^[\s)]*(?:as\b|satisfies\b|!(?!=))/.test(text.slice(end, end + MAX_TRIVIA)) ||
    /(?<!=)>[\s(]*$/.test(text.slice(Math.max(start - MAX_TRIVIA, 0), start))
  );
}

/** More of it does not stand around a text. */
const MAX_TRIVIA = 200;

function unfit(message: string, { at }: { readonly at: Place }): Refusal {
  return refuse("unwritable-element", message, at);
}

function quoteAmong(text: string, elements: readonly Range[]): string | undefined {
  for (const range of elements) {
    const quote = readElement(text.slice(...range))?.quote;
    if (quote !== undefined) return quote;
  }
  return undefined;
}

function stylesOf(text: string, elements: readonly Range[], style: CodeStyle): ActionStyles {
  const print = (value: string, like: Range): string => {
    const source = readElement(text.slice(...like));
    const own = source?.quote ?? quoteAmong(text, elements) ?? style.quote;
    return `${source?.before ?? ""}${own}${value}${own}${source?.after ?? ""}`;
  };
  const columnsAt = (at: Range): number =>
    hasOwnLines(text, at) ? style.columns : Math.max(style.columns, MAX_INNER_COLUMNS);
  return {
    list: (at) => ({
      print,
      wrap: { columns: columnsAt(at), ...style.lines(text[at[0]] === "(" ? "call" : "list") },
    }),
    scalar: (at) => ({ print, columns: columnsAt(at), ...style.lines("list") }),
  };
}
