import { buildCfn } from "./cloudformation/build-cfn.js";
import { CFN_KEYS } from "./cloudformation/cfn-keys.js";
import type { CfnFile, CfnNode } from "./cloudformation/cfn-nodes.js";
import { parseCloudFormation, parseTerraform, type Parsed } from "./parse.js";
import { buildHcl } from "./terraform/build-hcl.js";
import { HCL_KEYS } from "./terraform/hcl-keys.js";
import type { HclFile, HclNode } from "./terraform/hcl-nodes.js";

export type Root = HclFile | CfnFile;
export type Node = HclNode | CfnNode;

/** Which properties of a node hold its children, for each type of node. */
export type VisitorKeys = Record<string, string[]>;

/** One of the two syntaxes that a language can have. */
export interface Dialect {
  readonly parse: (file: string, text: string) => Parsed<Root>;
  readonly visitorKeys: VisitorKeys;
}

export const TERRAFORM: Dialect = {
  parse(file, text) {
    const parsed = parseTerraform(file, text);
    return parsed.ok ? { ok: true, tree: buildHcl(parsed.tree) } : parsed;
  },
  visitorKeys: HCL_KEYS,
};

export const CLOUDFORMATION: Dialect = {
  parse(file, text) {
    const parsed = parseCloudFormation(file, text);
    return parsed.ok ? { ok: true, tree: buildCfn(text, parsed.tree) } : parsed;
  },
  visitorKeys: CFN_KEYS,
};

/** The one that a file has, as far as its name tells. */
export function dialectOf(file: string): Dialect {
  return /\.(?:tf|tofu)(?:\.json)?$/.test(file) ? TERRAFORM : CLOUDFORMATION;
}
