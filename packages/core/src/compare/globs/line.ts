import { instantText } from "../conditions/instant.js";
import { addressText, FIRST_V6, LAST_V6 } from "../conditions/address.js";

/** A value on a line: a number, an instant in milliseconds, or an address (IPv6 ones follow the IPv4 ones). */
export type Point = number | bigint;

export type LineKind = "number" | "date" | "address";

/** A test of points whose truth changes at its constants only. */
export interface LineTest {
  readonly key: string;
  readonly constants: readonly Point[];
  accepts(point: Point): boolean;
}

export type Comparison = "equal" | "less" | "at most" | "greater" | "at least";

/** True of a point that compares so with one of the values. */
export function comparisonTest(comparison: Comparison, values: readonly number[]): LineTest {
  const sorted = [...new Set(values)].sort((left, right) => left - right);
  // Of several values the most generous one decides an ordered test.
  const low = sorted[0] ?? 0;
  const high = sorted.at(-1) ?? 0;
  switch (comparison) {
    case "equal": {
      const set = new Set<Point>(sorted);
      return { key: `equal ${sorted.join(",")}`, constants: sorted, accepts: (point) => set.has(point) };
    }
    case "less":
      return { key: `less ${String(high)}`, constants: [high], accepts: (point) => point < high };
    case "at most":
      return { key: `at most ${String(high)}`, constants: [high], accepts: (point) => point <= high };
    case "greater":
      return { key: `greater ${String(low)}`, constants: [low], accepts: (point) => point > low };
    case "at least":
      return { key: `at least ${String(low)}`, constants: [low], accepts: (point) => point >= low };
  }
}

/** True of a point in one of the spans, both ends of which belong to it. */
export function spanTest(spans: readonly { readonly from: bigint; readonly to: bigint }[]): LineTest {
  const keys = spans.map(({ from, to }) => `${String(from)}-${String(to)}`);
  return {
    key: `in ${[...new Set(keys)].sort().join(",")}`,
    constants: spans.flatMap(({ from, to }) => [from, to + 1n]),
    accepts: (point) => spans.some(({ from, to }) => point >= from && point <= to),
  };
}

/** Points such that every combination of truths that any point gives these tests is given by one of them. */
export function representatives(kind: LineKind, tests: readonly LineTest[]): readonly Point[] {
  if (kind === "address") {
    const constants = new Set<Point>([0n, FIRST_V6, ...tests.flatMap((test) => test.constants)]);
    return [...constants].filter((point) => point <= LAST_V6);
  }
  const constants = [...new Set(tests.flatMap((test) => test.constants))].map(Number);
  constants.sort((left, right) => left - right);
  const first = constants[0];
  const last = constants.at(-1);
  if (first === undefined || last === undefined) return [0];
  const step = kind === "date" ? 1000 : 1;
  const points = [first - step, first];
  for (const [index, point] of constants.entries()) {
    const previous = constants[index - 1];
    if (previous !== undefined) points.push(between(previous, point, step), point);
  }
  return [...points, last + step];
}

/** A point strictly between, a whole number of steps if there is one. */
function between(low: number, high: number, step: number): number {
  const whole = (Math.floor(low / step) + 1) * step;
  return whole < high ? whole : low + (high - low) / 2;
}

export function pointText(kind: LineKind, point: Point): string {
  if (typeof point === "bigint") return addressText(point);
  return kind === "date" ? instantText(point) : String(point);
}
