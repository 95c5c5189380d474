import { foldAscii } from "../text/ascii-case.js";
import type { Witness } from "./search/dimension.js";
import type { Request } from "./evaluate/evaluate.js";

/** What a request is where no witness says otherwise. */
export type Defaults = Omit<Request, "context"> & {
  /** Values of policy variables, by the name of the key. */
  readonly context: ReadonlyMap<string, string>;
};

/** The request that these witnesses describe. */
export function requestOf(witnesses: readonly Witness[], defaults: Defaults): Request {
  let { action, resource, principal } = defaults;
  const context = new Map<string, readonly [string, string | readonly string[]]>();
  for (const [key, value] of defaults.context) context.set(foldAscii(key), [key, value]);
  for (const witness of witnesses) {
    if (witness.part === "action") action = witness.text;
    else if (witness.part === "resource") resource = witness.text;
    else if (witness.part === "principal") principal = witness.text;
    else if (witness.part === "context" && witness.values !== undefined) {
      context.set(foldAscii(witness.key), [witness.key, witness.values]);
    }
  }
  return {
    action,
    resource,
    ...(principal !== undefined && { principal }),
    // Own properties, whatever a key is called.
    context: Object.fromEntries(context.values()),
  };
}
