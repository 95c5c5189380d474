// Where texts name files, or keys of the service, in variables of the Serverless Framework and in calls like them.
import type { Place } from "../../contract.js";

/** A part of a file, or of the service, as something names it. */
export interface Mention {
  readonly at: Place;
  /** As written, with `*` for what a variable puts in; absent: of the service itself. */
  readonly path?: string;
  /** Keys and positions down to where it is known what is named. */
  readonly steps: readonly string[];
}

/** `${self:a.b}`, as first source or as one of those behind it. */
const SELF = /(?:\{|,)\s*self:([^,}]*)/g;

/** What a text names by `self:`. */
export function selfMentions(file: string, text: string): readonly Mention[] {
  return [...text.matchAll(SELF)].map(({ index, 0: written, 1: address = "" }) => ({
    at: { file, range: [index, index + written.length] },
    steps: stepsOf(address),
  }));
}

const CALL = /\bfile\s*\(/g;

/** No call is longer. */
const LONGEST_CALL = 1000;

/** What a text names by `file(…)`, in the Serverless Framework (`${file(a.yml):b.c}`) or in other languages. */
export function fileMentions(file: string, text: string): readonly Mention[] {
  return [...text.matchAll(CALL)].map(({ index, 0: opening }) => {
    const start = index + opening.length;
    const end = closing(text, start);
    const [path = ""] = withoutVariables(text.slice(start, end)).split(",");
    const address = /^\s*:([^,}\r\n]*)/.exec(text.slice(end + 1, end + 1 + LONGEST_CALL));
    return {
      at: { file, range: [index, end] },
      path: path.trim().replaceAll(/^["']|["']$/g, ""),
      steps: stepsOf(address?.[1] ?? ""),
    };
  });
}

/** Where what is opened before `start` is closed. */
function closing(text: string, start: number): number {
  const last = Math.min(text.length, start + LONGEST_CALL);
  let open = 1;
  for (let at = start; at < last; at++) {
    if (text[at] === "(") open++;
    else if (text[at] === ")" && --open === 0) return at;
  }
  return last;
}

/** From the inside out. */
function withoutVariables(text: string): string {
  let before = text;
  for (;;) {
    const after = before.replaceAll(/[$@%]\{[^{}]*\}/g, "*");
    if (after === before) return after;
    before = after;
  }
}

function stepsOf(address: string): readonly string[] {
  const steps = address.trim().split(".");
  const unknown = steps.findIndex((step) => step === "" || /[^\w-]/.test(step));
  return unknown === -1 ? steps : steps.slice(0, unknown);
}

/** Whether what is named is a part of what stands at the end of the steps, or holds it. */
export function overlaps({ steps }: Mention, path: readonly (string | number)[]): boolean {
  return steps.every((step, index) => index >= path.length || step === String(path[index]));
}
