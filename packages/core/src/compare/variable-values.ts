import { foldAscii } from "../text/ascii-case.js";
import type { RawStatement } from "./compile/raw-statement.js";

/** Values for policy variables, by folded key. */
export type Bindings = ReadonlyMap<string, string>;

const MAX_ROUNDS = 12;
const MAX_PATTERNS = 200;

/**
 * Values to try for policy variables where a difference may depend on them: first one pleasant value for each; then, one
 * variable at a time, the values that conditions on its key name, and those that make its pattern equal another one.
 */
export function bindingRounds(
  variables: ReadonlyMap<string, string>,
  statements: readonly RawStatement[],
): readonly Bindings[] {
  if (variables.size === 0) return [];
  const pleasant = new Map([...variables].map(([key, name]) => [key, pleasantValue(name)]));
  const rounds: Bindings[] = [pleasant];
  for (const key of variables.keys()) {
    for (const value of likelyValues(key, statements)) {
      if (rounds.length < MAX_ROUNDS) rounds.push(new Map([...pleasant, [key, value]]));
    }
  }
  return rounds;
}

function pleasantValue(name: string): string {
  const key = foldAscii(name);
  if (key === "aws:username") return "alice";
  if (key === "aws:principalaccount" || key === "aws:sourceaccount") return "111122223333";
  const last = name.slice(Math.max(name.lastIndexOf(":"), name.lastIndexOf("/")) + 1);
  return `example-${last === "" ? "value" : last}`;
}

function likelyValues(key: string, statements: readonly RawStatement[]): ReadonlySet<string> {
  const values = new Set<string>();
  const add = (value: string): void => {
    if (!/[*?$]/.test(value)) values.add(value);
  };
  for (const { tests } of statements) {
    for (const test of tests)
      if (foldAscii(test.key) === key) for (const value of textsOf(test.values)) add(value);
  }
  const patterns = statements
    .flatMap(({ resource, tests }) => [
      ...(resource?.patterns ?? []),
      ...tests.flatMap((test) => textsOf(test.values)),
    ])
    .slice(0, MAX_PATTERNS);
  for (const pattern of patterns) {
    const start = pattern.indexOf("${");
    const end = pattern.indexOf("}", start);
    if (start < 0 || end < 0 || foldAscii(pattern.slice(start + 2, end).split(",")[0] ?? "").trim() !== key)
      continue;
    const [head, tail] = [pattern.slice(0, start), pattern.slice(end + 1)];
    for (const other of patterns) {
      const fits =
        other.length >= head.length + tail.length && other.startsWith(head) && other.endsWith(tail);
      if (fits) add(other.slice(head.length, other.length - tail.length));
    }
  }
  return values;
}

function textsOf(values: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(values) ? values : [values];
  return list.filter((value) => typeof value === "string");
}
