import type { Place } from "../contract.js";
import type { ForDirective, TemplatePart } from "../parse/ast.js";
import { convert } from "./convert.js";
import { evaluateIn, placeIn, type Frame } from "./evaluate.js";
import { iterate } from "./iterate.js";
import { reason } from "./reason.js";
import { bind } from "./scope.js";
import { composeText } from "./text.js";
import { choice, failure, unknown, type TextPart, type Value } from "./value.js";

/** What a template stands for: a string, except for one that is nothing but an interpolation, which is what that is. */
export function evaluateTemplate(
  parts: readonly TemplatePart[],
  by: "template" | "heredoc",
  frame: Frame,
  at: Place,
): Value {
  const [only] = parts;
  if (only?.kind === "interpolation" && parts.length === 1) return evaluateIn(only.value, frame);
  return composeText(
    parts.flatMap((part) => textParts(part, by, frame)),
    by,
    at,
  );
}

function textParts(part: TemplatePart, by: "template" | "heredoc", frame: Frame): readonly TextPart[] {
  const at = placeIn(frame, part.at);
  switch (part.kind) {
    case "literal":
      return [{ kind: "text", value: part.value, at }];
    case "interpolation":
      return [{ kind: "hole", value: interpolated(evaluateIn(part.value, frame), at), at }];
    case "if": {
      const test = convert(evaluateIn(part.condition, frame), { kind: "bool" }, at);
      const branch = (taken: readonly TemplatePart[]): readonly TextPart[] =>
        taken.flatMap((one) => textParts(one, by, frame));
      if (test.kind === "bool") return branch(test.value ? part.then : part.else);
      if (test.kind === "null") return [{ kind: "hole", value: failure("The condition is null.", at), at }];
      if (test.kind === "unknown" && test.fails) return [{ kind: "hole", value: test, at }];
      const why = reason(
        "unknown-condition",
        "Whether this text is there depends on a condition that is not known.",
        at,
      );
      const both = [part.then, part.else].map((taken) => composeText(branch(taken), by, at));
      return [{ kind: "hole", value: choice(both, why), at }];
    }
    case "for":
      return forParts(part, by, frame, at);
  }
}

function interpolated(value: Value, at: Place): Value {
  if (value.kind === "null") return failure("A null cannot be part of a text.", at);
  return convert(value, { kind: "string" }, at);
}

function forParts(
  part: ForDirective,
  by: "template" | "heredoc",
  frame: Frame,
  at: Place,
): readonly TextPart[] {
  const turns = iterate(evaluateIn(part.source, frame), at);
  if ("kind" in turns) return [{ kind: "hole", value: turns, at }];
  return turns.flatMap((turn): readonly TextPart[] => {
    if (!turn.certain) {
      return [{ kind: "hole", value: unknown(turn.why), at }];
    }
    const names = new Map([[part.valueName, turn.value]]);
    if (part.keyName !== undefined) names.set(part.keyName, turn.key);
    const inner = { ...frame, scope: bind(names, frame.scope) };
    return part.body.flatMap((one) => textParts(one, by, inner));
  });
}
