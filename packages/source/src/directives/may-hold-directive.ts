/** Whether a text, of a comment or of a whole file, may hold a directive of iamend or of ESLint; most files do not, and cost nothing more. */
export function mayHoldDirective(text: string): boolean {
  return text.includes("iamend-") || text.includes("eslint");
}
