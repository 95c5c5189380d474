import { intrinsicOf } from "../../evaluate/intrinsic.js";
import { members } from "../../evaluate/members.js";
import type { TemplateNode } from "../../parse/node.js";
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
  if (!mayHoldStatement(site, properties)) return [];
  const found: DraftDocument[] = [];
  let left = MOST_NODES;
  look(properties, properties.steps.length);
  return found;

  function look(cursor: Cursor, from: number): void {
    if (left-- <= 0) return;
    const { node } = cursor;
    if (node.kind === "sequence" && node.items.some((item) => !isLeaf(item, cursor)))
      for (const item of itemsOf(cursor)) look(item, from);
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
      if (isLeaf(value, cursor) || (cursor === properties && name === except)) continue;
      const next = stepTo(cursor, value, [name]);
      if (next !== undefined) look(next, from);
    }
  }
}

/** Statements stand in the text of the resource, or where an alias or a variable leads. */
function mayHoldStatement({ resource, source }: Site, { scope }: Cursor): boolean {
  return scope.serverless !== undefined || /Statement|\*/.test(source.text.slice(...resource.at.range));
}

/** Nothing stands below it. */
function isLeaf(node: TemplateNode, { scope }: Cursor): boolean {
  return node.kind === "scalar" && scope.serverless === undefined;
}
