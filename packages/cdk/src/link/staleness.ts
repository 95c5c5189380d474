import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Assembly } from "../assembly/assembly.js";
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
 * By the hashes of a record; for what that does not have, by the times of writing, for a file that was written later may say something
 * else by now.
 *
 * `host`: as the code was before our own edits. `files`: all code of the root.
 */
export function stalenessOf({ assembly, directory }: App, files: Iterable<string>, host: Host): Staleness {
  const stale = new Set<string>();
  const recorded = assembly.recording?.files ?? new Map<string, string>();
  for (const [file, hash] of recorded) if (!hasHash(file, hash, host)) stale.add(file);
  const synthesised = host.modified?.(`${assembly.directory}/manifest.json`);
  for (const file of files) {
    if (recorded.has(file) || !isBelow(file, directory)) continue;
    const written = host.modified?.(file);
    if (written !== undefined && synthesised !== undefined && written > synthesised) stale.add(file);
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

/** CDK leaves what it does not know in the folder of an assembly: a record may be of an earlier synthesis. */
export function isLeftOver({ recording }: Assembly, host: Pick<Host, "read">): boolean {
  return [...(recording?.templates ?? [])].some(([file, hash]) => !hasHash(file, hash, host));
}

function hasHash(file: string, hash: string, host: Pick<Host, "read">): boolean {
  const text = host.read(file);
  return typeof text === "string" && bytesToHex(sha256(utf8ToBytes(text))) === hash;
}

function isBelow(file: string, directory: string): boolean {
  return directory === "." || file.startsWith(`${directory}/`);
}
