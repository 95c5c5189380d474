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

/** A call of a grant in whose place another is called: `grant` with texts behind its arguments, or one with the same arguments. */
export class ExpectedGrant {
  readonly name: Range;
  readonly values: readonly string[];
  /** From the end of what stands last in the parentheses to the one that closes. */
  readonly gap: Range;
  readonly #old: string;
  #becomes: string | undefined;

  constructor(old: string, name: Range, gap: Range, values: readonly string[]) {
    this.#old = old;
    this.name = name;
    this.gap = gap;
    this.values = values;
  }

  /** What is called in its place, once that was seen. */
  get becomes(): string | undefined {
    return this.#becomes;
  }

  /** Texts that come behind its arguments. */
  get added(): readonly string[] {
    return this.#becomes === "grant" ? this.values : [];
  }

  /** Can this be called in its place? */
  accepts(name: string | undefined): boolean {
    if (name === undefined || name === this.#old || !GRANT.test(name)) return false;
    this.#becomes = name;
    return true;
  }
}

/** What grants are called. */
export const GRANT = /^grant(?:[A-Z]\w*)?$/;

/** What the changes make of a text: of arrays and nodes of its tree, and of its words and signs. */
export interface ExpectedCode {
  readonly isNothing: boolean;
  /** Arrays of the tree → what they hold then. */
  readonly arrays: ReadonlyMap<readonly unknown[], readonly unknown[]>;
  /** Texts that stand alone → what takes their place: one text, or a list. */
  readonly places: ReadonlyMap<Node, ExpectedText | readonly unknown[]>;
  /** Calls of grants that become others, and the nodes of their names. */
  readonly grants: ReadonlyMap<Node, ExpectedGrant>;
  readonly gone: readonly Gone[];
  readonly replaced: readonly Replaced[];
  readonly appended: readonly Appended[];
  /** Between elements of changed lists, where commas may come and go; ends at the start of what follows. */
  readonly gaps: readonly Range[];
}
