import type { Refusal } from "../../contract.js";
import { refuse } from "../refusal.js";
import type { Resource } from "../template/template.js";
import type { ManagedPolicies } from "./managed-policies.js";

/** What stands between names in any text. */
const BETWEEN = /[^\w+=,.@-]+/;

/** Managed policies whose names stand in files that could not be read whole: one that is mended may attach them. */
export function usesInTexts(
  files: readonly { readonly file: string; readonly text: string }[],
  policies: ManagedPolicies,
): ReadonlyMap<Resource, Refusal> {
  const found = new Map<Resource, Refusal>();
  for (const { file, text } of files) {
    const why = refuse("policy-used-elsewhere", `${file}, which cannot be read whole, may attach it`);
    for (const word of new Set(text.split(BETWEEN))) {
      for (const { resource } of word === "" ? [] : policies.named(word))
        if (resource.at.file !== file && !found.has(resource)) found.set(resource, why);
    }
  }
  return found;
}
