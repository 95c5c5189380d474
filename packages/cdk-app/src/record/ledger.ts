// What has been seen in this process: statements made, and documents resolved at a place of a template.
import type { Construct, Document, Statement } from "./aws-cdk-lib.js";
import type { Origin, Site } from "./stack/origin.js";

/** Actions that a statement was given after it was made. */
export interface Addition {
  readonly site: Site;
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
}

/** A statement that was made on behalf of user code. */
export interface Made {
  readonly statement: Statement;
  readonly origin: Origin;
  readonly added: Addition[];
  /** The statement whose actions this one took over as they were. */
  copied: Statement | undefined;
  /** Whether user code has read its actions, so that they may be anywhere. */
  elsewhere: boolean;
}

/** A document where a template holds it, with the statements that went into it, before merging. */
export interface Placement {
  readonly scope: Construct;
  /** `Resources`, the token of the logical id, `Properties`, names as the construct has them. */
  readonly path: readonly string[];
  readonly statements: readonly Statement[];
}

export interface Ledger {
  /** By statement, in the order of making. */
  readonly made: Map<Statement, Made>;
  /** By the root of the tree of constructs, then by scope and path: what is resolved again replaces what was. */
  readonly placements: Map<Construct, Map<string, Placement>>;
  /** Document → merged statement → those that it was made of. */
  readonly merged: WeakMap<Document, ReadonlyMap<Statement, readonly Statement[]>>;
  /** Above zero while a document merges or prints its statements: what is made or read then is no one's doing. */
  inDocument: number;
  /** What the last merge made of what. */
  lastMerge: ReadonlyMap<Statement, readonly Statement[]> | undefined;
  /** Something went unseen: there can be no record. */
  incomplete: boolean;
}

export function createLedger(): Ledger {
  return {
    made: new Map(),
    placements: new Map(),
    merged: new WeakMap(),
    inDocument: 0,
    lastMerge: undefined,
    incomplete: false,
  };
}
