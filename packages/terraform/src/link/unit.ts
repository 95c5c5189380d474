import type { ParsedFile } from "../parse/parse-file.js";
import { parseFile } from "../parse/parse-file.js";
import { parsedAlike } from "../parse/parsed-alike.js";

/** A file that is parsed when it is first needed: most files of a repository have nothing to do with policies. */
export interface TerraformUnit {
  readonly file: string;
  readonly text: string;
  /** `alike`: a file with the same text, parsed without problems. */
  parsed(alike?: ParsedFile): ParsedFile;
}

/** Whether a name is that of configuration. */
export function isConfiguration(file: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(file);
}

/** Whether a name is that of a file that sets variables, or of Terragrunt: read for what it names, and never parsed. */
export function isBeside(file: string): boolean {
  return (
    /\.tfvars(?:\.json)?$/.test(file) || (/(?:^|\/)[^./][^/]*\.hcl$/.test(file) && !file.endsWith(".pkr.hcl"))
  );
}

export function createUnit(file: string, text: string): TerraformUnit {
  let parsed: ParsedFile | undefined;
  return {
    file,
    text,
    parsed: (alike) => (parsed ??= alike === undefined ? parseFile(file, text) : parsedAlike(alike, file)),
  };
}
