import type { Answer, Change, Edit, Id, Refusal } from "../contract.js";
import { mergeTouching } from "./text-edit.js";

interface Placed {
  readonly edit: Edit;
  readonly answer: number;
}

/**
 * Answers of which any subset can be applied: those whose edits touch become one answer with all their changes.
 *
 * An edit inside a larger removal is dropped, for what it changes goes. Edits that cross each other are a bug of the
 * caller; their answers become the refusal `edits-overlap`. Refusals pass. The order is that of each answer's first.
 */
export function joinAnswers(answers: readonly Answer[]): readonly Answer[] {
  const groups = new Groups(answers.length);
  const dropped = new Set<Edit>();
  const crossing = new Set<number>();
  for (const placed of byFile(answers).values()) {
    let reach: Placed | undefined;
    for (const next of placed) {
      if (reach === undefined || next.edit.range[0] > reach.edit.range[1]) {
        reach = next;
        continue;
      }
      groups.unite(reach.answer, next.answer);
      const [, end] = reach.edit.range;
      if (next.edit.range[0] < end) {
        if (insertsBefore(next.edit, reach.edit)) continue;
        if (next.edit.range[1] <= end && reach.edit.text === "") dropped.add(next.edit);
        else crossing.add(next.answer);
      }
      if (next.edit.range[1] > end) reach = next;
    }
  }
  return groups.all().map((members) => {
    const changes = members.flatMap((index) => answers[index]?.changes ?? []);
    if (members.some((index) => crossing.has(index))) return { changes, refusal: overlap() };
    const first = members.length === 1 ? answers[members[0] ?? 0] : undefined;
    if (first !== undefined) return first;
    return joined(
      changes,
      members.flatMap((index) => editsOf(answers[index])).filter((edit) => !dropped.has(edit)),
      new Map(members.flatMap((index) => [...becomesOf(answers[index])])),
    );
  });
}

function byFile(answers: readonly Answer[]): ReadonlyMap<string, readonly Placed[]> {
  const files = new Map<string, Placed[]>();
  answers.forEach((answer, index) => {
    for (const edit of editsOf(answer)) {
      const placed = files.get(edit.file);
      if (placed === undefined) files.set(edit.file, [{ edit, answer: index }]);
      else placed.push({ edit, answer: index });
    }
  });
  // The larger first where two start together, so that it is the one that reaches over the other.
  for (const placed of files.values()) {
    placed.sort((a, b) => a.edit.range[0] - b.edit.range[0] || b.edit.range[1] - a.edit.range[1]);
  }
  return files;
}

function joined(
  changes: readonly Change[],
  edits: readonly Edit[],
  becomes: ReadonlyMap<Id, string>,
): Answer {
  const files = new Map<string, Edit[]>();
  for (const edit of edits) {
    const own = files.get(edit.file);
    if (own === undefined) files.set(edit.file, [edit]);
    else own.push(edit);
  }
  return {
    changes,
    edits: [...files].flatMap(([file, own]) =>
      mergeTouching(own).map(({ range, text }) => ({ file, range, text })),
    ),
    ...(becomes.size === 0 ? {} : { becomes }),
  };
}

function insertsBefore(edit: Edit, other: Edit): boolean {
  return edit.range[1] === edit.range[0] && edit.range[0] === other.range[0];
}

function editsOf(answer: Answer | undefined): readonly Edit[] {
  return answer !== undefined && "edits" in answer ? answer.edits : [];
}

function becomesOf(answer: Answer | undefined): ReadonlyMap<Id, string> {
  return (answer !== undefined && "edits" in answer ? answer.becomes : undefined) ?? new Map();
}

function overlap(): Refusal {
  return { code: "edits-overlap", message: "Two changes would edit the same characters." };
}

/** Disjoint sets of indices. */
class Groups {
  readonly #parents: number[];

  constructor(size: number) {
    this.#parents = Array.from({ length: size }, (_, index) => index);
  }

  unite(a: number, b: number): void {
    const [first, second] = [this.#root(a), this.#root(b)];
    this.#parents[Math.max(first, second)] = Math.min(first, second);
  }

  all(): readonly (readonly number[])[] {
    const groups = new Map<number, number[]>();
    this.#parents.forEach((_, index) => {
      const root = this.#root(index);
      const group = groups.get(root);
      if (group === undefined) groups.set(root, [index]);
      else group.push(index);
    });
    return [...groups.values()];
  }

  #root(index: number): number {
    let at = index;
    for (;;) {
      const parent = this.#parents[at];
      if (parent === undefined || parent === at) return at;
      this.#parents[at] = this.#parents[parent] ?? parent;
      at = parent;
    }
  }
}
