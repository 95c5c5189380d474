import type { Statement } from "../../../packages/core/src/policy/document.js";

/** What a refinement is asked: plain data, so that the oracle needs nothing of what it judges. */
export interface World {
  /** The actions of each service. */
  readonly catalog: Readonly<Record<string, readonly string[]>>;
  /** As in a finding: no `actions` means the whole service. */
  readonly unused: readonly { readonly prefix: string; readonly actions?: readonly string[] }[];
  readonly keep: readonly string[];
  readonly statements: readonly Statement[];
}
