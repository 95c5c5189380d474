import type { MergedBlock } from "./merged-block.js";

const WORDS = /iam|polic|sso|organizations/;

/** Whether a resource or data source may be a policy, hold one or attach one, judged by its type and the names of its arguments. */
export function isAboutPolicies({ labels, parts }: MergedBlock): boolean {
  return (
    WORDS.test(labels[0] ?? "") ||
    parts.some(({ body }) => body.attributes.some(({ name }) => name.includes("polic")))
  );
}
