import type { PolicyDocument } from "../policy/document.js";
import type { InputProblem } from "../result.js";
import type { UnusedAccess } from "./unused-access.js";

/** Something worth telling about an input that was read all the same: where (a JSON path) and what. */
export type Notice = InputProblem;

/** The shapes that findings come in. */
export type FindingShape =
  | "simple"
  | "get-finding-v2"
  | "list-findings-v2"
  | "get-finding-recommendation"
  | "get-service-last-accessed-details"
  | "snapshot";

/** Where a finding comes from; times are ISO 8601, as written. */
export interface FindingSource {
  readonly shape: FindingShape;
  /** The file, as the caller named it. */
  readonly file?: string;
  /** JSON path of the record in its file. */
  readonly path: string;
  /** What joins the pages and the versions of one record; a record without it stands alone. */
  readonly id?: string;
  /** Only `ACTIVE` counts; also what a record without a status has. */
  readonly status: string;
  readonly updatedAt?: string;
  readonly analyzedAt?: string;
}

interface FromRecord {
  /** ARN of the role or user, as written; absent if neither the record nor the caller named one. */
  readonly principal?: string;
  readonly source: FindingSource;
}

/** What one record does not use of what it is allowed. */
export interface UnusedPermissionsFinding extends FromRecord {
  readonly kind: "unused-permissions";
  readonly unused: UnusedAccess;
}

/** A role that nobody used. It says nothing about single permissions. */
export interface UnusedRoleFinding extends FromRecord {
  readonly kind: "unused-role";
  readonly lastAccessed?: string;
}

/** An access key of a user that nobody used. */
export interface UnusedAccessKeyFinding extends FromRecord {
  readonly kind: "unused-access-key";
  readonly accessKeyId: string;
  readonly lastAccessed?: string;
}

/** A user's password that nobody used. */
export interface UnusedPasswordFinding extends FromRecord {
  readonly kind: "unused-password";
  readonly lastAccessed?: string;
}

/** What AWS recommends for one policy of the principal. It is relative to that policy. */
export interface RecommendationFinding extends FromRecord {
  readonly kind: "recommendation";
  /** ARN of a managed policy, name of an inline one. */
  readonly policyId: string;
  /** The narrower document; `detach` if the whole policy is unused. */
  readonly recommended: PolicyDocument | "detach";
  /** When the policy was last changed before it was looked at. */
  readonly policyUpdatedAt?: string;
}

/** A record without details: it only tells the status of the finding with its id. */
export interface HeaderFinding extends FromRecord {
  readonly kind: "header";
}

/** One fact of a record about a principal. */
export type Finding =
  | UnusedPermissionsFinding
  | UnusedRoleFinding
  | UnusedAccessKeyFinding
  | UnusedPasswordFinding
  | RecommendationFinding
  | HeaderFinding;

/** What a record, or a whole file, says. */
export interface Reading {
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
}

/** Where a record stands, and whom the caller says that it is about if it does not say so itself. */
export interface RecordPlace {
  readonly path: string;
  readonly file?: string;
  readonly principal?: string;
}

/** The part of a source that every shape fills alike. */
export function sourceOf(
  shape: FindingShape,
  { path, file }: RecordPlace,
): Pick<FindingSource, "shape" | "file" | "path"> & { readonly status: string } {
  return { shape, path, status: "ACTIVE", ...(file === undefined ? {} : { file }) };
}
