import type { Range } from "../contract.js";
import { hasLineBreak, isWhiteSpace } from "../text/white-space.js";

/** The comments of a text, found by where they start or end. */
export class CommentIndex {
  readonly #text: string;
  readonly #comments: readonly Range[];

  /** `comments` in order. Some parsers count the line break, or the CR before it, to a line comment: here it is not. */
  constructor(text: string, comments: readonly Range[]) {
    this.#text = text;
    this.#comments = comments;
  }

  startingAt(offset: number): Range | undefined {
    const found = this.#from(offset);
    return found?.[0] === offset ? found : undefined;
  }

  endingAt(offset: number): Range | undefined {
    const before = this.#get(this.#position(offset) - 1);
    return before?.[1] === offset ? before : undefined;
  }

  /** The comments that start in a range. */
  within([start, end]: Range): readonly Range[] {
    const found: Range[] = [];
    for (let index = this.#position(start); ; index++) {
      const comment = this.#get(index);
      if (comment === undefined || comment[0] >= end) return found;
      found.push(comment);
    }
  }

  /** Does the comment reach to the end of its line, so that nothing may follow it there? */
  isLineComment(comment: Range): boolean {
    return !this.#text.startsWith("/*", comment[0]);
  }

  isOneLine([start, end]: Range): boolean {
    return !hasLineBreak(this.#text.slice(start, end));
  }

  #from(offset: number): Range | undefined {
    return this.#get(this.#position(offset));
  }

  /** The index of the first comment that starts at `offset` or later. */
  #position(offset: number): number {
    let low = 0;
    let high = this.#comments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#comments[middle]?.[0] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #get(index: number): Range | undefined {
    const comment = this.#comments[index];
    if (comment === undefined) return undefined;
    const [start] = comment;
    let end = comment[1];
    // Blanks at the end of a line comment are as good as blanks behind it; so every comment ends in something to see.
    while (end > start && isWhiteSpace(this.#text[end - 1])) end--;
    return end === comment[1] ? comment : [start, end];
  }
}
