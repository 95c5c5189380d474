import { revised } from "@iamend/source";
import type { Refusal } from "../contract.js";
import type { TerraformLocated } from "../link/sites.js";
import { judgeFile } from "./judge-file.js";

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
  return revised(located, { errors });
}

const DOUBTED: ReadonlySet<string> = new Set(["syntax-error", "not-understood"]);

function judged(error: Refusal, file: string, text: string): Refusal {
  const judgement = judgeFile(file, text);
  switch (judgement.verdict) {
    case "valid": {
      const message = "This is valid, but iamend cannot read it; the file is not changed.";
      return { ...error, code: "not-understood", message };
    }
    case "invalid":
      return { code: "syntax-error", message: judgement.message, at: judgement.at };
    case "no-word":
      return error;
  }
}
