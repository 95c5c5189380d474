import { intrinsicOf } from "../../evaluate/intrinsic.js";
import { members } from "../../evaluate/members.js";
import { expandTemplate } from "../../sam/policy-templates.js";
import { memberOf, placeOf, type Cursor } from "../cursor.js";
import { NO_CONTENT, openContent, type Content } from "../policy/content.js";
import { documentContent, notWritten } from "../policy/policy-content.js";
import type { SequenceElement } from "../policy/element-site.js";
import type { Tables } from "../policy/tables.js";
import { refuse } from "../refusal.js";
import {
  draftDocument,
  type DocumentsContext,
  type DraftDocument,
  type Shape,
  type Site,
} from "./draft-document.js";
import { otherPolicies } from "./other-policies.js";
import { entriesIn } from "./policy-entries.js";
import { takeBundle } from "./sam-bundle.js";

/**
 * The policies of a SAM function or state machine: documents and SAM's policy templates, each a policy of its own.
 *
 * Managed policies, which are named there too, are attachments.
 */
export function samPolicies(
  site: Site,
  properties: Cursor,
  context: DocumentsContext,
): readonly DraftDocument[] {
  const rest = otherPolicies(site, properties, "resource", context, "Policies");
  const listed = memberOf(properties, "Policies");
  if (listed === undefined) return rest;
  const shape = shapeOf(site, context);
  const own = entriesIn(listed).flatMap(({ cursor, element }, position) =>
    contentsOf(cursor, element, context.tables).map((content) =>
      draftDocument(site, `.Policies[${String(position)}]`, placeOf(cursor, cursor.node), shape, content),
    ),
  );
  return [...own, ...rest];
}

function shapeOf({ resource }: Site, { principals }: DocumentsContext): Shape {
  const role = principals.samRoleOf(resource);
  if (role !== undefined) return { kind: "identity", attachment: "inline", ...role };
  const why = refuse(
    "unused-policies",
    "a Role is given, and SAM then makes nothing of Policies",
    resource.at,
  );
  return { kind: "unknown", attachment: "inline", holders: [], unlisted: why };
}

function contentsOf(
  cursor: Cursor,
  element: SequenceElement | undefined,
  tables: Tables,
): readonly Content[] {
  const { node } = cursor;
  // The name or the ARN of a managed policy.
  if (node.kind !== "map" || intrinsicOf(node) !== undefined) return [];
  const inside = members(node);
  if (inside.has("Statement")) return [documentContent(cursor, tables)];
  const [name] = inside.keys();
  if (inside.size === 1 && name !== undefined && expandTemplate(name) !== undefined)
    return [{ ...NO_CONTENT, bundles: [takeBundle(cursor, name, element, tables)] }];
  return [openContent(notWritten(node, placeOf(cursor, node), "the policy"))];
}
