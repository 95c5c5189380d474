import { hclToJson } from "@iamend/terraform";
import { meaningOf } from "./tokens.js";

/** What a file says according to HashiCorp's parser, or to that of JSON; layout and comments do not matter. */
export function readBack(file: string, text: string): unknown {
  if (file.endsWith(".tf")) {
    const read = hclToJson(text);
    if (!read.ok) throw new Error(`${file}: ${read.refusal.message}\n${text}`);
    return meaning(read.value);
  }
  return meaning(JSON.parse(text));
}

/** Expressions come back as text, and so do policies that are one. */
function meaning(value: unknown): unknown {
  if (typeof value === "string") return meaningOfText(value);
  if (Array.isArray(value)) return value.map(meaning);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, meaning(one)]));
}

function meaningOfText(text: string): unknown {
  if (text.trimStart().startsWith("{")) {
    try {
      return JSON.parse(text);
    } catch {
      // A template that is JSON only once it is filled in.
      return meaningOf(text);
    }
  }
  return text.includes("${") ? meaningOf(text) : text;
}
