// Terraform counts with 512 bits. A double stands in for that only where both print the same.

/** How Terraform prints a number, or nothing if that cannot be told from a double. */
export function numberText(value: number): string | undefined {
  const text = String(value === 0 ? 0 : value);
  return /^-?\d+(\.\d+)?$/.test(text) && isFaithful(text) ? text : undefined;
}

/** What a decimal number means, or nothing if a double cannot hold it. */
export function parseNumber(text: string): number | undefined {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  if (!/^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text) || !isFaithful(text)) return undefined;
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

/** Whether text is a decimal number at all. */
export function isNumberText(text: string): boolean {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text);
}

/** Fifteen significant digits survive the way into a double and back. */
function isFaithful(text: string): boolean {
  const digits = text.replace(/e.*$/i, "").replace(/[-.]/g, "").replace(/^0+/, "");
  return digits.length <= 15;
}

/** A result of arithmetic, if it is certainly what more precise arithmetic would give. */
export function exact(value: number): number | undefined {
  return Number.isSafeInteger(value) ? value : undefined;
}
