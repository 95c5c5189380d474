import type { Range, Refusal } from "../contract.js";
import { refuse } from "./refusal.js";

/**
 * A refusal if a stretch of YAML declares an anchor that is used outside of it: without the stretch, the aliases would name
 * nothing. What only looks like an anchor, in a text or a comment, counts as one.
 */
export function usedAnchor(text: string, range: Range, file: string): Refusal | undefined {
  const inside = text.slice(...range);
  if (!inside.includes("&")) return undefined;
  const outside = [text.slice(0, range[0]), text.slice(range[1])];
  for (const [, name] of inside.matchAll(/(?<![^\s,[\]{}:-])&([^\s,[\]{}]+)/g)) {
    if (name === undefined || !outside.some((part) => mentions(part, name))) continue;
    const message = `Something else in the file is the same as \`&${name}\` here, and would lose it.`;
    return refuse("used-anchor", message, { file, range });
  }
  return undefined;
}

function mentions(text: string, name: string): boolean {
  const alias = `*${name}`;
  for (let at = text.indexOf(alias); at >= 0; at = text.indexOf(alias, at + 1)) {
    if (/^(?:$|[\s,[\]{}:])/.test(text.slice(at + alias.length, at + alias.length + 1))) return true;
  }
  return false;
}
