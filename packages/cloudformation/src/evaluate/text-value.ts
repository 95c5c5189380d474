import type { Place, Refusal } from "../contract.js";

/** What a node says where a text is wanted, as far as the source tells. */
export type TextValue =
  /** Nothing outside of the source changes it. */
  | { readonly kind: "known"; readonly text: string }
  /** A parameter's default, which a deployment may replace. */
  | { readonly kind: "default"; readonly text: string }
  /** A text with parts that are not known; not both empty. */
  | { readonly kind: "partly"; readonly starts: string; readonly ends: string }
  /** One of these, and nothing else. At least two. */
  | { readonly kind: "one-of"; readonly texts: readonly string[] }
  /** `!Ref` or `!GetAtt` of a resource. */
  | { readonly kind: "reference"; readonly resource: ResourceReference }
  /** `AWS::NoValue`, or nothing at all. */
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly why: Refusal };

/** A resource as a function refers to it. */
export interface ResourceReference {
  /** Key of the template instance that it belongs to. */
  readonly instance: string;
  readonly logicalId: string;
  /** `Arn`, `RoleId` …; undefined for `Ref`. */
  readonly attribute?: string;
  readonly at: Place;
}
