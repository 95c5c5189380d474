/** A short digest of texts for names that have to be stable (FNV-1a, 64 bits, in hex); it keeps no secret. */
export function digest(...texts: readonly string[]): string {
  let hash = 0xcbf29ce484222325n;
  for (const text of texts) {
    for (const byte of encode(`${text}\0`)) {
      hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
    }
  }
  return hash.toString(16).padStart(16, "0");
}

/** Code units as two bytes each: the platform's encoder is no part of the language. */
function* encode(text: string): Generator<number> {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    yield unit & 0xff;
    yield unit >> 8;
  }
}
