import { cdkAdapter } from "@iamend/engine/node";
import type { View } from "./disk.js";

/**
 * What the apps of CDK in a root were synthesised to: each file of their cloud assemblies that is read, with its text, and which code was
 * written later than an assembly that does not say what it was made of.
 */
export function assemblyFiles({ walk, host, code }: View): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (code().apps.size === 0) return found;
  const files = walk.files.filter((file) => {
    const text = cdkAdapter.mayClaim(file) ? host.read(file) : undefined;
    return typeof text === "string" && cdkAdapter.claims(file, text);
  });
  const note = (file: string): ReturnType<typeof host.read> => {
    const text = host.read(file);
    found.set(file, typeof text === "string" ? text : text.code);
    return text;
  };
  const units = new Map(files.map((file) => [file, cdkAdapter.parse(file, "")]));
  const output = cdkAdapter.output?.(units, { ...host, read: note });
  for (const file of output?.files ?? []) note(file);
  for (const manifest of [...found.keys()].filter((file) => file.endsWith(MANIFEST))) {
    const record = `${manifest.slice(0, -MANIFEST.length)}/iamend-record.json`;
    const made = host.modified?.(manifest);
    if (made === undefined || typeof host.read(record) === "string") continue;
    const later = files.filter((file) => (host.modified?.(file) ?? 0) > made);
    found.set(`${manifest} is older than`, later.join("\n"));
  }
  return found;
}

const MANIFEST = "/manifest.json";
