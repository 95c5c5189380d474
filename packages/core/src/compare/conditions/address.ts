/** IPv4 addresses are 0 to 2³² − 1 on the line; IPv6 addresses follow. */
export const FIRST_V6 = 1n << 32n;
export const LAST_V6 = FIRST_V6 + (1n << 128n) - 1n;

/** Addresses from one to another, both in it. */
export interface AddressSpan {
  readonly from: bigint;
  readonly to: bigint;
}

/**
 * Reads an address or a CIDR block; undefined for anything else, for bits set beyond the prefix (is it masked?), and for
 * IPv6 with an IPv4 tail.
 */
export function readAddressSpan(text: string): AddressSpan | undefined {
  const slash = text.indexOf("/");
  const address = slash < 0 ? text : text.slice(0, slash);
  const v4 = readV4(address);
  const start = v4 ?? readV6(address);
  if (start === undefined) return undefined;
  const bits = v4 === undefined ? 128 : 32;
  const prefix = slash < 0 ? bits : readSmall(text.slice(slash + 1), bits);
  if (prefix === undefined) return undefined;
  const size = 1n << BigInt(bits - prefix);
  if (start % size !== 0n) return undefined;
  const from = v4 === undefined ? start + FIRST_V6 : start;
  return { from, to: from + size - 1n };
}

function readSmall(text: string, most: number): number | undefined {
  return /^(?:0|[1-9]\d{0,2})$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

function readV4(text: string): bigint | undefined {
  const parts = text.split(".");
  if (parts.length !== 4) return undefined;
  let address = 0n;
  for (const part of parts) {
    const value = readSmall(part, 255);
    if (value === undefined) return undefined;
    address = address * 256n + BigInt(value);
  }
  return address;
}

function readV6(text: string): bigint | undefined {
  const halves = text.split("::");
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === "" ? [] : half.split(":")));
  if (head === undefined) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  let address = 0n;
  for (const group of [...head, ...Array.from({ length: missing }, () => "0"), ...(tail ?? [])]) {
    if (!/^[0-9a-fA-F]{1,4}$/.test(group)) return undefined;
    address = address * 65_536n + BigInt(`0x${group}`);
  }
  return address;
}

export function addressText(point: bigint): string {
  if (point < FIRST_V6) {
    return [24n, 16n, 8n, 0n].map((shift) => String((point >> shift) & 255n)).join(".");
  }
  const address = point - FIRST_V6;
  const shifts = [112n, 96n, 80n, 64n, 48n, 32n, 16n, 0n];
  return shifts.map((shift) => ((address >> shift) & 65_535n).toString(16)).join(":");
}
