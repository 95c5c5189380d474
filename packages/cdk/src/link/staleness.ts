import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Host, Refusal } from "../contract.js";
import type { App } from "./apps.js";
import { refuse } from "./refusal.js";

/** Files of an app that are not what they were when it was synthesised. */
export interface Staleness {
  isStale(file: string): boolean;
  /** Set: the assembly as a whole is older than the code, and what it says is not certain any more. */
  readonly why?: Refusal;
}

/**
 * By the hashes of a record; without one, by the times of writing, for a file that was written later may say something else by now.
 *
 * `host`: as the code was before our own edits. `files`: all code of the root.
 */
export function stalenessOf({ assembly, directory }: App, files: Iterable<string>, host: Host): Staleness {
  const stale = new Set<string>();
  if (assembly.recording === undefined) {
    const synthesised = host.modified?.(`${assembly.directory}/manifest.json`);
    for (const file of files) {
      const written = isBelow(file, directory) ? host.modified?.(file) : undefined;
      if (written !== undefined && synthesised !== undefined && written > synthesised) stale.add(file);
    }
  } else {
    for (const [file, hash] of assembly.recording.files) {
      const text = host.read(file);
      if (typeof text !== "string" || bytesToHex(sha256(utf8ToBytes(text))) !== hash) stale.add(file);
    }
  }
  const [first] = [...stale].sort();
  if (first === undefined) return { isStale: () => false };
  const others =
    stale.size === 1 ? "" : ` and ${String(stale.size - 1)} more ${stale.size === 2 ? "file" : "files"}`;
  const message = `${assembly.directory} is older than ${first}${others}; synthesise the app again`;
  return {
    isStale: (file) => stale.has(file),
    why: refuse("assembly-stale", message, { file: first, range: [0, 0] }),
  };
}

function isBelow(file: string, directory: string): boolean {
  return directory === "." || file.startsWith(`${directory}/`);
}
