import type { Budget } from "../search/budget.js";
import { Dimension, negate, Numbered, type Keep, type Outcome } from "../search/dimension.js";
import { globKey, type Glob } from "./glob.js";
import { walkGlobs } from "./glob-walk.js";

/** Matches one of these globs, or (`negated`) none of them. */
export interface GlobTest {
  readonly globs: readonly Glob[];
  readonly negated: boolean;
}

/** The action or the resource of a request: any text of a universe. Actions are folded. */
export class GlobDimension extends Dimension {
  readonly subject: string;
  readonly rank: number;
  readonly name: string;
  readonly #tests = new Numbered<GlobTest>();
  readonly #part: "action" | "resource";
  #universe: Glob;

  constructor(part: "action" | "resource", universe: Glob) {
    super();
    this.#part = part;
    this.#universe = universe;
    this.name = part;
    this.subject = `the ${part}s`;
    this.rank = part === "action" ? 0 : 2;
  }

  /** From now on only texts of this universe count. */
  restrict(universe: Glob): void {
    this.#universe = universe;
  }

  test(globs: readonly Glob[], negated: boolean): number {
    const byKey = new Map(globs.map((glob) => [globKey(glob), glob]));
    const keys = [...byKey.keys()].sort();
    return this.#tests.add(`${negated ? "not" : "one of"} ${keys.join(" ")}`, {
      globs: [...byKey.values()],
      negated,
    });
  }

  protected exploreTests(
    tests: readonly number[],
    keep: Keep,
    budget: Budget,
  ): readonly Outcome[] | undefined {
    const asked = tests.flatMap((test) => this.#tests.at(test) ?? []);
    const status = new Uint8Array(asked.length);
    const reached = walkGlobs(
      asked.map(({ globs }) => globs),
      {
        universe: this.#universe,
        folded: this.#part === "action",
        keep: (groups) => {
          for (const [index, { negated }] of asked.entries()) {
            status[index] = negated ? negate(groups[index] ?? 0) : (groups[index] ?? 0);
          }
          return keep(status);
        },
      },
      budget,
    );
    return reached?.map(({ matched, witness }) => ({
      holds: asked.map(({ negated }, index) => matched[index] !== negated),
      witness: { part: this.#part, text: witness },
    }));
  }
}
