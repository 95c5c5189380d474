// Text with `${…}` in it.

/** A stretch of text: as it stands, or what stands between `${` and `}`. */
export type Stretch =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "braces"; readonly inside: string; readonly written: string };

/** Cuts a text at its `${…}`, which may hold others; `&{…}` of `Fn::ForEach` too. */
export function cutAtBraces(text: string): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let done = 0;
  for (let at = nextBraces(text, 0); at !== -1; at = nextBraces(text, at)) {
    const end = closingBrace(text, at + 2);
    if (end === -1) break;
    if (at > done) stretches.push({ kind: "text", text: text.slice(done, at) });
    const written = text.slice(at, end + 1);
    stretches.push({ kind: "braces", inside: written.slice(2, -1), written });
    done = end + 1;
    at = done;
  }
  if (done < text.length) stretches.push({ kind: "text", text: text.slice(done) });
  return stretches;
}

function nextBraces(text: string, from: number): number {
  for (let at = text.indexOf("{", from + 1); at !== -1; at = text.indexOf("{", at + 1)) {
    const before = text[at - 1];
    if (before === "$" || before === "&") return at - 1;
  }
  return -1;
}

/** Where the braces that begin before `from` end; -1: nowhere. */
function closingBrace(text: string, from: number): number {
  let open = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === "}") open--;
    else if (text[at] === "{") open++;
    if (open === 0) return at;
  }
  return -1;
}
