import type { CheckResult, Problem } from "@iamend/engine";
import type { Edit } from "@iamend/source";
import type { Judgement } from "./judgement.js";
import { withoutChanges } from "./without-changes.js";

/** What a check of one file alone says of it. */
export function judgementOf(file: string, result: CheckResult): Judgement {
  return {
    problems: result.problems.filter(({ at }) => at.file === file),
    remarks: remarksOf(result, file).filter(({ at }) => at.file === file),
    isDisabled: result.isDisabled,
  };
}

interface Collected {
  readonly problems: Problem[];
  readonly remarks: Judgement["remarks"][number][];
}

/** What a check of a whole root says of its files. */
export class Judgements {
  readonly #byFile = new Map<string, Collected>();
  /** ARN of a principal → files with changes of what it may do. */
  readonly #changed = new Map<string, Set<string>>();
  readonly #isDisabled: CheckResult["isDisabled"];

  constructor(result: CheckResult) {
    this.#isDisabled = result.isDisabled;
    for (const problem of result.problems) {
      this.#at(problem.at.file).problems.push(problem);
      if (changesOf(problem).length === 0) continue;
      for (const arn of problem.principals) {
        const files = this.#changed.get(arn);
        if (files === undefined) this.#changed.set(arn, new Set([problem.at.file]));
        else files.add(problem.at.file);
      }
    }
    for (const remark of remarksOf(result, result.problems[0]?.at.file))
      this.#at(remark.at.file).remarks.push(remark);
  }

  of(file: string): Judgement {
    return { ...(this.#byFile.get(file) ?? { problems: [], remarks: [] }), isDisabled: this.#isDisabled };
  }

  /**
   * Whether what was found in a file among all others holds if no other is changed: its changes edit it alone, and no quota that they
   * come nearer to is shared with what changes elsewhere.
   */
  standsAlone(file: string): boolean {
    const { problems } = this.of(file);
    const changed = problems.filter((problem) => changesOf(problem).length > 0);
    if (
      changed.some((problem) => changesOf(problem).some((edits) => edits.some((edit) => edit.file !== file)))
    )
      return false;
    const growing = changed.some((problem) => changesOf(problem).some(grows));
    if (!growing) return true;
    return changed.every(({ principals }) =>
      principals.every((arn) => (this.#changed.get(arn)?.size ?? 0) < 2),
    );
  }

  /**
   * What was found in a file by itself, with those changes alone that come no nearer to a quota, or that were found among all others too:
   * what each file has room for alone, they may not have together.
   */
  agreedWith(file: string, alone: Judgement): Judgement {
    const agreed = new Set(this.of(file).problems.map(keyOfChange));
    const problems = alone.problems.map((problem) =>
      changesOf(problem).some(grows) && !agreed.has(keyOfChange(problem))
        ? withoutChanges(problem, SHARED_QUOTA)
        : problem,
    );
    return { ...alone, problems };
  }

  /** Whether nothing in a file is to change any more. */
  isSettled(file: string): boolean {
    return this.of(file).problems.every((problem) => changesOf(problem).length === 0);
  }

  #at(file: string): Collected {
    const known = this.#byFile.get(file);
    if (known !== undefined) return known;
    const made = { problems: [], remarks: [] };
    this.#byFile.set(file, made);
    return made;
  }
}

function changesOf({ fix, suggestions = [] }: Problem): readonly (readonly Edit[])[] {
  return [...(fix === undefined ? [] : [fix.edits]), ...suggestions.map(({ edits }) => edits)];
}

const SHARED_QUOTA = {
  code: "shared-quota",
  message:
    "there is room for it in the quota of its principal only if other files change with it, or do not change",
};

/** Whether something in a file becomes longer, so that others may have no room for what they become. */
export function hasGrowing({ problems }: Judgement): boolean {
  return problems.some((problem) => changesOf(problem).some(grows));
}

function keyOfChange({ rule, at, fix, suggestions = [] }: Problem): string {
  return JSON.stringify([rule, at.range, fix?.edits, suggestions.map(({ edits }) => edits)]);
}

function grows(edits: readonly Edit[]): boolean {
  return edits.reduce((sum, { range, text }) => sum + text.length - (range[1] - range[0]), 0) > 0;
}

/** Of directives that do not count, and of what another language of ESLint could read, and no adapter. */
const TOLD: ReadonlySet<string> = new Set([
  "unknown-directive",
  "no-action",
  "invalid-action",
  "invalid-rule",
  "unknown-rule",
  "aimless-directive",
  "evidence-contradicts",
  "spans-lines",
  "syntax-error",
  "not-understood",
  "invalid-yaml",
  "invalid-json",
  "duplicate-key",
  "unknown-alias",
  "too-deep",
  "too-large",
  "too-many-nodes",
]);

function remarksOf({ notices, internalErrors }: CheckResult, file: string | undefined): Judgement["remarks"] {
  const bugs = internalErrors.map(({ message, ...bug }) => ({
    ...bug,
    message: `internal error of iamend, please report it: ${message}`,
  }));
  // What is about no place is told of no file.
  const told = notices.filter(({ code, at }) => TOLD.has(code) && at !== undefined);
  return [...told, ...bugs].flatMap((notice) => {
    const at = notice.at ?? (file === undefined ? undefined : { file, range: [0, 0] as const });
    return at === undefined ? [] : [{ ...notice, at }];
  });
}
