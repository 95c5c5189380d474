import type { Place } from "../contract.js";
import { graphemes } from "../evaluate/graphemes.js";
import { hclToJson } from "./hcl-to-json.js";

/**
 * What HashiCorp's parser says of a file in native syntax.
 *
 * - `valid`: nothing is wrong with it.
 * - `invalid`: its first error, in its own words and where it is.
 * - `no-word`: it was not asked, for it might not survive, or gave no answer that can be understood.
 */
export type Judgement =
  | { readonly verdict: "valid" }
  | { readonly verdict: "invalid"; readonly message: string; readonly at: Place }
  | { readonly verdict: "no-word" };

/** Asks HashiCorp's parser whether a text is valid; the calling thread waits for the answer. */
export function judgeFile(file: string, text: string): Judgement {
  const answer = hclToJson(text);
  if (answer.ok) return { verdict: "valid" };
  const [, line, column, message] = FIRST.exec(answer.refusal.message) ?? [];
  if (answer.refusal.code !== "invalid-hcl" || message === undefined) return { verdict: "no-word" };
  const said = message.replaceAll(ELSEWHERE, "line $1");
  const offset = offsetOf(text, Number(line), Number(column));
  return {
    verdict: "invalid",
    message: said,
    at: { file, range: [offset, Math.min(offset + 1, text.length)] },
  };
}

/** `[input.tf:6,16-17: Summary; What was expected. input.tf:7,…: …]`: place and words of the first. */
const FIRST = /input\.tf:(\d+),(\d+)[-,\d]*: (.*?)(?:\s+input\.tf:\d+,\d[-,\d]*: |\]?$)/s;

/** A place that the words of a message lead to. */
const ELSEWHERE = /input\.tf:(\d+),\d[-,\d]*/g;

/** Its columns count characters as people see them. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf("\n", start);
    if (end < 0) return text.length;
    start = end + 1;
  }
  const end = text.indexOf("\n", start);
  const before = graphemes(text.slice(start, end < 0 ? text.length : end)).slice(0, column - 1);
  return start + before.join("").length;
}
