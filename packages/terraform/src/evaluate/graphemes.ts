const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });

/** What a reader takes for characters, which is what Terraform counts. */
export function graphemes(text: string): readonly string[] {
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}
