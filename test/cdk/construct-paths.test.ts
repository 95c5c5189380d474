// What the code of the app in fixtures/cdk tells of its constructs by itself, against its real assembly.
import { isRefusal, type Host } from "@iamend/source";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { readAssembly } from "../../packages/cdk/src/assembly/read-assembly.js";
import { constructPaths } from "../../packages/cdk/src/link/construct-paths.js";
import { iamResources } from "../../packages/cdk/src/link/iam-resources.js";
import { locateCode } from "../../packages/cdk/src/locate/locate-code.js";
import { createUnit } from "../../packages/cdk/src/parse/unit.js";
import { parseCode } from "../../packages/cdk/test/support/parse-code.js";
import { sharedSynthesis } from "../support/synthesise.js";

const APP = fileURLToPath(new URL("../../fixtures/cdk", import.meta.url));

interface Seen {
  /** Construct path and logical id of what may be made. */
  readonly told: ReadonlySet<string>;
  readonly made: ReadonlySet<string>;
  /** Of constructs that are not wholly known. */
  readonly open: readonly string[];
}

let seen: Seen;

beforeAll(() => {
  const { root } = sharedSynthesis(APP);
  const host: Host = {
    read: (file) =>
      existsSync(join(root, file))
        ? readFileSync(join(root, file), "utf8")
        : { code: "not-found", message: `There is no ${file}.` },
    list: (directory) => (existsSync(join(root, directory)) ? readdirSync(join(root, directory)) : []),
  };
  const files = ["bin", "lib"].flatMap((folder) => host.list(folder).map((name) => `${folder}/${name}`));
  const code = locateCode(
    new Map(files.map((file) => [file, createUnit(file, readFileSync(join(root, file), "utf8"))])),
    host,
    parseCode,
  );
  const paths = constructPaths(code);
  const told = new Set<string>();
  const open: string[] = [];
  for (const [id, { paths: own, open: why }] of paths) {
    const construct = code.constructs.get(id);
    if (construct === undefined) continue;
    const name = "literal" in construct.name ? construct.name.literal : "?";
    if (why !== undefined) open.push(`${construct.at.file} ${name}: ${why.message}`);
    for (const path of own)
      for (const one of iamResources(construct, path, code)) told.add(`${one.path} ${one.logicalId}`);
  }
  const assembly = readAssembly(host, "cdk.out");
  if (isRefusal(assembly)) throw new Error(assembly.message);
  const made = assembly.stacks.flatMap(({ resources }) =>
    resources
      .filter(({ type }) => type.startsWith("AWS::IAM::"))
      .map(({ path, logicalId }) => `${String(path)} ${logicalId}`),
  );
  seen = { told, made: new Set(made), open };
});

describe("constructs that the code of the app tells of", () => {
  it("are those of its assembly, by path and logical id, but for some", () => {
    expect([...seen.made].filter((one) => !seen.told.has(one)).toSorted()).toMatchInlineSnapshot(`
      [
        "Beta/Delivery/AWS679f53fac002430cb0da5b7982bd2287/ServiceRole/Resource AWS679f53fac002430cb0da5b7982bd2287ServiceRoleC1EA0FF2",
        "Bottling/Storekeeper/OverflowPolicy1/Resource StorekeeperOverflowPolicy12E9A9BDA",
        "Intake/AppleSorter/DefaultPolicy/Resource AppleSorterDefaultPolicy13B810FB",
        "Intake/AppleSorter/Resource AppleSorter12CDEC11",
        "Intake/PearSorter/DefaultPolicy/Resource PearSorterDefaultPolicy7F207982",
        "Intake/PearSorter/Resource PearSorter33D96231",
        "Intake/QuinceSorter/DefaultPolicy/Resource QuinceSorterDefaultPolicyF599E3C4",
        "Intake/QuinceSorter/Resource QuinceSorterD9767366",
        "Ledger/Teller/Resource TellerRole",
        "Prod/Delivery/AWS679f53fac002430cb0da5b7982bd2287/ServiceRole/Resource AWS679f53fac002430cb0da5b7982bd2287ServiceRoleC1EA0FF2",
      ]
    `);
  });

  it("are wholly known, but for some", () => {
    expect(seen.open.toSorted()).toMatchInlineSnapshot(`
      [
        "lib/intake-stack.ts ?: An expression makes its name.",
      ]
    `);
  });
});
