// Strings composed of parts, some of which may not be known.
import type { Place, Refusal } from "../contract.js";
import { spread } from "./alternatives.js";
import { reason } from "./reason.js";
import { MAX_SIZE, MAX_STRING, sizeOfParts, tooLarge, type TextPart, type Value } from "./value.js";

/**
 * One string out of parts. Holes hold strings, partial strings, choices of them, or unknowns.
 *
 * `by` names what composes it. A few choices give a choice of strings; more of them are holes.
 */
export function composeText(parts: readonly TextPart[], by: string, at: Place): Value {
  const failed = parts.find(
    (part) => part.kind === "hole" && part.value.kind === "unknown" && part.value.fails,
  );
  if (failed?.kind === "hole") return failed.value;
  const choices = parts.flatMap((part) =>
    part.kind === "hole" && part.value.kind === "choice" ? [part.value] : [],
  );
  if (choices.length === 0) return joinParts(parts, by, at);
  const combinations = choices.reduce((product, value) => product * value.alternatives.length, 1);
  if (combinations > MAX_COMBINATIONS) return joinParts(parts, by, at);
  return spread(choices, whyChoice(at), (settled) => {
    let next = 0;
    const chosen = parts.map((part): TextPart => {
      if (part.kind !== "hole" || part.value.kind !== "choice") return part;
      const value = settled[next] ?? part.value;
      next += 1;
      return { ...part, value };
    });
    return composeText(chosen, by, at);
  });
}

/** A text with more possible readings is followed as one with holes. */
const MAX_COMBINATIONS = 8;

function whyChoice(at: Place): Refusal {
  return reason("unknown-condition", "Parts of this text depend on something that is not known.", at);
}

function joinParts(parts: readonly TextPart[], by: string, at: Place): Value {
  const origin = { form: "built", at, by } as const;
  let value = "";
  let known = true;
  for (const part of parts) {
    const text = part.kind === "text" ? part : part.value;
    if (text.kind === "text" || text.kind === "string") value += text.value;
    else known = false;
    if (value.length > MAX_STRING) return tooLarge(at);
  }
  const large = sizeOfParts(parts) > MAX_SIZE;
  if (!known) return large ? tooLarge(at) : { kind: "partial", parts, origin };
  const text = { kind: "string", value: value.normalize("NFC"), origin } as const;
  return large ? text : { ...text, parts };
}
