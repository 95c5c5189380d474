/** Gives names that are all different: to one that is taken, a number is added before its extension. */
export function uniqueNames(extension: string): (name: string) => string {
  const taken = new Set<string>();
  return (name) => {
    let unique = name + extension;
    for (let next = 2; taken.has(unique); next++) unique = `${name}-${String(next)}${extension}`;
    taken.add(unique);
    return unique;
  };
}
