import type { ListSite } from "@iamend/source";
import type { ActionList, Id, Item, Place, Refusal } from "../contract.js";
import type { Way } from "../evaluate/meaning.js";
import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";

/** A list while it is not yet known who else uses it. */
export interface DraftList {
  readonly file: CodeFile;
  readonly at: Place;
  readonly items: readonly Item[];
  readonly site: ListSite;
  readonly single?: Refusal;
  /** Its type may allow only what stands there. */
  readonly typed?: Refusal;
  /** Every name by which it was reached. */
  readonly ways: Way[];
}

/** All lists found so far, each once, and the uses of names that are uses as lists of actions. */
export interface Drafts {
  readonly lists: Map<Id, DraftList>;
  readonly followed: Set<Node>;
}

export function listOf({ at, items, single }: DraftList, sealed: Refusal | undefined): ActionList {
  return {
    at,
    items,
    ...(sealed === undefined ? {} : { sealed }),
    ...(single === undefined ? {} : { single }),
  };
}
