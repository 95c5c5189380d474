/** Steps that are enough for policies of any size that AWS accepts. */
export const DEFAULT_BUDGET = 40_000_000;

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
}
