import type { Refusal } from "../contract.js";
import type { TextValue } from "./text-value.js";

/** What a node says where a list of texts is wanted. */
export interface ListValue {
  readonly items: readonly TextValue[];
  /** Set: what comes behind these is not known. */
  readonly open?: Refusal;
}
