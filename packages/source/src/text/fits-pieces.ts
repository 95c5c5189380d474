/**
 * Whether a text is what these pieces make with anything, or nothing, between each two of them: the known parts of a name with variables
 * or wildcards in it. One piece alone is the whole text. Case counts.
 */
export function fitsPieces(pieces: readonly string[], text: string): boolean {
  const [first = "", ...others] = pieces;
  const last = others.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const piece of others) {
    const found = text.indexOf(piece, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return text.endsWith(last) && text.length - last.length >= from;
}
