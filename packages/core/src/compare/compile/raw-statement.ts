import type { JsonObject, PolicyDocument } from "../../policy/document.js";

/** A list of patterns, of which one (or, `negated`, none) must match. */
export interface PatternList {
  readonly patterns: readonly string[];
  readonly negated: boolean;
}

/** A statement as written, as far as it decides which requests it applies to. */
export interface RawStatement {
  readonly deny: boolean;
  readonly action: PatternList;
  /** Absent in trust policies. */
  readonly resource: PatternList | undefined;
  readonly principal: { readonly block: unknown; readonly negated: boolean } | undefined;
  readonly tests: readonly { readonly operator: string; readonly key: string; readonly values: unknown }[];
  /** Is `${…}` a policy variable? */
  readonly variables: boolean;
}

/** Reads the statements of a document; anything of another shape than `parsePolicy` lets through is left out. */
export function rawStatements(document: PolicyDocument): readonly RawStatement[] {
  const variables = document.json["Version"] === "2012-10-17";
  const written = document.json["Statement"];
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  return list.filter(isObject).map((statement) => ({
    deny: statement["Effect"] !== "Allow",
    action: patternList(statement, "Action") ?? { patterns: [], negated: false },
    resource: patternList(statement, "Resource"),
    principal: principalOf(statement),
    tests: testsOf(statement["Condition"]),
    variables,
  }));
}

function patternList(statement: JsonObject, name: "Action" | "Resource"): PatternList | undefined {
  const positive = statement[name];
  const written = positive ?? statement[`Not${name}`];
  if (written === undefined) return undefined;
  const list: readonly unknown[] = Array.isArray(written) ? written : [written];
  return { patterns: list.filter((one) => typeof one === "string"), negated: positive === undefined };
}

function principalOf(statement: JsonObject): RawStatement["principal"] {
  const positive = statement["Principal"];
  if (positive !== undefined) return { block: positive, negated: false };
  const negative = statement["NotPrincipal"];
  return negative === undefined ? undefined : { block: negative, negated: true };
}

function testsOf(condition: unknown): RawStatement["tests"] {
  if (!isObject(condition)) return [];
  return Object.entries(condition).flatMap(([operator, keys]) =>
    isObject(keys) ? Object.entries(keys).map(([key, values]) => ({ operator, key, values })) : [],
  );
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
