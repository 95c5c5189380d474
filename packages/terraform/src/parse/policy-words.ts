const WORDS = /iam|polic|statement|action/i;

/**
 * Whether a text could hold anything about a policy, judged by words alone.
 *
 * `false` is certain for the text itself; the file may still define a local or variable that a policy elsewhere uses.
 */
export function mayHoldPolicy(text: string): boolean {
  return WORDS.test(text);
}
