// `{{resolve:…}}`: what CloudFormation reads from Systems Manager or Secrets Manager when it deploys.
import type { Place } from "../contract.js";
import { reason } from "./reason.js";
import type { TextValue } from "./text-value.js";

const START = "{{resolve:";
const END = "}}";

/** The parts of a text with a dynamic reference in it: what stands around all of them, and nothing of what is between; else `undefined`. */
export function dynamicParts(text: string, at: Place): readonly TextValue[] | undefined {
  const start = text.indexOf(START);
  if (start < 0) return undefined;
  const end = text.lastIndexOf(END);
  const why = reason("environment", "CloudFormation resolves it when it deploys", at);
  return [
    ...around(text.slice(0, start)),
    { kind: "unknown", why },
    ...(end < start ? [] : around(text.slice(end + END.length))),
  ];
}

/** What may hold a variable is not known either, and it is never wrong to know less. */
function around(text: string): readonly TextValue[] {
  return text === "" || text.includes("{") ? [] : [{ kind: "known", text }];
}
