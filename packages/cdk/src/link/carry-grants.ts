import type { Bundle, Id } from "../contract.js";
import { grantedThen } from "../grants/narrower-grant.js";
import type { CodeCall, LocatedCode } from "../locate/located-code.js";
import type { Mapping } from "./mapping/mapping.js";
import type { SynthesisedCode } from "./synthesised-code.js";

/**
 * The calls behind bundles, in code that our own edits have made. Where another method is called now, what it gives is not recorded: the
 * library says it, or the arguments do; where neither does, nothing that it gives is known.
 */
export function carryGrants(
  mapping: Pick<Mapping, "bundles" | "calls">,
  code: Pick<LocatedCode, "callAt">,
  ran: Pick<SynthesisedCode, "now">,
): Pick<Mapping, "bundles" | "calls"> {
  const bundles = new Map<Id, Bundle>();
  const calls = new Map<Id, CodeCall>();
  for (const [id, { name, actions }] of mapping.bundles) {
    const then = mapping.calls.get(id);
    const moved = then === undefined ? undefined : ran.now(then.at.file, then.frame);
    const call = then === undefined || moved === undefined ? undefined : code.callAt(then.at.file, moved);
    if (call === undefined) continue;
    const given =
      call.name === name
        ? actions
        : grantedThen({ method: name, actions }, call.name, call.grant?.texts.slice(1) ?? []);
    bundles.set(id, { at: call.at, name: call.name, actions: given ?? [] });
    calls.set(id, call);
  }
  return { bundles, calls };
}
