// The proof's own reading of globs. It shares no code with the refinement, and goes about it another way: by tables.

/** ASCII folding of the proof's own. */
export function fold(text: string): string {
  return text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
}

/** Does the folded glob match the folded text? A row of reachable positions per symbol; O(glob × text). */
export function globMatches(glob: string, text: string): boolean {
  const head = literalHead(glob);
  if (!text.startsWith(head)) return false;
  if (head.length === glob.length - 1 && glob.endsWith("*")) return true;
  const width = text.length - head.length;
  // reached[n]: the glob so far can take exactly n characters after the head
  let reached = new Uint8Array(width + 1);
  reached[0] = 1;
  for (let at = head.length; at < glob.length; at += 1) {
    const symbol = glob[at];
    const next = new Uint8Array(width + 1);
    for (let taken = 0, any = 0; taken <= width; taken += 1) {
      if (symbol === "*") {
        any |= reached[taken] ?? 0;
        next[taken] = any;
      } else if (taken > 0 && reached[taken - 1] === 1) {
        if (symbol === "?" || symbol === text[head.length + taken - 1]) next[taken] = 1;
      }
    }
    reached = next;
  }
  return reached[width] === 1;
}

/**
 * Is every string of the folded glob `inner` a string of the folded glob `outer`? Exact; O(inner × outer).
 *
 * `outer` is a sequence of parts: a literal, exactly one character, or a gap of at least n characters (a run of `*` and
 * `?` that holds a `*`). A row says which lengths of `inner` the parts so far can cover, where a `*` of `inner` can be
 * covered only by a gap and gives no character for sure.
 */
export function globContains(outer: string, inner: string): boolean {
  const head = literalHead(outer);
  if (!inner.startsWith(head)) return false;
  const rest = inner.slice(head.length);
  const surely = new Uint32Array(rest.length + 1);
  for (let at = 0; at < rest.length; at += 1) surely[at + 1] = (surely[at] ?? 0) + (rest[at] === "*" ? 0 : 1);
  let covered = new Uint8Array(rest.length + 1);
  covered[0] = 1;
  for (const part of partsOf(outer.slice(head.length))) {
    const next = new Uint8Array(rest.length + 1);
    if ("gap" in part) {
      // the earliest place that was reached is the farthest away, hence the only one that matters
      const from = covered.indexOf(1);
      for (let to = from; from >= 0 && to <= rest.length; to += 1) {
        if ((surely[to] ?? 0) - (surely[from] ?? 0) >= part.gap) next[to] = 1;
      }
    } else {
      for (let at = 0; at < rest.length; at += 1) {
        if (covered[at] !== 1) continue;
        const symbol = rest[at];
        if (part.one === "?" ? symbol !== "*" : symbol === part.one) next[at + 1] = 1;
      }
    }
    covered = next;
  }
  return covered[rest.length] === 1;
}

type Part = { readonly one: string } | { readonly gap: number };

function partsOf(glob: string): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < glob.length;) {
    let end = at;
    let stars = 0;
    while (glob[end] === "*" || glob[end] === "?") {
      if (glob[end] === "*") stars += 1;
      end += 1;
    }
    if (stars > 0) parts.push({ gap: end - at - stars });
    else if (end > at) for (let one = at; one < end; one += 1) parts.push({ one: "?" });
    else parts.push({ one: glob[end++] ?? "" });
    at = end;
  }
  return parts;
}

/** What stands before the first wildcard; all of it if there is none. */
export function literalHead(glob: string): string {
  let end = 0;
  while (end < glob.length && glob[end] !== "*" && glob[end] !== "?") end += 1;
  return glob.slice(0, end);
}
