/** A copy with other members, or further ones; members that are computed when they are asked for stay so, of both. */
export function revised<Base extends object, Changes extends object>(
  base: Base,
  changes: Changes,
): Omit<Base, keyof Changes> & Changes {
  const members = { ...Object.getOwnPropertyDescriptors(base), ...Object.getOwnPropertyDescriptors(changes) };
  // Exactly the members of both.
  return Object.defineProperties({}, members) as Omit<Base, keyof Changes> & Changes;
}
