// What the linker remembers of the source beside the contract, so that editing needs no syntax tree.
import type { ListSite, StatementSite } from "@iamend/source";
import type { Bundle, Id, Located, Range } from "../contract.js";

/** Where in a parsed document something stands: keys and positions from the root of document `document` of the file. */
export interface TreePath {
  readonly document: number;
  readonly steps: readonly (string | number)[];
  /** The node there is a text in JSON, and these lead on inside of it. */
  readonly inText?: readonly (string | number)[];
}

export interface CloudFormationListSite extends ListSite {
  readonly path: TreePath;
}

export interface CloudFormationStatementSite extends StatementSite {
  readonly path: TreePath;
}

/** A SAM policy template as it stands in a list of policies, or alone. */
export interface BundleSite {
  readonly file: string;
  readonly path: TreePath;
  /** Where it stands among others; absent: alone. */
  readonly statement?: CloudFormationStatementSite;
  /** Its parameters, each with its source text (tag included). */
  readonly parameters: ReadonlyMap<string, Range>;
}

/** A file that the linker read. */
export interface LinkedFile {
  readonly text: string;
  readonly language: "yaml" | "json";
  readonly comments: readonly Range[];
}

/** What `link` gives: the contract's part, and what `edit` and `witness` need. */
export interface CloudFormationLocated extends Located {
  readonly listSites: ReadonlyMap<Id, CloudFormationListSite>;
  readonly statementSites: ReadonlyMap<Id, CloudFormationStatementSite>;
  readonly bundleSites: ReadonlyMap<Id, BundleSite>;
  readonly bundles: ReadonlyMap<Id, Bundle>;
  readonly files: ReadonlyMap<string, LinkedFile>;
}
