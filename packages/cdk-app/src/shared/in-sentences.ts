/** More of them are counted. */
const MOST = 5;

/** Sentences, the first few and how many more. */
export function inSentences(sentences: readonly string[]): string {
  const more = sentences.length - MOST;
  return [...sentences.slice(0, MOST), ...(more > 0 ? [`And ${String(more)} more.`] : [])].join(" ");
}
