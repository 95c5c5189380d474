import type { Holder } from "../../contract.js";
import { placeOf, type Cursor } from "../cursor.js";
import { documentContent } from "../policy/policy-content.js";
import type { Tables } from "../policy/tables.js";
import { refuse } from "../refusal.js";
import type { DraftDocument } from "./draft-document.js";

/**
 * A policy that is a file of its own: who holds it only the configuration can say.
 *
 * Its address is `<file>#policy`, and so is that of whoever holds it.
 */
export function policyFile(root: Cursor, tables: Tables): DraftDocument {
  const { file } = root.source;
  const address = `${file}#policy`;
  const at = placeOf(root, root.node);
  const content = documentContent(root, tables);
  const names = content.statements.some(({ id }) => tables.statements.get(id)?.principals !== undefined);
  const shape = { address, at, attachment: "inline", content } as const;
  if (names) return { ...shape, kind: "resource", holders: [] };
  if (file.endsWith(".json") && root.source.language !== "json") {
    const unlisted = refuse("not-a-policy", "the file is no strict JSON, as AWS wants it", at);
    return { ...shape, kind: "unknown", holders: [], unlisted };
  }
  const why = refuse(
    "policy-file",
    `which role it is for is not known; map one to ${address} under \`principals\``,
    at,
  );
  const holder: Holder = { address, type: "role", name: { unknown: why }, at };
  return { ...shape, kind: "identity", holders: [holder] };
}
