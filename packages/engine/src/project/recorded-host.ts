import type { Host } from "@iamend/source";

/** A host that notes what it answers, so that a later one can be asked whether it would answer the same. */
export interface RecordedHost {
  readonly host: Host;
  /** Whether another host gives every answer that was given; if so, it gives those to come. */
  continueWith(other: Host): boolean;
}

export function recordHost(first: Host): RecordedHost {
  let current = first;
  const read = new Map<string, unknown>();
  const beginning = new Map<string, unknown>();
  const list = new Map<string, unknown>();
  const before = new Map<string, unknown>();
  const modified = new Map<string, unknown>();
  return {
    host: {
      read: (file) => noted(read, file, current.read(file)),
      beginning: (file) => noted(beginning, file, current.beginning?.(file)),
      list: (directory) => noted(list, directory, current.list(directory)),
      before: (file) => noted(before, file, current.before?.(file)),
      modified: (file) => noted(modified, file, current.modified?.(file)),
    },
    continueWith(other) {
      const holds =
        all(read, (file) => other.read(file)) &&
        all(beginning, (file) => other.beginning?.(file)) &&
        all(list, (directory) => other.list(directory)) &&
        all(before, (file) => other.before?.(file)) &&
        all(modified, (file) => other.modified?.(file));
      if (holds) current = other;
      return holds;
    },
  };
}

function noted<Answer>(answers: Map<string, unknown>, name: string, answer: Answer): Answer {
  answers.set(name, answer);
  return answer;
}

function all(answers: ReadonlyMap<string, unknown>, ask: (name: string) => unknown): boolean {
  for (const [name, answer] of answers) if (!isSame(ask(name), answer)) return false;
  return true;
}

/** Texts are most of them; refusals and lists are small, and may be made anew each time. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left !== "object" || typeof right !== "object") return false;
  return JSON.stringify(left) === JSON.stringify(right);
}
