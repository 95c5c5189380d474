import { memberOf, placeOf, type Cursor } from "../cursor.js";
import { openContent } from "../policy/content.js";
import { documentContents, notWritten } from "../policy/policy-content.js";
import {
  draftDocument,
  type DocumentsContext,
  type DraftDocument,
  type Shape,
  type Site,
} from "./draft-document.js";
import { entriesIn } from "./policy-entries.js";

/** The inline policies of a role, user or group, and the trust policy of a role. */
export function principalPolicies(
  site: Site,
  properties: Cursor,
  { tables, principals }: DocumentsContext,
): readonly DraftDocument[] {
  const holder = principals.holderOf(site.resource);
  const inline: Shape = {
    kind: "identity",
    attachment: "inline",
    holders: holder === undefined ? [] : [holder],
  };
  const trust: Shape = { kind: "trust", attachment: "inline", holders: [] };
  const assumed = memberOf(properties, "AssumeRolePolicyDocument");
  const listed = memberOf(properties, "Policies");
  return [
    ...(assumed === undefined ? [] : documentContents(assumed, tables)).map((content) =>
      draftDocument(site, ".AssumeRolePolicyDocument", site.resource.at, trust, content),
    ),
    ...(listed === undefined ? [] : entriesIn(listed)).flatMap(({ cursor: policy }, position) => {
      const at = placeOf(policy, policy.node);
      const document = memberOf(policy, "PolicyDocument");
      const contents =
        document === undefined
          ? [openContent(notWritten(policy.node, at, "the policy"))]
          : documentContents(document, tables);
      const suffix = `.Policies[${String(position)}]`;
      return contents.map((content) => draftDocument(site, suffix, at, inline, content));
    }),
  ];
}
