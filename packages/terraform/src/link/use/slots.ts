import type { Sourced } from "../module/merged-block.js";
import { passedThrough, type Purpose } from "./pass-through.js";

/** The expressions whose values are followed, and what for. */
export interface Slots {
  consume(expression: Sourced, purpose: Purpose): void;
  /** Places of all references whose value is handed on to such a slot. */
  followed(): ReadonlySet<string>;
}

export function createSlots(): Slots {
  const consumed = new Map<Sourced["value"], { readonly file: string; readonly purposes: Set<Purpose> }>();
  return {
    consume({ value, file }, purpose) {
      const known = consumed.get(value);
      if (known === undefined) consumed.set(value, { file, purposes: new Set([purpose]) });
      else known.purposes.add(purpose);
    },
    followed() {
      const places = new Set<string>();
      for (const [expression, { file, purposes }] of consumed) {
        for (const purpose of purposes) {
          for (const { expression: one } of passedThrough(expression, purpose).expressions) {
            const { kind, at } = one;
            if (kind === "name" || kind === "traversal" || kind === "call")
              places.add(`${file}:${String(at[0])}-${String(at[1])}`);
          }
        }
      }
      return places;
    },
  };
}
