import { policySize, QUOTAS, type Attachment } from "@iamend/core";
import type { LawCase } from "../law-cases.js";
import type { PrintedPolicy } from "./policy.js";

/** AWS has no such quota. */
export function isElsewhere({ quota }: LawCase): boolean {
  return quota !== undefined && !Object.values(QUOTAS).includes(quota);
}

/** Whether a policy that is attached so has another quota than the case, or a result that crosses it. */
export function cannotHold(
  attachment: Attachment,
  { quota }: LawCase,
  before: PrintedPolicy,
  after: PrintedPolicy,
): boolean {
  const own = QUOTAS[attachment];
  if (quota !== undefined && quota !== own) return true;
  return sizeOf(after) > own && sizeOf(before) <= own;
}

function sizeOf({ members, statements }: PrintedPolicy): number {
  const written = statements.map(({ members: own, actions }) => ({ ...own, Action: actions }));
  return policySize({ ...members, Statement: written });
}
