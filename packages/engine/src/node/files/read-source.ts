import { closeSync, openSync, readFileSync, readSync, statSync } from "node:fs";
import type { Refusal } from "@iamend/source";

/** No source is as large; what is was named by mistake, or made by a machine. */
const MOST_BYTES = 10 * 1024 * 1024;
/** What a file is shows well before that. */
const BEGINNING_BYTES = 64 * 1024;

/**
 * The text of a file, with its BOM, or why it cannot be read as source.
 *
 * Nothing but a regular file is opened, for a pipe might never end. Text that is not UTF-8 is refused, because it could
 * not be written back as it was.
 */
export function readSource(path: string): string | Refusal {
  let bytes: Buffer;
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) return { code: "no-regular-file", message: "It is a directory." };
    if (!stats.isFile()) return { code: "no-regular-file", message: "It is no regular file." };
    if (stats.size > MOST_BYTES) return { code: "too-large", message: "It is larger than 10 MiB." };
    bytes = readFileSync(path);
  } catch (error) {
    return unreadable(error);
  }
  // Counted before decoding: a NUL is valid UTF-8, and yet no text has one.
  if (bytes.includes(0)) return { code: "binary", message: "It is no text: there are NUL bytes in it." };
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { code: "not-utf-8", message: "It is not in UTF-8." };
  }
}

/** What a regular file begins with, each byte as a character; nothing if it cannot be read. */
export function readBeginning(path: string): string | undefined {
  try {
    const descriptor = openSync(path, "r");
    try {
      const bytes = Buffer.alloc(BEGINNING_BYTES);
      return bytes.toString("latin1", 0, readSync(descriptor, bytes));
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return undefined;
  }
}

function unreadable(error: unknown): Refusal {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "ENOENT" || code === "ENOTDIR")
    return { code: "not-found", message: "There is no such file." };
  if (code === "EACCES" || code === "EPERM")
    return { code: "unreadable", message: "It is not permitted to read it." };
  return { code: "unreadable", message: `It cannot be read${code === "" ? "" : ` (${code})`}.` };
}
