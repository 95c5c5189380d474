import type { Refusal } from "../contract.js";
import { graphemes } from "../evaluate/graphemes.js";
import type { TerraformLocated } from "../link/sites.js";
import { hclToJson } from "./hcl-to-json.js";

/**
 * What was located, with the syntax errors of native files as HashiCorp's parser sees them.
 *
 * It says better what was expected, and where. An error that it does not share is no error of the author's: our own reading fell
 * short. Either way the file is not edited.
 */
export function confirmErrors(located: TerraformLocated): TerraformLocated {
  const told = new Set<string>();
  const errors = located.errors.flatMap((error): readonly Refusal[] => {
    const file = error.at?.file;
    const text = file === undefined || file.endsWith(".json") ? undefined : located.files.get(file)?.text;
    if (!DOUBTED.has(error.code) || file === undefined || text === undefined) return [error];
    // One word of the authority about a file is enough: what follows a first error is often its consequence.
    if (told.has(file)) return [];
    told.add(file);
    return [judged(error, file, text)];
  });
  return { ...located, errors };
}

const DOUBTED: ReadonlySet<string> = new Set(["syntax-error", "not-understood"]);

function judged(error: Refusal, file: string, text: string): Refusal {
  const answer = hclToJson(text);
  if (answer.ok) {
    const message = "This is valid, but iamend cannot read it; the file is not changed.";
    return { ...error, code: "not-understood", message };
  }
  const [, line, column, said] = FIRST.exec(answer.refusal.message) ?? [];
  if (answer.refusal.code !== "invalid-hcl" || said === undefined) return error;
  const offset = offsetOf(text, Number(line), Number(column));
  return {
    code: "syntax-error",
    message: said,
    at: { file, range: [offset, Math.min(offset + 1, text.length)] },
  };
}

/** `[input.tf:6,16-17: Summary; What was expected. input.tf:7,…: …]`: place and words of the first. */
const FIRST = /input\.tf:(\d+),(\d+)[-,\d]*: (.*?)(?:\s+input\.tf:\d|\]?$)/s;

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
