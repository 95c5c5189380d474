import type { Adapter, Located, Refusal } from "./contract.js";
import { edit } from "./edit/edit.js";
import { link } from "./link/link.js";
import { isInstalled } from "./link/module/find-modules.js";
import type { TerraformLocated } from "./link/sites.js";
import { createUnit, isBeside, isConfiguration, type TerraformUnit } from "./link/unit.js";
import { load } from "./parse/grammar.js";
import { confirmErrors } from "./witness/confirm-errors.js";
import { witness } from "./witness/witness.js";

/** Terraform and OpenTofu: `.tf`, `.tofu`, `.tf.json` and `.tofu.json`; beside them `.tfvars` and `.hcl`, which are context only. */
export const terraformAdapter: Adapter<TerraformUnit> = {
  id: "terraform",
  load,
  mayClaim: claims,
  claims,
  parse: createUnit,
  link: (units, host, below) => confirmErrors(link(units, host, below)),
  // Evidence joins here: Terraform state ties an address to an ARN.
  ties: () => undefined,
  edit: (changes, located) =>
    isOurs(located)
      ? edit(changes, located)
      : changes.map((change) => ({ changes: [change], refusal: NOT_OURS })),
  witness: (file, after, changes, located) =>
    isOurs(located) ? witness(file, after, changes, located) : NOT_OURS,
};

/** What `terraform init` installed is context, and read where a module leads there. */
function claims(file: string): boolean {
  return (isConfiguration(file) || isBeside(file)) && !isInstalled(file);
}

function isOurs(located: Located): located is TerraformLocated {
  return "listSites" in located;
}

const NOT_OURS: Refusal = { code: "not-linked", message: "This was not linked as Terraform." };
