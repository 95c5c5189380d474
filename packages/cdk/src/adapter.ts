import { claims } from "./claim/claims.js";
import { mayClaim } from "./claim/may-claim.js";
import type { Adapter, Located, Refusal } from "./contract.js";
import { edit } from "./edit/edit.js";
import type { CdkLocated } from "./link/located.js";
import { link } from "./link/link.js";
import { outputOf } from "./link/output.js";
import type { ParseCode } from "./parse/parse-code.js";
import { createUnit, type CdkUnit } from "./parse/unit.js";
import { witness } from "./witness/witness.js";

/** CDK in TypeScript and JavaScript. `parseCode` is asked only where a root has such code. */
export function createCdkAdapter(parseCode: ParseCode): Adapter<CdkUnit> {
  return {
    id: "cdk",
    load: () => Promise.resolve(),
    mayClaim,
    claims,
    output: (units, host) => outputOf(units.keys(), host),
    parse: createUnit,
    link: (units, host, below, deployment) => link(units, host, below, deployment, parseCode),
    ties: () => undefined,
    edit: (changes, located) =>
      isOurs(located)
        ? edit(changes, located)
        : changes.map((change) => ({ changes: [change], refusal: NOT_OURS })),
    witness: (file, after, changes, located) =>
      isOurs(located) ? witness(file, after, changes, located, parseCode) : NOT_OURS,
  };
}

function isOurs(located: Located): located is CdkLocated {
  return "listSites" in located && "files" in located;
}

const NOT_OURS: Refusal = { code: "not-linked", message: "This was not linked as code of CDK." };
