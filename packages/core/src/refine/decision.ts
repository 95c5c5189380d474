/** Something that a refinement writes in the place of a pattern, with the used actions it was written for. */
export interface Replacement {
  readonly pattern: string;
  /** Known used actions that it allows, as `service:Name`, sorted. */
  readonly allows: readonly string[];
}

/** A replacement that was not written, because `by` allows all of it already (law 6). */
export interface Covered extends Replacement {
  readonly by: string;
}

/** Why a pattern stays byte for byte. */
export type KeptReason =
  /** Everything it is known to allow is used. */
  | "used"
  /** It matches no known action, and its service is not wholly unused. */
  | "no-known-match"
  /** `keep` or a disabled problem may need it, though no known action shows what for. */
  | "kept-on-purpose"
  /** It cannot be read as an action pattern, or has a wildcard in the service. */
  | "unreadable"
  /** It stands where nothing is changed: a Deny, a NotAction, a statement with a principal, an unknown effect. */
  | "not-refined";

/** Why a pattern goes. */
export type RemovedReason =
  /** A literal nobody used. */
  | "unused"
  /** A wildcard that matches known actions, all unused. */
  | "all-unused"
  /** Nothing of its service was used. */
  | "service-unused";

/**
 * What the law says of one element of a list, and why.
 *
 * `unused`: the known unused actions that it allows, as `service:Name`, sorted. Reports need no second computation.
 */
export type Decision =
  | { readonly kind: "kept"; readonly pattern: string; readonly reason: KeptReason; readonly detail?: string }
  | {
      readonly kind: "removed";
      readonly pattern: string;
      readonly reason: RemovedReason;
      readonly unused: readonly string[];
    }
  | {
      readonly kind: "replaced";
      readonly pattern: string;
      readonly by: readonly Replacement[];
      readonly covered: readonly Covered[];
      readonly unused: readonly string[];
    }
  /** `judged`: what the law would say of each value that it can have, if these are known. Never changed. */
  | { readonly kind: "opaque"; readonly why: string; readonly judged: readonly Decision[] };
