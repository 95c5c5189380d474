/** What belongs to each key, made when it is first asked for: of most modules little is ever asked. */
export function onDemand<Result>(
  make: (key: string) => Result | undefined,
): (key: string) => Result | undefined {
  const known = new Map<string, Result | undefined>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found;
    const made = make(key);
    known.set(key, made);
    return made;
  };
}
