// What the linker remembers of the source beside the contract, so that editing needs no syntax tree.
import type { LocatedSites } from "@iamend/source";

/** A file that the linker read. */
export interface LinkedFile {
  readonly text: string;
}

/** What `link` gives: the contract's part, and what `edit` and `witness` need. */
export interface CdkLocated extends LocatedSites {
  readonly files: ReadonlyMap<string, LinkedFile>;
}
