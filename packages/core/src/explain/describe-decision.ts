import type { Decision } from "../refine/decision.js";

/** One sentence that says what becomes of a pattern and why. */
export function describeDecision(decision: Decision): string {
  switch (decision.kind) {
    case "kept":
      return describeKept(decision);
    case "removed":
      return describeRemoved(decision);
    case "replaced": {
      const number = decision.unused.length;
      const gone = `${decision.pattern} allows ${number === 0 ? "a service nobody used" : count(number, "unused action")}`;
      const by = decision.by.map(({ pattern }) => pattern);
      if (by.length === 0)
        return `${gone} and is removed: other patterns of the statement allow what is used`;
      return `${gone} and is replaced by ${by.join(", ")}`;
    }
    case "opaque":
      return `an element whose value is not known stays: ${decision.why}`;
  }
}

function describeKept({ pattern, reason, detail }: Extract<Decision, { kind: "kept" }>): string {
  switch (reason) {
    case "used":
      return `${pattern} stays: it allows nothing that is known to be unused`;
    case "no-known-match":
      return `${pattern} stays: it matches no known action, so nothing is known of its use`;
    case "kept-on-purpose":
      return `${pattern} stays: ${detail ?? "a pattern"} is kept on purpose and matches no action that is known`;
    case "unreadable":
      return `${pattern} stays: ${detail ?? "it cannot be read"}`;
    case "not-refined":
      return `${pattern} stays: nothing is changed in this statement`;
  }
}

function describeRemoved({ pattern, reason, unused }: Extract<Decision, { kind: "removed" }>): string {
  switch (reason) {
    case "unused":
      return `${pattern} is unused and is removed`;
    case "all-unused":
      return `${pattern} is removed: ${unused.length === 1 ? "the only action" : `all ${String(unused.length)} actions`} it allows ${unused.length === 1 ? "is" : "are"} unused`;
    case "service-unused":
      return `${pattern} is removed: nothing of its service was used`;
  }
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
