import { intrinsicOf } from "../../evaluate/intrinsic.js";
import { members } from "../../evaluate/members.js";
import { itemsOf, placeOf, stepTo, type Cursor } from "../cursor.js";
import { documentContent } from "../policy/policy-content.js";
import { draftDocument, type DocumentsContext, type DraftDocument, type Site } from "./draft-document.js";

/** Where nobody looks for policies any more. */
const MOST_NODES = 50_000;

/** What in the properties of any other resource looks like a policy: a map with a `Statement`. `except`: a property to pass over. */
export function otherPolicies(
  site: Site,
  properties: Cursor,
  kind: "resource" | "unknown",
  { tables }: DocumentsContext,
  except?: string,
): readonly DraftDocument[] {
  if (!site.source.text.includes("Statement")) return [];
  const found: DraftDocument[] = [];
  let left = MOST_NODES;
  look(properties, properties.steps.length);
  return found;

  function look(cursor: Cursor, from: number): void {
    if (left-- <= 0) return;
    const { node } = cursor;
    if (node.kind === "sequence") for (const item of itemsOf(cursor)) look(item, from);
    if (node.kind !== "map") return;
    const inside = members(node);
    if (inside.has("Statement") && intrinsicOf(node) === undefined) {
      const suffix = cursor.steps.slice(from).map((step) => `.${String(step)}`);
      const shape = { kind, attachment: "inline", holders: [] } as const;
      const at = placeOf(cursor, node);
      found.push(draftDocument(site, suffix.join(""), at, shape, documentContent(cursor, tables)));
      return;
    }
    for (const [name, { value }] of inside) {
      if (cursor === properties && name === except) continue;
      const next = stepTo(cursor, value, [name]);
      if (next !== undefined) look(next, from);
    }
  }
}
