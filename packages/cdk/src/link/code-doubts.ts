// What code does to policies other than adding statements, as far as a look at its text tells.
import type { Refusal } from "../contract.js";
import type { CdkUnit } from "../parse/unit.js";
import { refuse } from "./refusal.js";

/**
 * `addPropertyOverride("PolicyDocument.Statement.2.Condition", …)`, whose number counts statements; and texts that such a path may be made
 * of elsewhere.
 */
const OVERRIDING =
  /\badd\w*Override\s*\(\s*(["'`])(?:(?!\1)[^])*?(?:Statement|PolicyDocument|Policies|\bAction\b)|\b(?:Statement|Policies|Action)\.(?:\d|\$\{)/;
/** What else counts them. */
const COUNTING = /\bstatementCount\b|\.statements\s*\[/;
/** The document of one policy, for another; adding to it is what it is for. */
const SHARING = /\.\s*(?:policyDocument|policies|document)\b(?!\s*[?!]?\.\s*addStatements\b)/;

/** Doubts about all policies. */
export interface CodeDoubts {
  /** Statements are counted: what is taken out of a policy changes what others mean. */
  readonly counting?: Refusal;
  /** Documents are read: they may be those of other policies, too, of which only a record tells. */
  readonly sharing?: Refusal;
}

/** Doubts that any of the code of a root raises. */
export function codeDoubts(units: Iterable<CdkUnit>): CodeDoubts {
  let counting: Refusal | undefined;
  let sharing: Refusal | undefined;
  for (const { file, text } of units) {
    counting ??=
      found(OVERRIDING, file, text, "changes statements by their places in a policy") ??
      found(COUNTING, file, text, "counts the statements of a policy");
    sharing ??= found(SHARING, file, text, "reads the document of a policy, and may give it to another one");
  }
  return {
    ...(counting === undefined ? {} : { counting }),
    ...(sharing === undefined ? {} : { sharing }),
  };
}

function found(pattern: RegExp, file: string, text: string, what: string): Refusal | undefined {
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const range = [match.index, match.index + match[0].length] as const;
  return refuse("not-followed", `${file} ${what}`, { file, range });
}
