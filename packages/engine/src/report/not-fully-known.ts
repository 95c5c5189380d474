import type { Located, PolicyDocument, Refusal } from "@iamend/source";
import type { Notice } from "./problem.js";

/**
 * Says which policies may allow more than what is seen of them, so that nobody takes silence for a clean bill: those whose
 * holders leave something unused. Each place once, however many instances stand there.
 */
export function notFullyKnown(
  { documents, statements, lists }: Pick<Located, "documents" | "statements" | "lists">,
  isAsked: (document: PolicyDocument) => boolean,
): readonly Notice[] {
  const notices = new Map<string, Notice>();
  for (const document of documents) {
    const open = document.kind === "identity" ? (document.open ?? unseenStatement(document)) : undefined;
    if (open === undefined || !isAsked(document)) continue;
    const { file, range } = document.at;
    const key = `${file} ${range.join(" ")} ${open.message}`;
    if (notices.has(key)) continue;
    const message = `What ${document.address} allows is not fully known, and what is not known is left as it is: ${open.message.replace(/\.$/, "")}.`;
    // The code of a broken file would end the run.
    const code = open.code === "syntax-error" ? "not-known" : open.code;
    notices.set(key, { code, message, at: document.at });
  }
  return [...notices.values()];

  function unseenStatement(document: PolicyDocument): Refusal | undefined {
    for (const id of document.statements) {
      const statement = statements.get(id);
      if (statement === undefined || statement.effect === "Deny") continue;
      if (statement.effect === "unknown")
        return (
          statement.open ?? {
            code: "unknown-effect",
            message: "whether a statement of it allows or denies is not known",
            at: statement.at,
          }
        );
      const items = statement.lists.flatMap((list) => lists.get(list)?.items ?? []);
      if (statement.open !== undefined && items.length === 0) return statement.open;
      for (const item of items) if ("opaque" in item && item.values === undefined) return item.opaque;
    }
    return undefined;
  }
}
