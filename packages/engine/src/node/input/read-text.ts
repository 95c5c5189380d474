import { readFileSync, readSync, statSync } from "node:fs";
import { InputError } from "./input-error.js";

/** A text and what to call it in messages. */
export interface InputText {
  readonly name: string;
  readonly text: string;
}

/** Far above any policy, finding or catalog; what is larger was named by mistake. */
const MOST_BYTES = 256 * 1024 * 1024;

let standardInputTaken: string | undefined;

/** Reads a file as UTF-8, or standard input for `-`; a BOM is kept. `what` names it in errors. */
export function readText(path: string, what: string): InputText {
  const name = path === "-" ? "standard input" : path;
  if (path === "-") takeStandardInput(what);
  const bytes = readBytes(path, name, what);
  if (bytes.length === 0) throw new InputError(`${name}: expected ${what}, found an empty file`);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError(`${name}: expected ${what} in UTF-8, found other bytes`);
  }
  if (text.trim() === "") throw new InputError(`${name}: expected ${what}, found nothing but white space`);
  return { name, text };
}

/** Standard input as UTF-8 text with its BOM, which may be empty; `what` names it in errors. */
export function readStandardText(what: string): string {
  takeStandardInput(what);
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readStandardInput());
  } catch {
    throw new InputError(`standard input: expected ${what} in UTF-8, found other bytes`);
  }
}

function takeStandardInput(what: string): void {
  if (standardInputTaken !== undefined) {
    throw new InputError(
      `standard input is read already, as ${standardInputTaken}; only one input can be "-"`,
    );
  }
  standardInputTaken = what;
}

function readBytes(path: string, name: string, what: string): Buffer {
  try {
    if (path === "-") return readStandardInput();
    const stats = statSync(path);
    if (stats.isDirectory()) throw new InputError(`${name}: expected ${what}, found a directory`);
    if (stats.size > MOST_BYTES)
      throw new InputError(`${name}: expected ${what}, found a file of more than 256 MiB`);
    return readFileSync(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${name}: ${reasonOf(error)} (expected ${what})`);
  }
}

/** All of standard input, also where it is a pipe that has nothing to give at once. */
function readStandardInput(): Buffer {
  const chunks: Buffer[] = [];
  const chunk = Buffer.alloc(64 * 1024);
  for (;;) {
    try {
      const length = readSync(0, chunk);
      if (length === 0) return Buffer.concat(chunks);
      chunks.push(Buffer.from(chunk.subarray(0, length)));
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : undefined;
      if (code === "EOF") return Buffer.concat(chunks); // how Windows says that a pipe has ended
      if (code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  switch (code) {
    case "ENOENT":
      return "no such file";
    case "EACCES":
    case "EPERM":
      return "not permitted to read it";
    case "ENOTDIR":
      return "no such file (a part of its path is no directory)";
    default:
      return `cannot be read${typeof code === "string" ? ` (${code})` : ""}`;
  }
}
