// The app in fixtures/cdk, synthesised: what is read of its assembly, and what can be computed without one.
import { cloudformationAdapter } from "@iamend/cloudformation";
import { isRefusal, NOTHING_LOCATED, type Holder, type Host } from "@iamend/source";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import type { Assembly, AssemblyResource, AssemblyStack } from "../../packages/cdk/src/assembly/assembly.js";
import { computeLogicalId } from "../../packages/cdk/src/assembly/logical-id.js";
import { readAssembly } from "../../packages/cdk/src/assembly/read-assembly.js";
import { sharedSynthesis } from "../support/synthesise.js";

const APP = fileURLToPath(new URL("../../fixtures/cdk", import.meta.url));

interface Finding {
  readonly resource: string;
}

let root: string;
let assembly: Assembly;

beforeAll(() => {
  root = sharedSynthesis(APP).root;
  const read = readAssembly(hostOf(root), "cdk.out");
  if (isRefusal(read)) throw new Error(read.message);
  assembly = read;
});

describe("the assembly of the fixture app", () => {
  it("has these stacks", () => {
    expect(
      assembly.stacks.map(
        ({ name, path, account, nested }) =>
          `${path} is ${name} in ${String(account)}${nested.map((one) => `, with ${String(one.path)}`).join("")}`,
      ),
    ).toEqual([
      "Intake is Intake in 222233334444",
      "Press is orchard-press in 222233334444, with Press/Hydraulics",
      "Bottling is Bottling in 222233334444",
      "Ledger is Ledger in 222233334444",
      "Audit is Audit in 222233334444",
      "Beta/Delivery is Beta-Delivery in 222233334444",
      "Prod/Delivery is Prod-Delivery in 555566667777",
    ]);
    expect(iamResources().length).toBeGreaterThan(30);
    expect(assembly.refusals).toEqual([]);
  });

  it("knows the construct of every resource, whose logical id can be computed", () => {
    const other = iamResources().filter(
      ({ stack, resource }) => computeLogicalId(inStack(stack, resource)) !== resource.logicalId,
    );
    // One is overridden.
    expect(other.map(({ resource }) => `${String(resource.path)} ${resource.logicalId}`)).toEqual([
      "Ledger/Teller/Resource TellerRole",
    ]);
  });

  it("tells where each was made, in the code of the app", () => {
    const texts = new Map<string, readonly string[]>();
    const places = iamResources().map(({ resource: { path, frames } }) => {
      const [nearest] = frames;
      if (nearest?.file === undefined) return `${String(path)}: nowhere`;
      const lines = texts.get(nearest.file) ?? readFileSync(join(root, nearest.file), "utf8").split("\n");
      texts.set(nearest.file, lines);
      const [word] = /^(?:new )?[\w.]+/.exec((lines[nearest.line - 1] ?? "").slice(nearest.column - 1)) ?? [];
      return `${String(path)}: ${String(word)}`;
    });
    expect(places.filter((place) => !/: new [\w.]+$/.test(place)).sort()).toMatchInlineSnapshot(`
      [
        "Audit/Auditor/DefaultPolicy/Resource: addToPolicy",
        "Beta/Delivery/AWS679f53fac002430cb0da5b7982bd2287/ServiceRole/Resource: nowhere",
        "Beta/Delivery/Driver/DefaultPolicy/Resource: nowhere",
        "Bottling/Guest/DefaultPolicy/Resource: addToPolicy",
        "Bottling/Line/DefaultPolicy/Resource: addToPolicy",
        "Bottling/Storekeeper/DefaultPolicy/Resource: addToPolicy",
        "Bottling/Storekeeper/OverflowPolicy1/Resource: nowhere",
        "Bottling/Taster/DefaultPolicy/Resource: addToPolicy",
        "Bottling/Washer/ExecutionRole/DefaultPolicy/Resource: addToExecutionRolePolicy",
        "Bottling/Washer/ExecutionRole/Resource: addToExecutionRolePolicy",
        "Bottling/Washer/TaskRole/DefaultPolicy/Resource: addToTaskRolePolicy",
        "Intake/AppleSorter/DefaultPolicy/Resource: addToPolicy",
        "Intake/Clerk/DefaultPolicy/Resource: addToPolicy",
        "Intake/Day/Role/DefaultPolicy/Resource: addToPolicy",
        "Intake/Night/Role/DefaultPolicy/Resource: addToPolicy",
        "Intake/PearSorter/DefaultPolicy/Resource: addToPolicy",
        "Intake/Porter/DefaultPolicy/Resource: addToPolicy",
        "Intake/QuinceSorter/DefaultPolicy/Resource: addToPolicy",
        "Ledger/Teller/DefaultPolicy/Resource: nowhere",
        "Press/Foreman/DefaultPolicy/Resource: nowhere",
        "Press/Hydraulics/Valve/DefaultPolicy/Resource: addToPolicy",
        "Press/Pressing/Role/DefaultPolicy/Resource: addToRolePolicy",
        "Prod/Delivery/AWS679f53fac002430cb0da5b7982bd2287/ServiceRole/Resource: nowhere",
        "Prod/Delivery/Driver/DefaultPolicy/Resource: nowhere",
      ]
    `);
  });

  it("has a template for each nested stack, and the names of its principals fit the findings", () => {
    const host = hostOf(root);
    const files = assembly.stacks.flatMap(({ template, nested }) => [
      template,
      ...nested.map((one) => one.template),
    ]);
    const units = new Map(
      files.map((file) => [file, cloudformationAdapter.parse(file, readFileSync(join(root, file), "utf8"))]),
    );
    const { principals = [] } = cloudformationAdapter.link(units, host, NOTHING_LOCATED, {
      stacks: new Map(assembly.stacks.map(({ template, name }) => [template, [name]])),
      nested: new Map(
        assembly.stacks.flatMap(({ nested }) =>
          nested.map(({ parent, logicalId, template }) => [`${parent}#${logicalId}`, template] as const),
        ),
      ),
    });
    const fitting = findings().map(({ resource }) => {
      const name = resource.slice(resource.lastIndexOf("/") + 1);
      return [name, principals.filter((principal) => mayBeCalled(principal, name)).length];
    });
    expect(fitting).toHaveLength(24);
    // The Stages have one literal name, in two accounts.
    expect(fitting.filter(([, count]) => count !== 1)).toEqual([
      ["orchard-dispatcher", 2],
      ["orchard-dispatcher", 2],
    ]);
  });
});

describe("with the recorder", () => {
  it("has a record that is as it should be, of resources that there are", () => {
    const recorded = readAssembly(hostOf(sharedSynthesis(APP, { recorded: true }).root), "cdk.out");
    if (isRefusal(recorded)) throw new Error(recorded.message);
    const { statements = [] } = recorded.recording ?? {};
    expect([statements.length > 100, recorded.refusals]).toEqual([true, []]);
    const resources = new Set(
      recorded.stacks.flatMap((stack) =>
        stack.resources.map(({ template, logicalId, path }) => `${template}#${logicalId} ${String(path)}`),
      ),
    );
    const documents = statements.flatMap((statement) =>
      statement.documents.map(({ template, logicalId, path }) => `${template}#${logicalId} ${path}`),
    );
    expect(documents.filter((document) => !resources.has(document))).toEqual([]);
  });
});

describe("however the app is run", () => {
  it.each(["ts-node", "compiled", "cli"] as const)("by %s, its assembly tells the same", (by) => {
    const other = readAssembly(hostOf(sharedSynthesis(APP, { by }).root), "cdk.out");
    if (isRefusal(other)) throw new Error(other.message);
    expect(withNearest(other)).toEqual(withNearest(assembly));
  });
});

/** The stacks with the nearest call of each resource: how many more are seen depends on what ran the app. */
function withNearest({ stacks }: Assembly): unknown {
  return stacks.map((stack) => ({
    ...stack,
    resources: stack.resources.map((resource) => ({ ...resource, frames: resource.frames.slice(0, 1) })),
  }));
}

/** IAM resources of all stacks. */
function iamResources(): readonly { readonly stack: AssemblyStack; readonly resource: AssemblyResource }[] {
  return assembly.stacks.flatMap((stack) =>
    stack.resources
      .filter(({ type }) => type.startsWith("AWS::IAM::"))
      .map((resource) => ({ stack, resource })),
  );
}

/** The path of a resource from the nearest stack around it. */
function inStack(stack: AssemblyStack, { path = "" }: AssemblyResource): readonly string[] {
  const around = [stack.path, ...stack.nested.map((nested) => nested.path ?? "")]
    .filter((one) => path.startsWith(`${one}/`))
    .sort((a, b) => b.length - a.length);
  return path.slice((around[0] ?? "").length + 1).split("/");
}

function mayBeCalled({ name }: Holder, called: string): boolean {
  if ("literal" in name) return name.literal === called;
  return "generated" in name && called.startsWith(name.generated.starts);
}

function findings(): readonly Finding[] {
  return JSON.parse(readFileSync(join(APP, "findings.json"), "utf8")) as readonly Finding[];
}

function hostOf(folder: string): Host {
  return {
    read: (file) =>
      existsSync(join(folder, file))
        ? readFileSync(join(folder, file), "utf8")
        : { code: "not-found", message: `There is no ${file}.` },
    list: (directory) => (existsSync(join(folder, directory)) ? readdirSync(join(folder, directory)) : []),
  };
}
