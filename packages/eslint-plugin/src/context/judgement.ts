import type { CheckResult, Notice, Problem } from "@iamend/engine";
import type { Place } from "@iamend/source";

/** What a check says of one file; all places are in it, and all fixes edit it alone. */
export interface Judgement {
  readonly problems: readonly Problem[];
  /** Comments for iamend that do not count, and bugs of iamend. */
  readonly remarks: readonly (Notice & { readonly at: Place })[];
  readonly isDisabled: CheckResult["isDisabled"];
}

/** What is to be reported of a file. */
export interface Report extends Pick<Judgement, "problems" | "remarks"> {
  /**
   * What would be problems if no comment for ESLint were there. Their patterns count as used, and nothing fixes them; but ESLint hides
   * them itself, and a comment that hides nothing it takes for one that is not needed, and deletes it.
   */
  readonly hidden: readonly Problem[];
}
