import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { cdkAdapter, mayClaim } from "@iamend/engine/node";
import { assemblyFiles } from "../context/assembly-files.js";
import type { Inputs } from "../context/inputs.js";
import type { View } from "../context/disk.js";

/** What may be read by name from source that no adapter claims: templates, and lists in files of data. */
const CONTEXT = /\.(?:tpl|tftpl|tmpl|template|txt|json[^/]*|ya?ml)$|(?:^|\/)serverless[^/]*\.[cm]?[jt]s$/i;
/** Changed by people who change no infrastructure. */
const NEVER =
  /(?:^|\/)(?:package|package-lock|[jt]sconfig[^/]*|composer|deno)\.json$|(?:^|\/)pnpm-lock\.yaml$/;

/**
 * Changes when anything changes that problems depend on, in whatever file: findings, evidence, configuration, catalog, the source itself,
 * and what apps of CDK were synthesised to.
 *
 * ESLint's cache compares settings, and knows nothing else of what a problem in one file owes to another.
 */
export function digestOf({ files, configuration, catalog }: Inputs, view: View, version: string): string {
  const { walk, host } = view;
  const hash = createHash("sha256");
  const add = (...parts: readonly string[]): void => {
    // With lengths, so that no two lists of parts look the same.
    for (const part of parts) hash.update(`${String(part.length)}:`).update(part);
  };
  add(version, catalog.date, JSON.stringify(configuration, withMaps));
  for (const file of files) add(contentOf(file));
  for (const file of walk.files) {
    if (NEVER.test(file) || !(isSource(file, view) || CONTEXT.test(file))) continue;
    const text = host.read(file);
    add(file, typeof text === "string" ? text : text.code);
  }
  for (const [file, text] of assemblyFiles(view)) add(file, text);
  return hash.digest("hex").slice(0, 32);
}

/** Most code is of no CDK app. */
function isSource(file: string, { code }: View): boolean {
  return cdkAdapter.mayClaim(file) ? code().all.has(file) : mayClaim(file);
}

function withMaps(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...(value as ReadonlyMap<unknown, unknown>)] : value;
}

function contentOf(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
