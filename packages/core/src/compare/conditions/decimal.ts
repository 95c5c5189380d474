/** Reads a plain decimal number of at most 15 digits, which doubles never confuse with another. Undefined for anything else. */
export function readDecimal(text: string): number | undefined {
  if (!/^[+-]?\d+(?:\.\d+)?$/.test(text)) return undefined;
  const digits = text.replace(/\D/g, "");
  return digits.length <= 15 ? Number(text) : undefined;
}
