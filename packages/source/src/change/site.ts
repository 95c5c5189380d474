// Where the things of the contract stand, so that editing needs no syntax tree.
import type { Id, Located, Range } from "../contract.js";
import type { EmbeddedText } from "../embedded/embedded-text.js";
import type { List } from "../list/list.js";

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
  readonly dialect: "hcl" | "json" | "yaml" | "javascript";
}

/** Where the patterns of an `ActionList` stand: its items are the elements of `list`, or the one scalar with its quotes. */
export interface ListSite {
  readonly site: SiteText;
  readonly shape: { readonly list: List } | { readonly scalar: Range };
}

/** Where a statement stands among others; one that cannot be removed whole has no such site. */
export interface StatementSite {
  readonly site: SiteText;
  /**
   * `blocks` for statement blocks; `brackets` for elements of an array, or arguments of a call; `dashes` for items of a block
   * sequence; `body` for statements of code.
   */
  readonly list: List;
  readonly index: number;
  /** Where the call stands whose arguments the list is: without any, it goes too. Absent: one has to stay. */
  readonly call?: { readonly list: List; readonly index: number };
}

/** What an adapter located, and where it stands. */
export interface LocatedSites<Site extends ListSite = ListSite> extends Located {
  readonly listSites: ReadonlyMap<Id, Site>;
  readonly statementSites: ReadonlyMap<Id, StatementSite>;
}
