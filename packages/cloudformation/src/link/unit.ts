import type { ParsedText } from "../parse/node.js";
import { parseText } from "../parse/parse-text.js";

/** A file that may be a template, parsed when somebody asks. */
export interface CloudFormationUnit {
  readonly file: string;
  readonly text: string;
  /** Whether it holds a word without which no policy and nobody who holds one is written. */
  readonly hasPolicyWords: boolean;
  readonly parsed: () => ParsedText;
}

/** Of a service, any part may stand in another file. */
const POLICY_WORDS = /Statement|AWS::IAM::|Polic|iam|\$\{file\(/;

export function createUnit(file: string, text: string): CloudFormationUnit {
  let parsed: ParsedText | undefined;
  return {
    file,
    text,
    hasPolicyWords: POLICY_WORDS.test(text),
    parsed: () => (parsed ??= parseText(text)),
  };
}
