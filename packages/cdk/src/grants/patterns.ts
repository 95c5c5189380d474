/** Does a pattern surely allow all that another does? Of wildcards only one at the end is understood, which is all that grants have. */
export function covers(pattern: string, other: string): boolean {
  const [wide, narrow] = [pattern.toLowerCase(), other.toLowerCase()];
  if (wide === narrow || wide === "*") return true;
  const head = wide.slice(0, -1);
  return wide.endsWith("*") && !/[*?]/.test(head) && narrow.startsWith(head);
}

/** May there be an action that both allow? What is behind the first wildcard is not looked at. */
export function mayOverlap(one: string, other: string): boolean {
  const [left, right] = [headOf(one), headOf(other)];
  if (!left.isWild && !right.isWild) return left.text === right.text;
  if (!left.isWild) return left.text.startsWith(right.text);
  if (!right.isWild) return right.text.startsWith(left.text);
  return left.text.startsWith(right.text) || right.text.startsWith(left.text);
}

export function serviceOf(pattern: string): string {
  return pattern.split(":", 1)[0]?.toLowerCase() ?? "";
}

function headOf(pattern: string): { readonly text: string; readonly isWild: boolean } {
  const at = pattern.search(/[*?]/);
  return { text: (at === -1 ? pattern : pattern.slice(0, at)).toLowerCase(), isWild: at !== -1 };
}
