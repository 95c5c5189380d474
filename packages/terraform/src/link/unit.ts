import type { ParsedFile } from "../parse/parse-file.js";
import { parseFile } from "../parse/parse-file.js";

/** A file that is parsed when it is first needed: most files of a repository have nothing to do with policies. */
export interface TerraformUnit {
  readonly file: string;
  readonly text: string;
  parsed(): ParsedFile;
}

export function createUnit(file: string, text: string): TerraformUnit {
  let parsed: ParsedFile | undefined;
  return { file, text, parsed: () => (parsed ??= parseFile(file, text)) };
}
