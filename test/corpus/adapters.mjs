// The adapters that are measured, as the command has them, and what they find without any engine.
import { cloudformationAdapter } from "../../packages/cloudformation/dist/index.js";
import { NO_DEPLOYMENT, NOTHING_LOCATED } from "../../packages/source/dist/index.js";
import { terraformAdapter } from "../../packages/terraform/dist/index.js";
import { hostOf } from "./read-folder.mjs";

/** In the order in which one builds on what the others have found. */
export const ADAPTERS = [terraformAdapter, cloudformationAdapter];

/** What all adapters find in these files. */
export function locate(files) {
  const units = new Map(ADAPTERS.map((adapter) => [adapter, new Map()]));
  for (const [file, text] of files) {
    const adapter = ADAPTERS.find((one) => one.mayClaim(file) && one.claims(file, text));
    if (adapter !== undefined) units.get(adapter).set(file, adapter.parse(file, text));
  }
  let below = NOTHING_LOCATED;
  for (const [adapter, own] of units)
    below = joined(below, adapter.link(own, hostOf(files), below, NO_DEPLOYMENT));
  return below;
}

function joined(below, located) {
  return {
    lists: new Map([...below.lists, ...located.lists]),
    statements: new Map([...below.statements, ...located.statements]),
    bundles: new Map([...below.bundles, ...located.bundles]),
    documents: [...below.documents, ...located.documents],
    principals: [...(below.principals ?? []), ...(located.principals ?? [])],
    directives: [...below.directives, ...located.directives],
    errors: [...below.errors, ...located.errors],
  };
}
