import fc from "fast-check";

// A draft says how to make something of a catalog that is not there yet: numbers choose by remainder. Drafts are
// independent of one another, so that a counterexample shrinks well.

/** How to make one action pattern. */
export interface PatternDraft {
  readonly shape:
    "literal" | "head" | "tail" | "stars" | "question" | "service" | "everything" | "unknown" | "unreadable";
  readonly service: number;
  readonly name: number;
  readonly cuts: readonly [number, number, number, number];
  readonly oddCase: boolean;
}

const number = fc.nat(1000);

export const patternDraft: fc.Arbitrary<PatternDraft> = fc.record({
  shape: fc.oneof(
    { weight: 4, arbitrary: fc.constant("literal" as const) },
    { weight: 8, arbitrary: fc.constant("head" as const) },
    { weight: 6, arbitrary: fc.constant("tail" as const) },
    { weight: 8, arbitrary: fc.constant("stars" as const) },
    { weight: 3, arbitrary: fc.constant("question" as const) },
    { weight: 2, arbitrary: fc.constant("service" as const) },
    { weight: 1, arbitrary: fc.constant("everything" as const) },
    { weight: 2, arbitrary: fc.constant("unknown" as const) },
    { weight: 1, arbitrary: fc.constant("unreadable" as const) },
  ),
  service: number,
  name: number,
  cuts: fc.tuple(number, number, number, number),
  oddCase: fc.boolean(),
});

/** How to make one element of a list: a pattern, or something opaque that may have known values. */
export type ElementDraft =
  | { readonly opaque: false; readonly pattern: PatternDraft }
  | { readonly opaque: true; readonly values: readonly PatternDraft[] | undefined };

const elementDraft: fc.Arbitrary<ElementDraft> = fc.oneof(
  { weight: 7, arbitrary: fc.record({ opaque: fc.constant(false as const), pattern: patternDraft }) },
  {
    weight: 1,
    arbitrary: fc.record({
      opaque: fc.constant(true as const),
      values: fc.option(fc.array(patternDraft, { maxLength: 2 }), { nil: undefined }),
    }),
  },
);

/** How to make one statement. */
export interface StatementDraft {
  readonly effect: "Allow" | "Deny" | "unknown";
  readonly key: "Action" | "NotAction";
  readonly elements: readonly ElementDraft[];
  readonly open: boolean;
  readonly indivisible: boolean;
  readonly hasPrincipal: boolean;
}

const rarely = fc.nat(11).map((chance) => chance === 11);

export const statementDraft: fc.Arbitrary<StatementDraft> = fc.record({
  effect: fc.oneof(
    { weight: 8, arbitrary: fc.constant("Allow" as const) },
    { weight: 2, arbitrary: fc.constant("Deny" as const) },
    { weight: 1, arbitrary: fc.constant("unknown" as const) },
  ),
  key: fc.oneof(
    { weight: 6, arbitrary: fc.constant("Action" as const) },
    { weight: 1, arbitrary: fc.constant("NotAction" as const) },
  ),
  elements: fc.oneof(
    fc.array(elementDraft, { minLength: 1, maxLength: 2 }),
    fc.array(elementDraft, { minLength: 4, maxLength: 6 }),
  ),
  open: rarely,
  indivisible: rarely,
  hasPrincipal: rarely,
});

/** How to make a service of the catalog and what is unused of it. */
export interface ServiceDraft {
  readonly names: readonly string[];
  /** The first ones are missing from the catalog, which is older than they are. */
  readonly newer: number;
  readonly report: "none" | "actions" | "whole";
  /** By remainder, which names are reported. */
  readonly unused: readonly boolean[];
}

export function serviceDraft(name: fc.Arbitrary<string>): fc.Arbitrary<ServiceDraft> {
  return fc.record({
    names: fc.oneof(
      fc.uniqueArray(name, { minLength: 1, maxLength: 5, selector: (one) => one.toLowerCase() }),
      fc.uniqueArray(name, { minLength: 8, maxLength: 16, selector: (one) => one.toLowerCase() }),
    ),
    newer: fc.oneof(fc.constant(0), fc.constant(0), fc.nat(3)),
    report: fc.oneof(
      { weight: 1, arbitrary: fc.constant("none" as const) },
      { weight: 6, arbitrary: fc.constant("actions" as const) },
      { weight: 2, arbitrary: fc.constant("whole" as const) },
    ),
    unused: fc.array(fc.boolean(), { minLength: 2, maxLength: 14 }),
  });
}
