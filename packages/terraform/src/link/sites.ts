// What the linker remembers of the source beside the contract, so that editing needs no syntax tree.
import type { EmbeddedText, List } from "@iamend/source";
import type { Id, Located, Range } from "../contract.js";
import type { Comment } from "../parse/ast.js";

/**
 * The text in which a list or statement stands: a file, or a text embedded in one (JSON in a heredoc or in quotes).
 *
 * All ranges of a site are offsets into `embedded.text` if there is one, else into the text of the file.
 */
export interface SiteText {
  readonly file: string;
  /** The text of the file as read. */
  readonly text: string;
  readonly embedded?: EmbeddedText;
  /** How strings are written there. */
  readonly dialect: "hcl" | "json";
}

/** Where the patterns of an `ActionList` stand: its items are the elements of `list`, or the one scalar with its quotes. */
export interface ListSite {
  readonly site: SiteText;
  readonly shape: { readonly list: List } | { readonly scalar: Range };
}

/** Where a statement stands among others; one that cannot be removed whole has no such site. */
export interface StatementSite {
  readonly site: SiteText;
  /** `blocks` for statement blocks; `brackets` for elements of an array. */
  readonly list: List;
  readonly index: number;
}

/** A file that the linker read: one of the units, or a policy that `file()` or `templatefile()` names. */
export interface LinkedFile {
  readonly text: string;
  /** Comments of HCL, in order; none in JSON. */
  readonly comments: readonly Comment[];
}

/** What `link` gives: the contract's part, and what `edit` and `witness` need. */
export interface TerraformLocated extends Located {
  readonly listSites: ReadonlyMap<Id, ListSite>;
  readonly statementSites: ReadonlyMap<Id, StatementSite>;
  readonly files: ReadonlyMap<string, LinkedFile>;
}
