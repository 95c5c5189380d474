import { isRefusal } from "@iamend/source";
import type { Host, Refusal } from "../contract.js";
import { isAbsent, member, objectMembers, readJson, textOf } from "./json-reader.js";
import { directoryOf, pathIn } from "./relative-path.js";

/** The files that are uploaded, relative to the root, by their hashes; of some with equal bytes, one. */
export function readAssetFiles(
  host: Host,
  manifests: readonly string[],
  refusals: Refusal[],
): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const manifest of manifests) {
    // Nothing is lost if it is not there: there are better ways to find a template.
    if (isRefusal(host.read(manifest))) continue;
    const root = readJson(host, manifest, refusals);
    const listed = root === undefined ? undefined : member(root, "files");
    for (const [hash, file] of listed === undefined || isAbsent(listed)
      ? []
      : (objectMembers(listed) ?? [])) {
      const path = member(member(file, "source"), "path");
      const text = isAbsent(path) ? undefined : textOf(path);
      if (text !== undefined) files.set(hash, pathIn(directoryOf(manifest), text));
    }
  }
  return files;
}
