import type { Holder, Refusal } from "../../contract.js";

export type PrincipalType = Holder["type"];

/** Who holds something, as far as it is known. */
export interface Holders {
  readonly holders: readonly Holder[];
  /** May be looked for when it is asked for. */
  readonly unlisted?: Refusal | undefined;
}

/** All of them, each once. */
export function joinHolders(parts: readonly Holders[]): Holders {
  const unlisted = parts.find((part) => part.unlisted !== undefined)?.unlisted;
  return { holders: [...new Set(parts.flatMap(({ holders }) => holders))], unlisted };
}
