import type { Range } from "../contract.js";

/** Things that stand apart from one another, found by an offset in them. */
export class RangeIndex<Thing extends { readonly range: Range }> {
  readonly #things: readonly Thing[];

  constructor(things: readonly Thing[]) {
    this.#things = things.toSorted((a, b) => a.range[0] - b.range[0]);
  }

  around(offset: number): Thing | undefined {
    let low = 0;
    let high = this.#things.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#things[middle]?.range[0] ?? Infinity) <= offset) low = middle + 1;
      else high = middle;
    }
    const thing = this.#things[low - 1];
    return thing !== undefined && offset < thing.range[1] ? thing : undefined;
  }
}
