/** What becomes of a marked pattern: what takes its place, and what comes at the end of its list. */
export interface ExpectedItem {
  readonly becomes: readonly string[];
  readonly appended: readonly string[];
}

/** The marks that stand in the old text where something is to change, each a word that stands nowhere else. */
export class Expectation {
  readonly #prefix: string;
  readonly #items: ReadonlyMap<string, ExpectedItem>;
  readonly #statements: ReadonlySet<string>;
  readonly #seen = new Set<string>();
  #seenTwice = false;

  constructor(prefix: string, items: ReadonlyMap<string, ExpectedItem>, statements: ReadonlySet<string>) {
    this.#prefix = prefix;
    this.#items = items;
    this.#statements = statements;
  }

  get isNothing(): boolean {
    return this.#items.size + this.#statements.size === 0;
  }

  /** The same marks, none of them found yet. */
  afresh(): Expectation {
    return new Expectation(this.#prefix, this.#items, this.#statements);
  }

  isMarked(text: string): boolean {
    return text.includes(this.#prefix);
  }

  isItem(text: string): boolean {
    return this.#items.has(text);
  }

  /** Notes that the mark was found. */
  item(text: string): ExpectedItem | undefined {
    const item = this.#items.get(text);
    if (item !== undefined) this.#see(text);
    return item;
  }

  isStatement(name: string): boolean {
    return this.#statements.has(name);
  }

  /** Is this the name that marks a statement? Notes that it was found. */
  statement(name: string): boolean {
    if (!this.#statements.has(name)) return false;
    this.#see(name);
    return true;
  }

  /** Was each mark found, and once only? */
  get isComplete(): boolean {
    return !this.#seenTwice && this.#seen.size === this.#items.size + this.#statements.size;
  }

  #see(mark: string): void {
    if (this.#seen.has(mark)) this.#seenTwice = true;
    this.#seen.add(mark);
  }
}
