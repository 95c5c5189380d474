import { claims } from "./claim/claims.js";
import { mayClaim } from "./claim/may-claim.js";
import type { Adapter, Located, Refusal } from "./contract.js";
import { edit } from "./edit/edit.js";
import { readStackResources } from "./evidence/read-stack-resources.js";
import { link } from "./link/link.js";
import type { CloudFormationLocated } from "./link/sites.js";
import { createUnit, type CloudFormationUnit } from "./link/unit.js";
import { witness } from "./witness/witness.js";

/** CloudFormation and SAM templates, `serverless.yml`, and policies in JSON or YAML files of their own; found by what they hold. */
export const cloudformationAdapter: Adapter<CloudFormationUnit> = {
  id: "cloudformation",
  load: () => Promise.resolve(),
  mayClaim,
  claims,
  parse: createUnit,
  link,
  ties: readStackResources,
  edit: (changes, located) =>
    isOurs(located)
      ? edit(changes, located)
      : changes.map((change) => ({ changes: [change], refusal: NOT_OURS })),
  witness: (file, after, changes, located) =>
    isOurs(located) ? witness(file, after, changes, located) : NOT_OURS,
};

function isOurs(located: Located): located is CloudFormationLocated {
  return "bundleSites" in located;
}

const NOT_OURS: Refusal = { code: "not-linked", message: "This was not linked as a template." };
