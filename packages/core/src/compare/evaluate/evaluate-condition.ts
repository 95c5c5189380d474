import {
  lowerCase,
  substituted,
  symbolsMatch,
  texts,
  wildcardSymbols,
  type Effort,
  type Symbols,
} from "./evaluate-pattern.js";
import type { Surroundings } from "./evaluate.js";
import { both, either, not, type Truth } from "./truth.js";

/** Do all tests of a condition block hold in the context of the request? */
export function conditionApplies(condition: unknown, around: Surroundings): Truth {
  if (condition === undefined) return true;
  if (typeof condition !== "object" || condition === null) return undefined;
  let applies: Truth = true;
  for (const [operator, keys] of Object.entries(condition)) {
    if (typeof keys !== "object" || keys === null) return undefined;
    for (const [key, values] of Object.entries(keys as Readonly<Record<string, unknown>>)) {
      applies = both(applies, testHolds(lowerCase(operator), lowerCase(key), texts(values), around));
      if (applies === false) return false;
    }
  }
  return applies;
}

function testHolds(operator: string, key: string, values: readonly string[], around: Surroundings): Truth {
  const actual = around.context.get(key);
  if (values.length === 0) return undefined;
  if (operator === "null") {
    if (Array.isArray(actual) && actual.length === 0) return undefined;
    const wanted = values.length === 1 ? lowerCase(values[0] ?? "") : "";
    return wanted === "true" ? actual === undefined : wanted === "false" ? actual !== undefined : undefined;
  }
  const [, quantifier, base = "", ifExists] =
    /^(?:(foranyvalue|forallvalues):)?(.*?)(ifexists)?$/s.exec(operator) ?? [];
  const positive = NEGATED.get(base);
  const negated = positive !== undefined;
  const comparison = COMPARE.get(positive ?? base);
  if (comparison === undefined) return undefined;
  if (actual === undefined) {
    return ifExists !== undefined || quantifier === "forallvalues" || (quantifier === undefined && negated);
  }
  const list: readonly string[] = typeof actual === "string" ? [actual] : actual;
  // A context with an empty set of values, or several for a test of one: nobody says what that is.
  if (list.length === 0 || (quantifier === undefined && list.length > 1)) return undefined;
  const { compare, wildcards = false } = comparison;
  const patterns = values.map((value) => {
    if (around.variables) return substituted(value, around.context, !wildcards);
    return wildcards ? wildcardSymbols(value) : value.split("");
  });
  const truths = list.map((value) => {
    const met = patterns.reduce<Truth>((sofar, pattern) => {
      // A pattern whose variable has no value meets nothing; or does its statement not apply at all?
      if (pattern === undefined) return either(sofar, negated ? undefined : false);
      return either(sofar, compare(value, pattern, around.effort));
    }, false);
    return negated ? not(met) : met;
  });
  return quantifier === "foranyvalue"
    ? truths.reduce<Truth>(either, false)
    : truths.reduce<Truth>(both, true);
}

/** Does one value of the context meet one value of the policy? */
type Compare = (actual: string, wanted: Symbols, effort: Effort) => Truth;

const sameText: Compare = (actual, wanted, effort) => symbolsMatch(wanted, actual, effort);

const sameFolded: Compare = (actual, wanted) => {
  const folded = lowerCase(wanted.map(String).join(""));
  // Which letters beyond ASCII differ in case only is not documented.
  if (Array.from(folded + actual).some((letter) => letter > "\u007f")) return undefined;
  return folded === lowerCase(actual);
};

const sameArn: Compare = (actual, wanted, effort) => {
  const patterns = arnParts([...wanted]);
  if (patterns === undefined) return undefined;
  const parts = arnParts(actual.split(""));
  return parts?.every((part, index) => symbolsMatch(patterns[index] ?? [], part.join(""), effort)) ?? false;
};

/** Six parts, of which only the last may have colons. */
function arnParts<Symbol>(symbols: readonly Symbol[]): readonly (readonly Symbol[])[] | undefined {
  const parts: Symbol[][] = [[]];
  for (const symbol of symbols) {
    if (symbol === ":" && parts.length < 6) parts.push([]);
    else parts.at(-1)?.push(symbol);
  }
  return parts.length === 6 ? parts : undefined;
}

/** Compares what both texts stand for; not known where one of them stands for nothing. */
const compared =
  <Value>(
    read: (text: string) => Value | undefined,
    holds: (actual: Value, wanted: Value) => boolean,
  ): Compare =>
  (actual, wanted) => {
    const [left, right] = [read(actual), read(wanted.map(String).join(""))];
    return left === undefined || right === undefined ? undefined : holds(left, right);
  };

function readFlag(text: string): boolean | undefined {
  const folded = lowerCase(text);
  return folded === "true" ? true : folded === "false" ? false : undefined;
}

function readNumber(text: string): number | undefined {
  return /^[+-]?\d{1,15}(\.\d{1,20})?(e-\d+)?$/.test(text) ? Number(text) : undefined;
}

function readTime(text: string): number | undefined {
  if (/^\d{9,12}$/.test(text)) return Number(text) * 1000;
  if (!/^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** An address or a range as binary digits, `*` after the prefix; IPv4 and IPv6 differ in length. */
function readBits(text: string): string | undefined {
  const [address = "", prefix, ...rest] = text.split("/");
  const bits = address.includes(":") ? bitsOfV6(address) : bitsOfV4(address);
  if (bits === undefined || rest.length > 0) return undefined;
  if (prefix === undefined) return bits;
  if (!/^\d{1,3}$/.test(prefix) || Number(prefix) > bits.length) return undefined;
  const [kept, dropped] = [bits.slice(0, Number(prefix)), bits.slice(Number(prefix))];
  return dropped.includes("1") ? undefined : kept + "*".repeat(dropped.length);
}

function bitsOfV4(address: string): string | undefined {
  if (!/^\d{1,3}(\.\d{1,3}){3}$/.test(address)) return undefined;
  const bytes = address.split(".").map(Number);
  return bytes.every((byte) => byte < 256)
    ? bytes.map((byte) => byte.toString(2).padStart(8, "0")).join("")
    : undefined;
}

function bitsOfV6(address: string): string | undefined {
  const [head = "", tail, ...more] = address.split("::");
  const groups = (half: string): readonly string[] => (half === "" ? [] : half.split(":"));
  const [left, right] = [groups(head), groups(tail ?? "")];
  const zeros = 8 - left.length - right.length;
  if (more.length > 0 || (tail === undefined ? zeros !== 0 : zeros < 1)) return undefined;
  const all = [...left, ...Array.from({ length: zeros }, () => "0"), ...right];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return all.map((group) => parseInt(group, 16).toString(2).padStart(16, "0")).join("");
}

function within(actual: string, range: string): boolean {
  return (
    actual.length === range.length &&
    range.split("").every((bit, index) => bit === "*" || bit === actual[index])
  );
}

/** By the name of the positive operator; `wildcards`: the values of the policy may have some. */
const COMPARE: ReadonlyMap<string, { readonly compare: Compare; readonly wildcards?: boolean }> = new Map([
  ["stringequals", { compare: sameText }],
  ["stringequalsignorecase", { compare: sameFolded }],
  ["stringlike", { compare: sameText, wildcards: true }],
  ["arnequals", { compare: sameArn, wildcards: true }],
  ["arnlike", { compare: sameArn, wildcards: true }],
  ["bool", { compare: compared(readFlag, (actual, wanted) => actual === wanted) }],
  ["ipaddress", { compare: compared(readBits, within) }],
  ...[["numeric", readNumber] as const, ["date", readTime] as const].flatMap(([kind, read]) => [
    [`${kind}equals`, { compare: compared(read, (actual, wanted) => actual === wanted) }] as const,
    [`${kind}lessthan`, { compare: compared(read, (actual, wanted) => actual < wanted) }] as const,
    [`${kind}lessthanequals`, { compare: compared(read, (actual, wanted) => actual <= wanted) }] as const,
    [`${kind}greaterthan`, { compare: compared(read, (actual, wanted) => actual > wanted) }] as const,
    [`${kind}greaterthanequals`, { compare: compared(read, (actual, wanted) => actual >= wanted) }] as const,
  ]),
]);

const NEGATED: ReadonlyMap<string, string> = new Map([
  ["stringnotequals", "stringequals"],
  ["stringnotequalsignorecase", "stringequalsignorecase"],
  ["stringnotlike", "stringlike"],
  ["arnnotequals", "arnequals"],
  ["arnnotlike", "arnlike"],
  ["numericnotequals", "numericequals"],
  ["datenotequals", "dateequals"],
  ["notipaddress", "ipaddress"],
]);
