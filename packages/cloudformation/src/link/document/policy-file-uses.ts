// What else may use a policy that is a file of its own.
import type { Tables } from "../policy/tables.js";
import { refuse } from "../refusal.js";
import { indexMentions, type NamingTexts } from "../serverless/mention-index.js";

/**
 * Seals the patterns of policies in files of their own which another template or service names, for it may put them anywhere; of the
 * others it tells the names, for whoever sees other texts.
 */
export function sealNamedFiles(files: ReadonlySet<string>, naming: NamingTexts, tables: Tables): void {
  if (files.size === 0) return;
  const mentionsOf = indexMentions(naming, files);
  for (const draft of tables.lists.values()) {
    const { file } = draft.at;
    if (!files.has(file)) continue;
    const other = mentionsOf(file)
      .flat()
      .find(({ at }) => at.file !== file);
    if (other !== undefined)
      draft.sealed ??= refuse(
        "file-used-elsewhere",
        `${other.at.file} names the file, and may use it too`,
        other.at,
      );
    draft.named ??= { files: [file], by: [] };
  }
}
