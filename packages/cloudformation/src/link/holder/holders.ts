import type { Holder, Refusal } from "../../contract.js";

/** Who holds something, as far as it is known. */
export interface Holders {
  readonly holders: readonly Holder[];
  readonly unlisted?: Refusal | undefined;
}
