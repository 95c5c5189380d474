import { fold } from "./fold.js";

/**
 * Does the glob match the text? Reads the text once and remembers every place of the glob where it could stand.
 *
 * Nothing is ever tried twice, so that no glob is hostile to it.
 */
export function matches(glob: string, text: string): boolean {
  const symbols = fold(glob);
  let places = starsSkipped(symbols, [true]);
  for (const letter of fold(text).split("")) {
    const next: boolean[] = [];
    for (let place = 0; place < symbols.length; place += 1) {
      if (places[place] !== true) continue;
      if (symbols[place] === "*") next[place] = true;
      else if (symbols[place] === "?" || symbols[place] === letter) next[place + 1] = true;
    }
    places = starsSkipped(symbols, next);
  }
  return places[symbols.length] === true;
}

/** A star may be nothing: whoever stands before it stands behind it too. */
function starsSkipped(symbols: string, places: boolean[]): boolean[] {
  for (let place = 0; place < symbols.length; place += 1) {
    if (places[place] === true && symbols[place] === "*") places[place + 1] = true;
  }
  return places;
}
