import type { Problem } from "@iamend/engine";
import type { Edit } from "@iamend/source";

/** Edits that ESLint applies together, on the problem that carries them. */
export interface Carried {
  readonly edits: readonly Edit[];
}

interface Change {
  readonly problems: Problem[];
  readonly edits: readonly Edit[];
  /** From the first edit to the last: ESLint replaces all of it at once. */
  readonly start: number;
  readonly end: number;
}

/**
 * Which problem carries which edits, so that one pass of `--fix` applies them all.
 *
 * Problems of one statement share one change, which the first of them carries. ESLint makes one replacement of a fix, from its first
 * edit to its last, and leaves fixes that overlap or touch to its next pass, of which it makes ten: so such changes are joined, too.
 * `problems` are those of one file, in order, and their fixes edit no other.
 */
export function shareFixes(problems: readonly Problem[]): ReadonlyMap<Problem, Carried> {
  const changes = new Map<string, Change>();
  for (const problem of problems) {
    const { fix } = problem;
    if (fix === undefined) continue;
    const known = changes.get(fix.id);
    if (known === undefined) changes.set(fix.id, changeOf(problem, fix.edits));
    else known.problems.push(problem);
  }
  const order = new Map(problems.map((problem, index) => [problem, index]));
  return new Map(
    joined([...changes.values()]).flatMap(({ problems: own, edits }) => {
      const [first] = own.sort((left, right) => (order.get(left) ?? 0) - (order.get(right) ?? 0));
      return first === undefined ? [] : [[first, { edits }] as const];
    }),
  );
}

function changeOf(problem: Problem, edits: readonly Edit[]): Change {
  return {
    problems: [problem],
    edits,
    start: Math.min(...edits.map(({ range }) => range[0])),
    end: Math.max(...edits.map(({ range }) => range[1])),
  };
}

function joined(changes: readonly Change[]): readonly Change[] {
  const result: Change[] = [];
  for (const change of [...changes].sort((left, right) => left.start - right.start || left.end - right.end)) {
    const last = result.at(-1);
    if (last === undefined || last.end < change.start) result.push(change);
    else {
      result[result.length - 1] = {
        problems: [...last.problems, ...change.problems],
        edits: [...last.edits, ...change.edits],
        start: last.start,
        end: Math.max(last.end, change.end),
      };
    }
  }
  return result;
}
