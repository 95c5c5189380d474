// What the linker remembers of the source beside the contract, so that editing needs no syntax tree.
import type { LocatedSites } from "@iamend/source";
import type { Comment } from "../parse/ast.js";

/** A file that the linker read: one of the units, or a policy that `file()` or `templatefile()` names. */
export interface LinkedFile {
  readonly text: string;
  /** Comments of HCL, in order; none in JSON. */
  readonly comments: readonly Comment[];
}

/** What `link` gives: the contract's part, and what `edit` and `witness` need. */
export interface TerraformLocated extends LocatedSites {
  readonly files: ReadonlyMap<string, LinkedFile>;
}
