/** Puts things that were named together into one group; everything else is a group of its own. In the order given. */
export function groupsOf(
  names: readonly string[],
  together: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const groups = new Map(names.map((name) => [name, [name]]));
  for (const set of together) {
    const members = new Set(set.flatMap((name) => groups.get(name) ?? []));
    const group = names.filter((name) => members.has(name));
    for (const name of group) groups.set(name, group);
  }
  return [...new Set(groups.values())];
}
