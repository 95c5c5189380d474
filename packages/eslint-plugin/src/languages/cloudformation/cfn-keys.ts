import type { CfnNode } from "./cfn-nodes.js";

/** Which properties of a node hold its children, in the order of the source. */
export const CFN_KEYS = {
  CfnFile: ["documents"],
  CfnMap: ["entries"],
  CfnEntry: ["key", "value"],
  CfnSequence: ["items"],
  CfnKey: [],
  CfnScalar: [],
  CfnAlias: [],
} satisfies Record<CfnNode["type"], string[]>;
