import { lazily } from "@iamend/source";
import type { Place, PolicyDocument } from "../../contract.js";
import type { Source } from "../cursor.js";
import type { Attachments } from "../holder/attachments.js";
import type { Holders } from "../holder/holders.js";
import type { Principals } from "../holder/principals.js";
import type { Content } from "../policy/content.js";
import type { Tables } from "../policy/tables.js";
import type { Resource } from "../template/template.js";

/** A policy and what it is made of. */
export interface DraftDocument extends Pick<
  PolicyDocument,
  "address" | "at" | "kind" | "attachment" | "name" | "holders" | "unlisted"
> {
  readonly content: Content;
}

/** What finding the policies of a resource needs. */
export interface DocumentsContext {
  readonly tables: Tables;
  readonly principals: Principals;
  readonly attachments: Attachments;
}

/** A resource that may hold policies, and where it stands. */
export interface Site {
  readonly resource: Resource;
  readonly source: Source;
}

export type Shape = Pick<PolicyDocument, "kind" | "attachment" | "name"> & Holders;

/** `suffix`: where in the resource the policy stands, for its address. */
export function draftDocument(
  { resource }: Site,
  suffix: string,
  at: Place,
  shape: Shape,
  content: Content,
): DraftDocument {
  const { kind, attachment, name, holders } = shape;
  const why = lazily(() => shape.unlisted ?? resource.unlisted ?? resource.instance.unseen);
  return {
    address: `${resource.instance.file}#${resource.logicalId}${suffix}`,
    at,
    kind,
    attachment,
    holders,
    content,
    ...(name === undefined ? {} : { name }),
    get unlisted() {
      return why();
    },
  };
}
