import type { Budget } from "../search/budget.js";
import { ANY, ANY_IN_PART, FIRST_LETTER, STAR, STAR_IN_PART, type Glob } from "./glob.js";

/** What is known of a group of globs after a part of a text: it may go either way, matches any rest, matches no rest. */
export const OPEN = 0;
export const MATCHED = 1;
export const UNMATCHED = 2;

/** One combination of groups that some text matches, and a shortest such text. */
export interface Reached {
  readonly matched: readonly boolean[];
  readonly witness: string;
}

export interface WalkOptions {
  /** Texts that do not match this glob do not count. */
  readonly universe: Glob;
  /** Texts have no ASCII capitals. */
  readonly folded?: boolean;
  /** Is a combination like this worth knowing? Called with what is known of every group so far. */
  readonly keep?: (status: Uint8Array) => boolean;
}

const END = -5;
const COLON = 0x3a;
const MAX_STATES = 60_000;
const MAX_POSITIONS = 1_000_000;
const MAX_CELLS = 4_000_000;

/**
 * Finds every combination of groups (a group matches where one of its globs does) that some text matches; exact.
 *
 * Walks the product of all globs breadth first. A state holds only positions that can still lead somewhere: a group that
 * matches whatever follows is one mark, a literal that has failed is gone, and the last `*` reached in a glob makes the
 * positions before it needless. From each state one step is taken for every code unit that a position waits for, and one
 * for all others together.
 *
 * Undefined where the product grows beyond bounds (60,000 states) or the budget is spent.
 */
export function walkGlobs(
  groups: readonly (readonly Glob[])[],
  options: WalkOptions,
  budget: Budget,
): readonly Reached[] | undefined {
  const automaton = layOut([...groups, [options.universe]]);
  if (automaton === undefined) return undefined;
  const universe = groups.length;
  const status = new Uint8Array(universe + 1);
  const accepted = new Uint8Array(universe + 1);
  const worthwhile = (): boolean => options.keep?.(status.subarray(0, universe)) ?? true;

  const states: number[][] = [];
  const parents: number[] = [];
  const units: number[] = [];
  const seen = new Set<string>();
  const reached = new Map<string, { readonly matched: readonly boolean[]; readonly state: number }>();
  let cells = 0;

  const visit = (ids: number[], parent: number, unit: number): boolean => {
    const state = automaton.close(ids);
    cells += state.length + 1;
    const key = state.join(",");
    if (seen.has(key)) return true;
    seen.add(key);
    automaton.read(state, status, accepted);
    if (status[universe] === UNMATCHED || !worthwhile()) return true;
    states.push(state);
    parents.push(parent);
    units.push(unit);
    if (accepted[universe] === 1) {
      const vector = accepted.subarray(0, universe);
      const vectorKey = vector.join("");
      if (!reached.has(vectorKey)) {
        for (let group = 0; group < universe; group += 1) {
          status[group] = vector[group] === 1 ? MATCHED : UNMATCHED;
        }
        if (worthwhile()) {
          reached.set(vectorKey, {
            matched: Array.from(vector, (bit) => bit === 1),
            state: states.length - 1,
          });
        }
      }
    }
    return states.length <= MAX_STATES && cells <= MAX_CELLS && budget.spend(state.length + 4);
  };

  if (!visit(automaton.start(), -1, 0)) return undefined;
  for (let index = 0; index < states.length; index += 1) {
    const moves = automaton.moves(states[index] ?? []);
    const other = otherUnit(moves.expected, options.folded ?? false);
    if (other !== undefined && !visit([...moves.onOther], index, other)) return undefined;
    for (const [unit, targets] of moves.expected) {
      const passes = unit >= FIRST_LETTER ? moves.onLetter : unit === COLON ? moves.onColon : moves.onOther;
      if (!visit([...passes, ...targets], index, unit)) return undefined;
    }
  }
  return [...reached.values()].map(({ matched, state }) => ({
    matched,
    witness: textOf(state, parents, units),
  }));
}

function textOf(state: number, parents: readonly number[], units: readonly number[]): string {
  const text: string[] = [];
  for (let at = state; (parents[at] ?? -1) >= 0; at = parents[at] ?? -1) {
    text.push(String.fromCharCode(units[at] ?? 0));
  }
  return text.reverse().join("");
}

const READABLE = Array.from("xyzabcdefghijklmnopqrstuvw0123456789-_/.", (symbol) => symbol.charCodeAt(0));

/** A code unit that no position waits for, readable if there is one. */
function otherUnit(expected: ReadonlyMap<number, unknown>, folded: boolean): number | undefined {
  for (const unit of READABLE) if (!expected.has(unit)) return unit;
  for (let unit = 0x21; unit < 0x10021; unit += 1) {
    const wrapped = unit & 0xffff;
    const capital = wrapped >= 0x41 && wrapped <= 0x5a;
    if (!(folded && capital) && !expected.has(wrapped)) return wrapped;
  }
  return undefined;
}

interface Moves {
  /** Where the positions go that wait for this very unit. */
  readonly expected: ReadonlyMap<number, readonly number[]>;
  /** Where the others go on any unit that none waits for, on a colon, on the letter of a variable. */
  readonly onOther: readonly number[];
  readonly onColon: readonly number[];
  readonly onLetter: readonly number[];
}

/** An id below the number of groups says that the group has matched for good; any other is a position in a glob. */
interface Automaton {
  start(): number[];
  close(ids: number[]): number[];
  moves(state: readonly number[]): Moves;
  read(state: readonly number[], status: Uint8Array, accepted: Uint8Array): void;
}

function layOut(groups: readonly (readonly Glob[])[]): Automaton | undefined {
  const size = groups.reduce(
    (sum, globs) => sum + globs.reduce((part, glob) => part + glob.tokens.length + 1, 0),
    0,
  );
  if (size > MAX_POSITIONS) return undefined;
  const marks = groups.length;
  const token = new Int32Array(size);
  const groupOf = new Int32Array(size);
  const globOf = new Int32Array(size);
  const ignoresCase = new Uint8Array(size);
  const first: number[] = [];
  let position = 0;
  for (const [group, globs] of groups.entries()) {
    for (const glob of globs) {
      const number = first.length;
      first.push(position);
      for (const one of [...glob.tokens, END]) {
        token[position] = one;
        groupOf[position] = group;
        globOf[position] = number;
        ignoresCase[position] = glob.ignoreCase ? 1 : 0;
        position += 1;
      }
    }
  }
  const at = (array: Int32Array | Uint8Array, index: number): number => array[index] ?? 0;
  const arrive = (to: number): number =>
    at(token, to) === STAR && at(token, to + 1) === END ? at(groupOf, to) : marks + to;

  return {
    start: () => first.map(arrive),

    close(ids) {
      ids.sort((left, right) => left - right);
      const settled = new Set<number>();
      const kept: number[] = [];
      let glob = -1;
      let star = false;
      let last = -1;
      for (const id of ids) if (id < marks) settled.add(id);
      for (let index = ids.length - 1; index >= 0; index -= 1) {
        const id = ids[index] ?? 0;
        if (id === last) continue;
        last = id;
        if (id < marks) {
          kept.push(id);
          continue;
        }
        const here = id - marks;
        if (settled.has(at(groupOf, here))) continue;
        if (at(globOf, here) !== glob) {
          glob = at(globOf, here);
          star = false;
        }
        // Whatever an earlier position matches goes through the later star, which matches it as well. (So with one that
        // stops at colons: positions in different parts of an ARN are never live together.)
        if (star) continue;
        kept.push(id);
        star = at(token, here) === STAR || at(token, here) === STAR_IN_PART;
      }
      return kept.reverse();
    },

    moves(state) {
      const runs: number[] = [];
      const any: number[] = [];
      const inPart: number[] = [];
      const expected = new Map<number, number[]>();
      const expect = (unit: number, to: number): void => {
        const known = expected.get(unit);
        if (known === undefined) expected.set(unit, [to]);
        else known.push(to);
      };
      for (const id of state) {
        if (id < marks) {
          runs.push(id);
          continue;
        }
        let here = id - marks;
        if (at(token, here) === STAR) {
          runs.push(id);
          here += 1;
        } else if (at(token, here) === STAR_IN_PART) {
          inPart.push(id);
          here += 1;
        }
        const wanted = at(token, here);
        if (wanted === END) continue;
        const to = arrive(here + 1);
        if (wanted === ANY) any.push(to);
        else if (wanted === ANY_IN_PART) inPart.push(to);
        else {
          expect(wanted, to);
          if (at(ignoresCase, here) === 1 && wanted >= 0x61 && wanted <= 0x7a) expect(wanted - 0x20, to);
        }
      }
      if (inPart.length > 0 && !expected.has(COLON)) expected.set(COLON, []);
      const onColon = [...runs, ...any];
      return { expected, onOther: [...onColon, ...inPart], onColon, onLetter: runs };
    },

    read(state, status, accepted) {
      status.fill(UNMATCHED);
      accepted.fill(0);
      for (const id of state) {
        if (id < marks) {
          status[id] = MATCHED;
          accepted[id] = 1;
          continue;
        }
        const group = at(groupOf, id - marks);
        if (at(token, id - marks) === END) accepted[group] = 1;
        if (status[group] === UNMATCHED) status[group] = OPEN;
      }
    },
  };
}
