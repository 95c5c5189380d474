import type { Bundle, Id, PolicyDocument, Refusal } from "../../contract.js";
import type { CodeCall } from "../../locate/located-code.js";

/** What of the code is known to be in one document of a template. */
export interface Contents {
  readonly statements: Set<Id>;
  readonly bundles: Set<Id>;
  /** Why there may be more in it. */
  open?: Refusal;
}

/** Which code ended in which document; ids are those of the code that was synthesised. */
export interface Mapping {
  readonly contents: ReadonlyMap<PolicyDocument, Contents>;
  readonly bundles: ReadonlyMap<Id, Bundle>;
  /** Bundle → the call that it is. */
  readonly calls: ReadonlyMap<Id, CodeCall>;
  /** Lists of which something did not get into any document, though their statement did. */
  readonly sealed: ReadonlyMap<Id, Refusal>;
  /** Statements that were synthesised with more than is written in their lists. */
  readonly opened: ReadonlyMap<Id, Refusal>;
  /** Statements of which it is not known where else they may end. */
  readonly astray: ReadonlyMap<Id, Refusal>;
  /** What a statement that ended nowhere is called: where it stood, for it keeps that name whatever is edited. */
  readonly names: ReadonlyMap<Id, string>;
}

/** A mapping in the making. */
export class MappingDraft implements Mapping {
  readonly contents = new Map<PolicyDocument, Contents>();
  readonly bundles = new Map<Id, Bundle>();
  readonly calls = new Map<Id, CodeCall>();
  readonly sealed = new Map<Id, Refusal>();
  readonly opened = new Map<Id, Refusal>();
  readonly astray = new Map<Id, Refusal>();
  readonly names = new Map<Id, string>();

  of(document: PolicyDocument): Contents {
    const known = this.contents.get(document);
    if (known !== undefined) return known;
    const made: Contents = { statements: new Set(), bundles: new Set() };
    this.contents.set(document, made);
    return made;
  }

  /** The first reason counts. */
  open(document: PolicyDocument, why: Refusal): void {
    this.of(document).open ??= why;
  }
}
