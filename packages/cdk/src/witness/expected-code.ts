import type { Range } from "../contract.js";
import type { Node } from "../parse/syntax.js";

/** A text that is to be there, and the element whose assertions it has, if any. */
export class ExpectedText {
  readonly value: string;
  readonly like: Node | undefined;

  constructor(value: string, like: Node | undefined) {
    this.value = value;
    this.like = like;
  }
}

/** What was in the old text and goes, with parentheses and semicolon. */
export interface Gone {
  readonly range: Range;
  readonly kind: "pattern" | "element" | "statement";
}

/** What stands where a pattern was. */
export interface Replaced {
  /** With parentheses. */
  readonly range: Range;
  /** Of the text or name in it. */
  readonly core: Range;
  readonly values: readonly string[];
  /** One text becomes a list of all these; `keeps`: and of itself. */
  readonly list: "none" | "new" | "keeps";
}

/** What comes behind the last element of a list that ends at `close`. */
export interface Appended {
  readonly close: number;
  readonly values: readonly string[];
}

/** What the changes make of a text: of arrays and nodes of its tree, and of its words and signs. */
export interface ExpectedCode {
  readonly isNothing: boolean;
  /** Arrays of the tree → what they hold then. */
  readonly arrays: ReadonlyMap<readonly unknown[], readonly unknown[]>;
  /** Texts that stand alone → what takes their place: one text, or a list. */
  readonly places: ReadonlyMap<Node, ExpectedText | readonly unknown[]>;
  readonly gone: readonly Gone[];
  readonly replaced: readonly Replaced[];
  readonly appended: readonly Appended[];
  /** Between elements of changed lists, where commas may come and go; ends at the start of what follows. */
  readonly gaps: readonly Range[];
}
