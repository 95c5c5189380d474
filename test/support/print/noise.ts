/** Comments, blank lines, odd spacing and odd order: each number another choice of them; 0 for none. */
export interface Noise {
  readonly noise: number;
}

/** A number below `sides` that depends on the key alone; 0 without noise. */
export function roll({ noise }: Noise, key: string, sides: number): number {
  if (noise === 0) return 0;
  // FNV-1a, and a last stir, because the low bits of similar keys are similar.
  let hash = 0x811c9dc5 ^ noise;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) % sides;
}

/** One of the choices by the key; the first one without noise. */
export function choose<Choice>(
  noise: Noise,
  key: string,
  first: Choice,
  ...others: readonly Choice[]
): Choice {
  return [first, ...others][roll(noise, key, others.length + 1)] ?? first;
}

/** The order by the key; as it is without noise. */
export function shuffled<Item>(noise: Noise, key: string, items: readonly Item[]): readonly Item[] {
  if (noise.noise === 0) return items;
  const rolled = items.map((item, index) => ({ item, at: roll(noise, `${key}.${String(index)}`, 1000) }));
  return rolled.sort((left, right) => left.at - right.at).map(({ item }) => item);
}
