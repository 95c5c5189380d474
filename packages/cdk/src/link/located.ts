// What the linker remembers of the source beside the contract, so that editing needs no syntax tree.
import type { LocatedSites } from "@iamend/source";
import type { Id } from "../contract.js";
import type { CodeCall } from "../locate/located-code.js";

/** A file that the linker read. */
export interface LinkedFile {
  readonly text: string;
}

/** What `link` gives: the contract's part, and what `edit` and `witness` need. */
export interface CdkLocated extends LocatedSites {
  /** Bundle → the call that it is. */
  readonly calls: ReadonlyMap<Id, CodeCall>;
  readonly files: ReadonlyMap<string, LinkedFile>;
}
