import type { CheckResult } from "@iamend/engine";
import type { LocatedText } from "./located-text.js";

/** What a run has to tell, whatever the format. */
export interface Judged {
  readonly result: CheckResult;
  readonly located: LocatedText;
  /** The name of a file of the root in output. */
  readonly nameOf: (file: string) => string;
  /** Problems that this run fixed. */
  readonly fixed: number;
  /** Permissions that this run took away. */
  readonly permissionsRemoved: number;
  readonly explainHolders: boolean;
  readonly strict: boolean;
  /** The fixed text of standard input. */
  readonly text?: string;
}
