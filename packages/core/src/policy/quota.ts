/** How a policy is attached, which decides its quota. Inline quotas hold for the sum over one principal. */
export type Attachment = "managed" | "inline-role" | "inline-user" | "inline-group";

/** Characters without white space that AWS accepts (law 14). */
export const QUOTAS: Readonly<Record<Attachment, number>> = {
  managed: 6144,
  "inline-role": 10_240,
  "inline-user": 2048,
  "inline-group": 5120,
};

/** The size of a policy as AWS counts it: the characters of its JSON without white space. */
export function policySize(json: unknown): number {
  return JSON.stringify(json).replace(/\s+/g, "").length;
}
