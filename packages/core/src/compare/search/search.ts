import type { Budget } from "./budget.js";
import type { Clauses } from "./clause.js";
import type { Dimension, Witness } from "./dimension.js";
import { Judge, type Side } from "./judge.js";
import { MATCHED, OPEN, UNMATCHED } from "../globs/glob-walk.js";

/** Two documents as clauses over shared dimensions. */
export interface Problem {
  /** In the order in which they are decided. */
  readonly dimensions: readonly Dimension[];
  /** For each predicate number: its dimension's index, and its number there. */
  readonly predicates: readonly { readonly dimension: number; readonly local: number }[];
  readonly clauses: Clauses;
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** `wider`: AFTER allows it and BEFORE does not. `narrower`: the other way round. */
export type Direction = "wider" | "narrower";

/** A combination of answers on which the documents differ; `witnesses` name a request, as far as it matters. */
export interface Difference {
  readonly direction: Direction;
  readonly witnesses: readonly Witness[];
  /** How many of the answers are assumed, not known to be possible together. */
  readonly assumptions: number;
}

export interface SearchResult {
  /** Some of the differences in each direction, those with the fewest assumptions first. */
  readonly differences: Readonly<Record<Direction, readonly Difference[]>>;
  /** Nothing was left out: a direction without differences has none. */
  readonly complete: boolean;
  /** What there was too much of, in plain words. */
  readonly tooMuch: readonly string[];
}

interface Trail {
  readonly witness: Witness | undefined;
  readonly before: Trail | undefined;
}

/** Requests that agree on all answers so far, and the clauses of both documents that may still apply to them. */
interface Node {
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly assumptions: number;
  readonly trail: Trail | undefined;
}

const MAX_DIFFERENCES = 64;
const MAX_NODES = 50_000;
const MAX_GUESSES = 4096;

/**
 * Finds requests on which two documents differ.
 *
 * Goes from dimension to dimension, and keeps of each combination of answers only what may still apply on either side.
 * Combinations that leave the same are one; those that can make no difference any more are dropped. Where a dimension
 * has too many combinations, each of its predicates may be true or false: that only adds combinations, so that no
 * difference is missed, but those found are assumptions.
 *
 * With a `beam`, only so many of what each dimension leaves are followed, those that the fewest clauses are left of: that
 * finds differences where there is too much to follow it all, and proves nothing.
 */
export function search(
  problem: Problem,
  directions: readonly Direction[],
  budget: Budget,
  beam = Infinity,
): SearchResult {
  const found: Record<Direction, Difference[]> = { wider: [], narrower: [] };
  const tooMuch = new Set<string>();
  const waiting = problem.dimensions.map(() => new Map<string, Node>());
  const judge = new Judge(problem.clauses, directions, budget);
  let nodes = 0;
  let complete = true;

  const enter = (reached: Node): void => {
    const node = { ...reached, before: judge.simplify(reached.before), after: judge.simplify(reached.after) };
    const possible = judge.differences(
      allKnown(problem.clauses, node.before),
      allKnown(problem.clauses, node.after),
    );
    if (possible.length === 0) return;
    const next = nextDimension(problem, node);
    const queue = next === undefined ? undefined : waiting[next];
    if (queue === undefined) {
      for (const direction of possible) {
        found[direction].push({
          direction,
          witnesses: witnessesOf(node.trail),
          assumptions: node.assumptions,
        });
        if (found[direction].length >= 2 * MAX_DIFFERENCES) found[direction] = best(found[direction]);
      }
      return;
    }
    const key = `${node.before.join(",")};${node.after.join(",")}`;
    const same = queue.get(key);
    if (same !== undefined && same.assumptions <= node.assumptions) return;
    nodes += 1;
    queue.set(key, node);
  };

  enter({ before: problem.before, after: problem.after, assumptions: 0, trail: undefined });
  for (const [index, dimension] of problem.dimensions.entries()) {
    const all = [...(waiting[index]?.values() ?? [])];
    const followed = all.length <= beam ? all : mostPromising(all, beam);
    if (followed.length < all.length) complete = false;
    for (const node of followed) {
      if (budget.exhausted || nodes > MAX_NODES) break;
      const step = new Step(problem, index, node);
      const keep = (status: Uint8Array): boolean => {
        budget.spend(step.weight);
        return judge.differences(step.known("before", status), step.known("after", status)).length > 0;
      };
      const outcomes = dimension.explore(step.asked, keep, budget);
      if (outcomes === undefined) tooMuch.add(`${dimension.subject} overlap in too many ways to tell apart`);
      const answers = outcomes ?? guesses(step.asked.length, keep, budget);
      if (answers === undefined) complete = false;
      for (const { holds, witness } of answers ?? []) {
        const assumed = witness === undefined ? step.asked.length : witness.part === "assumption" ? 1 : 0;
        enter({
          before: step.left("before", holds),
          after: step.left("after", holds),
          assumptions: node.assumptions + assumed,
          trail: { witness, before: node.trail },
        });
        if (!budget.spend(step.weight)) break;
      }
    }
    waiting[index]?.clear();
  }
  if (!complete || budget.exhausted || nodes > MAX_NODES) {
    complete = false;
    tooMuch.add("the policies combine in too many ways to compare within the budget");
  }
  return {
    differences: { wider: best(found.wider), narrower: best(found.narrower) },
    complete,
    tooMuch: [...tooMuch],
  };
}

/** A clause of one side at one step: which of the asked predicates it waits for (or none), and what is left then. */
interface Waiting {
  readonly slot: number | undefined;
  readonly left: number;
  readonly deny: boolean;
}

/** One node about to be asked one dimension. */
class Step {
  /** The predicates to ask, by their number in the dimension. */
  readonly asked: readonly number[];
  readonly weight: number;
  readonly #sides: Readonly<Record<"before" | "after", readonly Waiting[]>>;

  constructor({ predicates, clauses }: Problem, dimension: number, node: Node) {
    const slots = new Map<number, number>();
    const read = (clause: number): Waiting => {
      const deny = clauses.isDeny(clause);
      const first = predicates[clauses.predicates(clause)[0] ?? -1];
      if (first?.dimension !== dimension) return { slot: undefined, left: clause, deny };
      const slot = slots.get(first.local) ?? slots.size;
      slots.set(first.local, slot);
      return { slot, left: clauses.rest(clause), deny };
    };
    this.#sides = { before: node.before.map(read), after: node.after.map(read) };
    this.asked = [...slots.keys()];
    this.weight = 1 + (node.before.length + node.after.length) / 2;
  }

  /** The clauses that are left of a side when the predicates hold so. */
  left(side: "before" | "after", holds: readonly boolean[]): readonly number[] {
    return this.#sides[side].flatMap(({ slot, left }) =>
      slot === undefined || holds[slot] === true ? [left] : [],
    );
  }

  /** What is known of a side while some predicates are still open. */
  known(side: "before" | "after", status: Uint8Array): Side {
    const surely = { allow: [] as number[], deny: [] as number[] };
    const maybe = { allow: [] as number[], deny: [] as number[] };
    for (const { slot, left, deny } of this.#sides[side]) {
      const known = slot === undefined ? MATCHED : status[slot];
      if (known === UNMATCHED) continue;
      const effect = deny ? "deny" : "allow";
      maybe[effect].push(left);
      if (known === MATCHED) surely[effect].push(left);
    }
    return { surely, maybe };
  }
}

function allKnown(clauses: Clauses, left: readonly number[]): Side {
  const allow = left.filter((clause) => !clauses.isDeny(clause));
  const deny = left.filter((clause) => clauses.isDeny(clause));
  return { surely: { allow, deny }, maybe: { allow, deny } };
}

/** The first dimension that some clause of the node waits for; undefined if all is decided. */
function nextDimension({ predicates, clauses }: Problem, node: Node): number | undefined {
  let next: number | undefined;
  for (const clause of [...node.before, ...node.after]) {
    const dimension = predicates[clauses.predicates(clause)[0] ?? -1]?.dimension;
    if (dimension !== undefined && (next === undefined || dimension < next)) next = dimension;
  }
  return next;
}

/** Every way to choose the truth of so many predicates that is worth keeping; undefined if there are too many. */
function guesses(
  count: number,
  keep: (status: Uint8Array) => boolean,
  budget: Budget,
): readonly { readonly holds: readonly boolean[]; readonly witness: undefined }[] | undefined {
  const complete: { holds: readonly boolean[]; witness: undefined }[] = [];
  const status = new Uint8Array(count).fill(OPEN);
  const stack: (readonly boolean[])[] = [[]];
  for (let holds = stack.pop(); holds !== undefined; holds = stack.pop()) {
    if (!budget.spend(count + 1)) return undefined;
    for (let index = 0; index < count; index += 1) {
      const truth = holds[index];
      status[index] = truth === undefined ? OPEN : truth ? MATCHED : UNMATCHED;
    }
    if (!keep(status)) continue;
    if (holds.length < count) {
      stack.push([...holds, false], [...holds, true]);
      continue;
    }
    complete.push({ holds, witness: undefined });
    if (complete.length > MAX_GUESSES) return undefined;
  }
  return complete;
}

/** The nodes that the fewest clauses are left of. */
function mostPromising(nodes: readonly Node[], count: number): readonly Node[] {
  const weight = ({ before, after }: Node): number => before.length + after.length;
  return [...nodes].sort((left, right) => weight(left) - weight(right)).slice(0, count);
}

function best(differences: readonly Difference[]): Difference[] {
  return [...differences]
    .sort((left, right) => left.assumptions - right.assumptions)
    .slice(0, MAX_DIFFERENCES);
}

function witnessesOf(trail: Trail | undefined): readonly Witness[] {
  const witnesses: Witness[] = [];
  for (let at = trail; at !== undefined; at = at.before)
    if (at.witness !== undefined) witnesses.push(at.witness);
  return witnesses.reverse();
}
