// What evidence would say of a synthesised app.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isRefusal } from "@iamend/source";
import { readAssembly } from "../../../packages/cdk/src/assembly/read-assembly.js";
import { createSourceHost } from "../../../packages/engine/src/node/files/source-host.js";
import { deployedPrincipals, evidenceOf } from "./deployment.js";

/** Writes `evidence.json` into the root of an app: its principals, with the names that its findings have for them. */
export function writeEvidence(root: string): void {
  const read = readAssembly(createSourceHost(root, new Set()), "cdk.out");
  if (isRefusal(read)) throw new Error(read.message);
  const stacks = read.stacks.flatMap(({ name, account = "", template, nested }) => [
    { name, account, template },
    // CloudFormation calls it after its parent and the resource.
    ...nested.map((one) => ({
      name: `${name}-${one.logicalId}`.slice(0, 60),
      account,
      template: one.template,
    })),
  ]);
  const templates = new Map(
    stacks.map(({ template }) => [
      template,
      JSON.parse(readFileSync(join(root, template), "utf8")) as unknown,
    ]),
  );
  const findings = JSON.parse(readFileSync(join(root, "findings.json"), "utf8")) as { resource: string }[];
  const principals = deployedPrincipals(
    stacks,
    templates,
    findings.map(({ resource }) => resource),
  );
  writeFileSync(join(root, "evidence.json"), JSON.stringify(evidenceOf(principals)));
}
