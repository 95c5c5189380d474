import type { List } from "../list/list.js";
import type { JsonArray } from "./json-node.js";

/** A JSON array as the list geometry wants it; holes are elements like others. */
export function jsonList(text: string, array: JsonArray): List {
  return {
    text,
    layout: "brackets",
    at: array.range,
    elements: array.elements.map(({ range }) => range),
    comments: [],
  };
}
