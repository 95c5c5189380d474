// Brackets, counted.

/** The offset behind the bracket that closes the one at `open`; strings are skipped. */
export function closing(code, open) {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    const letter = code[at];
    if (letter === '"') {
      at += 1;
      while (at < code.length && code[at] !== '"' && code[at] !== "\n") at += code[at] === "\\" ? 2 : 1;
    } else if ("{[(".includes(letter)) depth += 1;
    else if ("}])".includes(letter)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return code.length;
}
