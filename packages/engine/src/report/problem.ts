import type { Edit, Place, Refusal } from "@iamend/source";

/** The rules of iamend, by the names that ESLint shows too. */
export type RuleName =
  | "no-unused-permissions"
  | "no-unused-principals"
  | "no-unknown-actions"
  | "no-redundant-actions"
  | "max-policy-size"
  | "no-ambiguous-principals";

export type Severity = "error" | "warn";

/** Edits that are applied together; problems of one statement share them, and so the `id`. */
export interface Fix {
  readonly id: string;
  readonly edits: readonly Edit[];
}

/** A change that needs a person. */
export interface Suggestion {
  /** Suggestions that are one change share it, as fixes do. */
  readonly id: string;
  readonly message: string;
  readonly edits: readonly Edit[];
  /** Proven to narrow, as fixes are; only such are applied by `--fix-suggestions`. */
  readonly narrows: boolean;
}

/** One lint message. */
export interface Problem {
  readonly rule: RuleName;
  readonly severity: Severity;
  /** The pattern, or the principal that the problem is about. */
  readonly at: Place;
  /** One sentence that can stand alone. */
  readonly message: string;
  /** Stable under moved lines: a digest of rule, address and pattern. */
  readonly fingerprint: string;
  /** ARNs of the principals that speak here, sorted. */
  readonly principals: readonly string[];
  /** Of the policy document, or of the principal. */
  readonly address: string;
  readonly pattern?: string;
  /** Known unused actions that the pattern allows, as `service:Name`, sorted. */
  readonly unused?: readonly string[];
  /** When the last of them was used, if ever (ISO 8601); absent: never in the time that was looked at. */
  readonly lastAccessed?: string;
  /** What will stand in the place of the pattern; empty: nothing. Absent: it stays. */
  readonly replacement?: readonly string[];
  readonly fix?: Fix;
  readonly suggestions?: readonly Suggestion[];
  /** Why there is no fix. */
  readonly refused?: Refusal;
}

/** Something the user should know that is no problem of the source: an unmatched finding, a file that does not parse. */
export interface Notice {
  readonly code: string;
  readonly message: string;
  readonly at?: Place;
  /** With `--strict`, it counts as an error. */
  readonly strict?: boolean;
}

/** How a principal of the findings relates to a holder. */
export interface HolderReport {
  /** Of the policy document. */
  readonly address: string;
  readonly at: Place;
  /** Nothing outside can hold the document. */
  readonly closed: boolean;
  /** Why it is not closed, and what would close it. */
  readonly open?: Refusal;
  readonly holders: readonly {
    readonly address: string;
    readonly type: string;
    /** The name as far as it is known. */
    readonly name: string;
    /** How it is known: `mapping`, `evidence`, `literal`, `derived`, `default`, `partly`, `unknown`. */
    readonly known: string;
    /** ARNs of the findings that speak for it. */
    readonly speaks: readonly string[];
    /** Principals that it stands for and that no finding is about. */
    readonly silent: readonly string[];
    /** ARNs that might be it, but are not certain. */
    readonly maybe: readonly string[];
  }[];
}

export interface Summary {
  /** Files that were judged. */
  readonly files: number;
  /** Policy documents in them. */
  readonly policies: number;
  readonly findings: {
    readonly matched: number;
    readonly unmatched: readonly string[];
    /** Those of `unmatched` that may be principals of this source, whose names are not certain. */
    readonly ambiguous: readonly string[];
  };
  readonly problems: number;
  /** Problems with a fix. */
  readonly fixable: number;
  /** Problems with a narrowing suggestion and no fix. */
  readonly suggested: number;
  /** Distinct `document action` pairs that the fixes take away. */
  readonly permissionsRemoved: number;
  /** The one line of configuration that would turn most suggestions into fixes, if there is one. */
  readonly advice?: string;
}

/** What a check found. */
export interface CheckResult {
  /** By file and place. */
  readonly problems: readonly Problem[];
  readonly notices: readonly Notice[];
  readonly holders: readonly HolderReport[];
  readonly summary: Summary;
  /** Failed proofs, and anything else that is a bug of iamend; the command then ends with exit code 2. */
  readonly internalErrors: readonly Notice[];
  /** Whether a comment for ESLint hides what a rule would say of this place. */
  readonly isDisabled: (at: Place, rule: RuleName) => boolean;
}
