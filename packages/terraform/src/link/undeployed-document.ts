import type { DraftDocument } from "./documents.js";
import { refuse } from "./refusal.js";

/** What would be a policy under other circumstances: located, so that nobody looks for it in vain. */
export function undeployedDocument(
  address: string,
  at: DraftDocument["at"],
  content: DraftDocument["content"],
): DraftDocument {
  const unlisted = refuse("never-deployed", "as the source stands, it is not deployed at all", at);
  // What its statements refer to beside their actions is met here or nowhere.
  for (const { size } of content.statements) size();
  return { address, at, kind: "unknown", attachment: "inline", holders: [], content, unlisted };
}
