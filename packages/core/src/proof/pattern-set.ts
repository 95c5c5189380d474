import { globMatches, literalHead } from "./glob.js";

/** Folded patterns that are asked many times whether one of them matches. */
export class PatternSet {
  readonly #names = new Set<string>();
  readonly #globs: { readonly head: string; readonly glob: string }[] = [];

  add(pattern: string): void {
    const head = literalHead(pattern);
    if (head.length === pattern.length) this.#names.add(pattern);
    else this.#globs.push({ head, glob: pattern });
  }

  matches(action: string): boolean {
    return (
      this.#names.has(action) ||
      this.#globs.some(({ head, glob }) => action.startsWith(head) && globMatches(glob, action))
    );
  }
}
