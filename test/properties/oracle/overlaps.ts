import { fold } from "./fold.js";

/** Is there a string that both globs match? Walks every pair of places, from both ends of the question at once. */
export function overlaps(left: string, right: string): boolean {
  const [one, other] = [fold(left), fold(right)];
  const seen = new Set<string>();
  const open: (readonly [number, number])[] = [[0, 0]];
  for (let pair = open.pop(); pair !== undefined; pair = open.pop()) {
    const [at, place] = pair;
    if (at === one.length && place === other.length) return true;
    const key = `${String(at)}/${String(place)}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const [mine, theirs] = [one[at], other[place]];
    if (mine === "*") open.push([at + 1, place]);
    if (theirs === "*") open.push([at, place + 1]);
    if (mine === undefined || theirs === undefined) continue;
    const agree = [mine, theirs].some((symbol) => symbol === "*" || symbol === "?") || mine === theirs;
    // One letter is read on both sides; a star may stay for more.
    if (agree) open.push([mine === "*" ? at : at + 1, theirs === "*" ? place : place + 1]);
  }
  return false;
}
