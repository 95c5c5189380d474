import { foldAscii } from "../../text/ascii-case.js";
import type { Comparison } from "../globs/line.js";

/** Which values of a key a test looks at: the only one, any of several, all of several. */
export type Quantifier = "one" | "any" | "all";

/** What an operator does with one value of the context and the values of the policy. */
export type Relation =
  | { readonly family: "text"; readonly wildcards: boolean; readonly ignoreCase: boolean }
  | { readonly family: "arn" }
  | { readonly family: "number" | "date"; readonly comparison: Comparison }
  | { readonly family: "address" }
  | { readonly family: "boolean" };

/** A condition operator, read. */
export type ConditionOperator =
  | { readonly kind: "null" }
  | {
      readonly kind: "values";
      readonly quantifier: Quantifier;
      readonly ifExists: boolean;
      readonly negated: boolean;
      readonly relation: Relation;
    };

interface Base {
  readonly relation: Relation;
  readonly negated: boolean;
}

const text = (wildcards: boolean, ignoreCase: boolean): Relation => ({
  family: "text",
  wildcards,
  ignoreCase,
});
const is = (relation: Relation): Base => ({ relation, negated: false });
const isNot = (relation: Relation): Base => ({ relation, negated: true });

const COMPARISONS: readonly (readonly [string, Comparison])[] = [
  ["equals", "equal"],
  ["lessthan", "less"],
  ["lessthanequals", "at most"],
  ["greaterthan", "greater"],
  ["greaterthanequals", "at least"],
];

const BASES: ReadonlyMap<string, Base> = new Map<string, Base>([
  ["stringequals", is(text(false, false))],
  ["stringnotequals", isNot(text(false, false))],
  ["stringequalsignorecase", is(text(false, true))],
  ["stringnotequalsignorecase", isNot(text(false, true))],
  ["stringlike", is(text(true, false))],
  ["stringnotlike", isNot(text(true, false))],
  ["arnequals", is({ family: "arn" })],
  ["arnlike", is({ family: "arn" })],
  ["arnnotequals", isNot({ family: "arn" })],
  ["arnnotlike", isNot({ family: "arn" })],
  ["bool", is({ family: "boolean" })],
  ["ipaddress", is({ family: "address" })],
  ["notipaddress", isNot({ family: "address" })],
  ...(["number", "date"] as const).flatMap((family): (readonly [string, Base])[] => {
    const prefix = family === "number" ? "numeric" : "date";
    return [
      ...COMPARISONS.map(([name, comparison]) => [prefix + name, is({ family, comparison })] as const),
      [`${prefix}notequals`, isNot({ family, comparison: "equal" })],
    ];
  }),
]);

/** Reads the name of an operator, whatever its case; undefined for one that is not known. */
export function readOperator(name: string): ConditionOperator | undefined {
  let rest = foldAscii(name);
  let quantifier: Quantifier = "one";
  if (rest.startsWith("foranyvalue:")) quantifier = "any";
  else if (rest.startsWith("forallvalues:")) quantifier = "all";
  if (quantifier !== "one") rest = rest.slice(rest.indexOf(":") + 1);
  if (rest === "null" && quantifier === "one") return { kind: "null" };
  const ifExists = rest.endsWith("ifexists");
  const base = BASES.get(ifExists ? rest.slice(0, -"ifexists".length) : rest);
  return base && { kind: "values", quantifier, ifExists, ...base };
}
