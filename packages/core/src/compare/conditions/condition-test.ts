import { compareCodeUnits, foldAscii } from "../../text/ascii-case.js";
import { readAddressSpan } from "./address.js";
import { readOperator, type Quantifier, type Relation } from "./condition-operator.js";
import { readDecimal } from "./decimal.js";
import { inArnParts, makeGlob, type Glob } from "../globs/glob.js";
import { readInstant } from "./instant.js";
import { comparisonTest, spanTest, type LineKind, type LineTest } from "../globs/line.js";
import {
  bindTemplate,
  readTemplate,
  variablesOf,
  widened,
  type Template,
  type Variable,
} from "../globs/template.js";

/** What a test asks of one value of the context. */
export type ValueTest =
  | {
      readonly family: "text";
      readonly globs: readonly Glob[];
      /** Patterns with policy variables; only where the quantifier is `one`. */
      readonly templates: readonly Template[];
      readonly ignoreCase: boolean;
    }
  | { readonly family: LineKind; readonly line: LineTest }
  | { readonly family: "boolean"; readonly values: readonly boolean[] };

/**
 * One key under one operator of a condition block, read.
 *
 * `whole`: not understood, so all that is known is that it is the same test wherever its `identity` is the same.
 */
export interface ConditionTest {
  /** The context key, folded. */
  readonly key: string;
  readonly name: string;
  readonly operator: string;
  readonly identity: string;
  /** Policy variables in its values that have no value yet. */
  readonly variables: readonly Variable[];
  readonly meaning:
    | { readonly kind: "whole"; readonly why: string }
    | { readonly kind: "null"; readonly absent: boolean }
    | {
        readonly kind: "values";
        readonly quantifier: Quantifier;
        readonly ifExists: boolean;
        readonly negated: boolean;
        readonly value: ValueTest;
      };
}

/** How a policy's texts are read: whether it has policy variables, and the values that stand for some of them. */
export interface Reading {
  readonly variables: boolean;
  readonly bindings: ReadonlyMap<string, string>;
}

/** Reads one key under one operator. `values` as written: texts, numbers, booleans, in an array or alone. */
export function readConditionTest(
  operator: string,
  name: string,
  written: unknown,
  reading: Reading,
): ConditionTest {
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  const values = list.map((value) =>
    typeof value === "string"
      ? value
      : typeof value === "number" || typeof value === "boolean"
        ? String(value)
        : "",
  );
  const distinct = [...new Set(values)].sort(compareCodeUnits);
  // The same text with a `$` means another thing in a policy language without variables.
  const language = reading.variables && distinct.some((value) => value.includes("$"));
  const identity = JSON.stringify([foldAscii(operator), foldAscii(name), language, ...distinct]);
  const variables = distinct.flatMap((value) =>
    variablesOf(
      bindTemplate(readTemplate(value, { variables: reading.variables, wildcards: false }), reading.bindings),
    ),
  );
  const meaning = readMeaning(operator, distinct, reading);
  return { key: foldAscii(name), name, operator, identity, variables, meaning };
}

function readMeaning(
  operator: string,
  values: readonly string[],
  reading: Reading,
): ConditionTest["meaning"] {
  const read = readOperator(operator);
  if (read === undefined) return whole("its operator is not understood");
  if (values.length === 0) return whole("it has no values");
  if (read.kind === "null") {
    const absent = values.map(readBoolean);
    if (absent.length !== 1 || absent[0] === undefined) return whole("its value is neither true nor false");
    return { kind: "null", absent: absent[0] };
  }
  const { quantifier, ifExists, negated, relation } = read;
  const value = readValues(relation, quantifier, values, reading);
  return typeof value === "string" ? whole(value) : { kind: "values", quantifier, ifExists, negated, value };
}

function whole(why: string): ConditionTest["meaning"] {
  return { kind: "whole", why };
}

/** The test of one value, or why it is not understood. */
function readValues(
  relation: Relation,
  quantifier: Quantifier,
  values: readonly string[],
  reading: Reading,
): ValueTest | string {
  const wildcards = relation.family === "arn" || (relation.family === "text" && relation.wildcards);
  const templates = values.map((value) =>
    bindTemplate(readTemplate(value, { variables: reading.variables, wildcards }), reading.bindings),
  );
  const withVariables = templates.filter((template) => variablesOf(template).length > 0);
  const plain = templates.filter((template) => variablesOf(template).length === 0).map(widened);
  if (relation.family === "text") {
    const { ignoreCase } = relation;
    if (withVariables.length > 0 && quantifier !== "one")
      return "a policy variable stands in a set of values";
    if (ignoreCase && templates.flatMap(widened).some((token) => token > 0x7f)) {
      return "which letters beyond ASCII are equal but for case is not documented";
    }
    return {
      family: "text",
      globs: plain.map((tokens) => makeGlob(tokens, ignoreCase)),
      templates: withVariables,
      ignoreCase,
    };
  }
  if (withVariables.length > 0) return "a policy variable stands in one of its values";
  if (relation.family === "arn") {
    const parts = plain.map(inArnParts);
    const globs = parts.flatMap((tokens) => (tokens === undefined ? [] : [makeGlob(tokens)]));
    if (globs.length < parts.length) return "a value is not an ARN of six parts";
    return { family: "text", globs, templates: [], ignoreCase: false };
  }
  const texts = plain.map((tokens) => String.fromCharCode(...tokens.slice(0, 100)));
  switch (relation.family) {
    case "boolean": {
      const read = all(texts.map(readBoolean));
      return read === undefined ? "a value is neither true nor false" : { family: "boolean", values: read };
    }
    case "address": {
      const spans = all(texts.map(readAddressSpan));
      if (spans === undefined) return "a value is no address or range of addresses";
      return { family: "address", line: spanTest(spans) };
    }
    case "number":
    case "date": {
      const points = all(texts.map(relation.family === "number" ? readDecimal : readInstant));
      if (points === undefined) return `a value is no plain ${relation.family}`;
      return { family: relation.family, line: comparisonTest(relation.comparison, points) };
    }
  }
}

function all<Value>(values: readonly (Value | undefined)[]): readonly Value[] | undefined {
  const known = values.filter((value) => value !== undefined);
  return known.length === values.length ? known : undefined;
}

function readBoolean(text: string): boolean | undefined {
  const folded = foldAscii(text);
  return folded === "true" ? true : folded === "false" ? false : undefined;
}
