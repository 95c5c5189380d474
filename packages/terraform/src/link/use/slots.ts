import type { Sourced } from "../module/merged-block.js";
import { placeKey } from "../module/module-instance.js";
import { isLiteral } from "../syntax/children.js";
import { passedThrough, type Purpose } from "./pass-through.js";

/** The expressions whose values are followed, and what for. */
export interface Slots {
  consume(expression: Sourced, purpose: Purpose): void;
  /** The same for `for_each`: how many elements there are matters there. */
  repeat(expression: Sourced): void;
  /** Places of all references whose value is handed on to such a slot. */
  followed(): Followed;
}

export interface Followed {
  has(place: string): boolean;
  /** Whether it also matters how many elements the value has. */
  counts(place: string): boolean;
}

export function createSlots(): Slots {
  const consumed = new Map<Sourced["value"], { readonly file: string; readonly purposes: Set<Purpose> }>();
  const repeated = new Set<Sourced["value"]>();

  function consume({ value, file }: Sourced, purpose: Purpose): void {
    // Nothing is handed on by a literal, as most arguments are.
    if (isLiteral(value)) return;
    const known = consumed.get(value);
    if (known === undefined) consumed.set(value, { file, purposes: new Set([purpose]) });
    else known.purposes.add(purpose);
  }

  return {
    consume,
    repeat(expression) {
      consume(expression, "data");
      repeated.add(expression.value);
    },
    followed() {
      const places = new Set<string>();
      const counted = new Set<string>();
      for (const [value, { file, purposes }] of consumed) {
        for (const purpose of purposes) {
          passedThrough(value, purpose, repeated.has(value), ({ kind, at }, _, counts) => {
            if (kind !== "name" && kind !== "traversal" && kind !== "call") return;
            const place = placeKey({ file, range: at });
            places.add(place);
            if (counts) counted.add(place);
          });
        }
      }
      return { has: (place) => places.has(place), counts: (place) => counted.has(place) };
    },
  };
}
