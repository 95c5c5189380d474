import { memberOf, placeOf, type Cursor } from "../cursor.js";
import { openContent } from "../policy/content.js";
import { refuse } from "../refusal.js";
import { draftDocument, type DocumentsContext, type DraftDocument, type Site } from "./draft-document.js";
import { otherPolicies } from "./other-policies.js";

/** The policies in the template that a stack set brings along: told, and never changed, for nothing in it is followed. */
export function templateBody(
  site: Site,
  properties: Cursor,
  context: DocumentsContext,
): readonly DraftDocument[] {
  const body = memberOf(properties, "TemplateBody");
  if (body === undefined) return [];
  const at = placeOf(body, body.node);
  if (!site.source.text.slice(...at.range).includes("Statement")) return [];
  const why = refuse("template-within", "the template of a stack set is not read", at);
  const shape = { kind: "unknown", attachment: "inline", holders: [] } as const;
  return [
    draftDocument(site, ".TemplateBody", at, shape, openContent(why)),
    ...otherPolicies(site, properties, "unknown", context),
  ];
}
