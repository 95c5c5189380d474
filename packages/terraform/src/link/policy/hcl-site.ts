import type { Range } from "../../contract.js";
import type { List } from "../../parse/ast.js";
import type { List as ListGeometry, SiteText } from "@iamend/source";
import type { WrittenFile } from "../syntax/expression-index.js";

/** The text of a file that is HCL, or JSON. */
export function siteOf({ file, text, json }: WrittenFile): SiteText {
  return { file, text, dialect: json ? "json" : "hcl" };
}

/** A list expression as the list geometry wants it. */
export function bracketsOf(parsed: WrittenFile, list: List): ListGeometry {
  return {
    text: parsed.text,
    layout: "brackets",
    at: list.at,
    elements: list.elements.map(({ at }) => at),
    comments: commentsIn(parsed, list.at),
  };
}

/** The comments of a range of a file. */
export function commentsIn({ comments }: WrittenFile, [start, end]: Range): readonly Range[] {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle]?.at[0] ?? end) < start) low = middle + 1;
    else high = middle;
  }
  const found: Range[] = [];
  for (let index = low; index < comments.length; index += 1) {
    const comment = comments[index];
    if (comment === undefined || comment.at[0] >= end) break;
    found.push(comment.at);
  }
  return found;
}
