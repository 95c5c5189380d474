/**
 * How much work a comparison may do, counted in elementary steps, so that the answer never depends on the clock.
 *
 * A part that runs dry stops and says so; it never guesses.
 */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  get exhausted(): boolean {
    return this.#left <= 0;
  }

  /** Takes `steps` off; false once nothing is left. */
  spend(steps: number): boolean {
    this.#left -= steps;
    return this.#left > 0;
  }

  /** A budget of at most `steps`, taken out of this one at once; `settle` gives back what it did not use. */
  share(steps: number): { readonly budget: Budget; settle(): void } {
    const granted = Math.max(0, Math.min(steps, this.#left));
    this.#left -= granted;
    const budget = new Budget(granted);
    return {
      budget,
      settle: () => {
        this.#left += Math.max(0, budget.#left);
      },
    };
  }
}
