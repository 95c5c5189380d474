import type { Refusal } from "../contract.js";
import { nestingFault } from "../parse/nesting.js";
import { startWorker, type HclWorker } from "./hcl-worker.js";

/**
 * What HashiCorp's parser makes of a text, or why there is no answer.
 *
 * - `invalid-hcl`: it refuses the text; the message is its own.
 * - `too-deep`, `too-large`: it was not asked, for it might not survive.
 * - `no-answer`: it gave none in time.
 */
export type HclJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly refusal: Refusal & { readonly code: HclJsonCode } };

export type HclJsonCode = "invalid-hcl" | "too-deep" | "too-large" | "no-answer";

/** In UTF-16 code units; it reads about a million in a second. */
const MAX_LENGTH = 4_000_000;
/** Starting takes half a second, and on a busy machine a multiple of that. In milliseconds. */
const START_LIMIT = 30_000;
const ANSWER_LIMIT = 15_000;

let worker: HclWorker | undefined;

/**
 * Parses a text as HashiCorp does and gives it as JSON, without positions; expressions are text again. The calling thread waits.
 *
 * The thread that parses starts with the first call, does not keep the process alive, and is replaced if it falls silent.
 * `milliseconds` is how long to wait at most.
 */
export function hclToJson(text: string, milliseconds?: number): HclJson {
  if (text.length > MAX_LENGTH) return refused("too-large", "The text is too long for a second parser.");
  if (nestingFault(text)?.code === "too-deep") {
    return refused("too-deep", "The text is nested too deeply for a second parser.");
  }
  const limit = milliseconds ?? (worker === undefined ? START_LIMIT : ANSWER_LIMIT);
  worker ??= startWorker();
  const answer = worker.ask(text, limit);
  if (answer === undefined) {
    stopWitness();
    return refused("no-answer", "HashiCorp's parser gave no answer in time.");
  }
  return "error" in answer ? refused("invalid-hcl", answer.error) : { ok: true, value: answer.json };
}

/** Ends the thread, if there is one; the next question starts another. */
export function stopWitness(): void {
  worker?.stop();
  worker = undefined;
}

function refused(code: HclJsonCode, message: string): HclJson {
  return { ok: false, refusal: { code, message } };
}
