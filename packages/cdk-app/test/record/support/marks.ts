// Positions of code are marked in it: `/*@name*/` right before what is meant.

/** Name → where what follows its mark begins; 1-based. */
export function marksIn(
  text: string,
): ReadonlyMap<string, { readonly line: number; readonly column: number }> {
  const found = new Map<string, { line: number; column: number }>();
  for (const [index, line] of text.split("\n").entries())
    for (const mark of line.matchAll(/\/\*@([\w-]+)\*\//g))
      found.set(mark[1] ?? "", { line: index + 1, column: mark.index + mark[0].length + 1 });
  return found;
}
