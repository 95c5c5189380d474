// The adapters that are measured, as the command has them, and what they find without any engine.
import { createCdkAdapter } from "../../packages/cdk/dist/index.js";
import { cloudformationAdapter } from "../../packages/cloudformation/dist/index.js";
import { parseCode } from "../../packages/engine/dist/node/project/parse-code.js";
import { NO_DEPLOYMENT, NOTHING_LOCATED } from "../../packages/source/dist/index.js";
import { terraformAdapter } from "../../packages/terraform/dist/index.js";
import { fabricateAssembly } from "./fabricate-assembly.mjs";
import { hostOf } from "./read-folder.mjs";

const cdkAdapter = createCdkAdapter(parseCode);

/** In the order in which one builds on what the others have found. */
export const ADAPTERS = [terraformAdapter, cloudformationAdapter, cdkAdapter];

/** The files, and what their code of CDK might have been synthesised to. */
export function withAssembly(files) {
  return new Map([...files, ...fabricateAssembly(files, cdkAdapter, parseCode, hostOf(files))]);
}

/** What all adapters find in these files. */
export function locate(files) {
  const units = new Map(ADAPTERS.map((adapter) => [adapter, new Map()]));
  for (const [file, text] of files) {
    if (file.startsWith("cdk.out/")) continue;
    const adapter = ADAPTERS.find((one) => one.mayClaim(file) && one.claims(file, text));
    if (adapter !== undefined) units.get(adapter).set(file, adapter.parse(file, text));
  }
  let below = NOTHING_LOCATED;
  for (const [adapter, own] of units) {
    const output = own.size === 0 ? undefined : adapter.output?.(own, hostOf(files));
    const beneath =
      adapter.output === undefined
        ? below
        : output === undefined
          ? NOTHING_LOCATED
          : templatesIn(output, files);
    below = joined(below, adapter.link(own, hostOf(files), beneath, NO_DEPLOYMENT));
  }
  return below;
}

function templatesIn(output, files) {
  const units = new Map(
    output.files.map((file) => [file, cloudformationAdapter.parse(file, files.get(file))]),
  );
  return cloudformationAdapter.link(units, hostOf(files), NOTHING_LOCATED, output.deployment);
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
