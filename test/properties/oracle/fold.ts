/** ASCII letters lose their case, one by one; nothing else changes. */
export function fold(text: string): string {
  let folded = "";
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    folded += letter >= "A" && letter <= "Z" ? letter.toLowerCase() : letter;
  }
  return folded;
}

/** The order that the law calls sorted, made total: lower-cased code units first, then the code units as written. */
export function inOrder(left: string, right: string): number {
  const [small, big] = [fold(left), fold(right)];
  if (small !== big) return small < big ? -1 : 1;
  return left < right ? -1 : left > right ? 1 : 0;
}
