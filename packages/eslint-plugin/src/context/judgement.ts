import type { Notice, Problem } from "@iamend/engine";
import type { Place } from "@iamend/source";

/** What is to be said of one file; all places are in it, and all fixes edit it alone. */
export interface Judgement {
  readonly problems: readonly Problem[];
  /** Comments for iamend that do not count, and bugs of iamend. */
  readonly remarks: readonly (Notice & { readonly at: Place })[];
}

export const NOTHING: Judgement = { problems: [], remarks: [] };
