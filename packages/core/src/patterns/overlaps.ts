import { foldAscii } from "../text/ascii-case.js";

/** Is there a string that matches both globs, ASCII case aside? O(left × right). */
export function overlapsGlob(left: string, right: string): boolean {
  const rows = foldAscii(left);
  const columns = foldAscii(right);
  // reach[j]: what has been read of `left` and the first j symbols of `right` can still be the same string
  let reach = new Uint8Array(columns.length + 1);
  reach[0] = 1;
  skipStars(reach, columns);
  for (const symbol of rows) {
    const next = new Uint8Array(columns.length + 1);
    if (symbol === "*") {
      // `*` stays as it is, or swallows any symbol of the other side
      let open = false;
      for (let j = 0; j <= columns.length; j += 1) {
        open ||= reach[j] === 1;
        next[j] = open ? 1 : 0;
      }
    } else {
      for (let j = 0; j < columns.length; j += 1) {
        if (reach[j] !== 1) continue;
        const other = columns[j];
        if (other === "*") next[j] = 1;
        else if (other === symbol || other === "?" || symbol === "?") next[j + 1] = 1;
      }
      skipStars(next, columns);
    }
    reach = next;
  }
  return reach[columns.length] === 1;
}

function skipStars(reach: Uint8Array, columns: string): void {
  for (let j = 0; j < columns.length; j += 1) if (reach[j] === 1 && columns[j] === "*") reach[j + 1] = 1;
}
