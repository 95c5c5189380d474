import type { Refusal } from "../contract.js";
import { isParsedCode, type ParseCode, type ParsedCode } from "./parse-code.js";
import { readCode } from "./read-code.js";
import type { CodeFile } from "./code-file.js";

/** A file of code, parsed when somebody asks. */
export interface CdkUnit {
  readonly file: string;
  readonly text: string;
  /** The same for every caller; several problems are told one by one. */
  read(parseCode: ParseCode): CodeFile | readonly Refusal[];
}

/** `tree`: of exactly this text, with its scopes; otherwise it is parsed anew. */
export function createUnit(file: string, text: string, tree?: unknown): CdkUnit {
  let read: CodeFile | readonly Refusal[] | undefined;
  // ESLint takes a byte order mark off before it parses, which shifts all ranges.
  const given: ParsedCode | undefined = isParsedCode(tree) && !text.startsWith("\uFEFF") ? tree : undefined;
  return { file, text, read: (parseCode) => (read ??= readCode(file, text, parseCode, given)) };
}
