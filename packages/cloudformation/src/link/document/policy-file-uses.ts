// What else may use a policy that is a file of its own.
import type { Tables } from "../policy/tables.js";
import { refuse } from "../refusal.js";
import type { CloudFormationUnit } from "../unit.js";

/** Names of files are of these, and of more only where nobody can tell them from what is around. */
const WORD = /[\w.+=@-]+/g;

/**
 * Seals the patterns of policies in files of their own which another template names, for it may include them anywhere; of the others it
 * tells the names, for whoever sees other texts.
 */
export function sealNamedFiles(
  files: ReadonlySet<string>,
  units: ReadonlyMap<string, CloudFormationUnit>,
  tables: Tables,
): void {
  if (files.size === 0) return;
  const named = filesNaming(new Set([...files].map(baseName)), units);
  for (const draft of tables.lists.values()) {
    const { file } = draft.at;
    if (!files.has(file)) continue;
    const other = named.get(baseName(file))?.find((one) => one !== file);
    if (other !== undefined)
      draft.sealed ??= refuse("file-used-elsewhere", `${other} names the file, and may use it too`, {
        file: other,
        range: [0, 0],
      });
    draft.named ??= { files: [file], by: [] };
  }
}

/** Base name, in lower case → the files in whose texts it stands. */
function filesNaming(
  names: ReadonlySet<string>,
  units: ReadonlyMap<string, CloudFormationUnit>,
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { file, text } of units.values()) {
    for (const [word] of text.matchAll(WORD)) {
      const name = word.toLowerCase();
      if (!names.has(name)) continue;
      const known = found.get(name);
      if (known === undefined) found.set(name, [file]);
      else if (known.at(-1) !== file) known.push(file);
    }
  }
  return found;
}

function baseName(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).toLowerCase();
}
