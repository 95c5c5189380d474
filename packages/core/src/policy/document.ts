/** An object of JSON, its keys in the order of the text. */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * One element of `Action` or `NotAction`: an action pattern, or something whose value is not known (an opaque element).
 *
 * An opaque element is exactly one element of the list, whatever its value; `values`, if known, are all that it can be.
 * It is judged and reported, never changed.
 */
export type ActionElement =
  { readonly pattern: string } | { readonly opaque: string; readonly values?: readonly string[] };

/** A statement as far as refinement and proof look at it. */
export interface Statement {
  readonly effect: "Allow" | "Deny" | "unknown";
  readonly key: "Action" | "NotAction";
  readonly elements: readonly ActionElement[];
  /** Why it may hold patterns that are not among `elements`; it is then never taken for empty. */
  readonly open?: string;
  /** Why it cannot be removed whole (its Sid overrides another statement or is overridden). */
  readonly indivisible?: string;
  /** It names a principal: part of a trust or resource policy, never changed. */
  readonly hasPrincipal?: boolean;
}

/** A policy document as read from JSON, with the shape that it was written in. */
export interface PolicyDocument {
  readonly json: JsonObject;
  readonly statements: readonly Statement[];
  /** `Statement` is one object instead of an array. */
  readonly singleStatement: boolean;
}
