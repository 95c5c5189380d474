/** Something that must not be offered, and why. */
export interface Fault<One, Doubt> {
  readonly one: One;
  readonly doubt: Doubt;
}

/**
 * Finds those that do not stand the test, by halves; what stands it alone and not beside the others is found too.
 *
 * A failure cannot be traced by where it shows, for a wrong edit may break what lies elsewhere.
 */
export function findFaults<One, Doubt>(
  all: readonly One[],
  test: (some: readonly One[]) => Doubt | undefined,
): readonly Fault<One, Doubt>[] {
  const doubt = all.length === 0 ? undefined : test(all);
  if (doubt === undefined) return [];
  if (all.length === 1) return all.map((one) => ({ one, doubt }));
  const [left, right] = [all.slice(0, all.length >> 1), all.slice(all.length >> 1)];
  const found = [...findFaults(left, test), ...findFaults(right, test)];
  return found.length > 0 ? found : findFaults(right, (some) => test([...left, ...some]));
}
