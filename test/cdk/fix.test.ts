// From findings about deployed names to the lines of code, to another synthesis: what it then allows is what it allowed, less what
// nobody used.
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultCatalog, joinFindings, readFindings, type UnusedAccess } from "@iamend/core";
import { isRefusal, type Host } from "@iamend/source";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readAssembly } from "../../packages/cdk/src/assembly/read-assembly.js";
import { runIamend, type Run } from "../support/run-iamend.js";
import { copyOf, sharedSynthesis, synthesiseAgain } from "../support/synthesise.js";
import { deployedPrincipals, evidenceOf, holdersIn, type Deployed } from "./support/deployment.js";
import { grantsOf, templatesIn } from "./support/grants.js";

const APP = fileURLToPath(new URL("../../fixtures/cdk", import.meta.url));
const catalog = defaultCatalog();

/** An app that was fixed, and what it was synthesised to before and after. */
interface FixedApp {
  readonly root: string;
  readonly fix: Run;
  readonly before: ReadonlyMap<string, unknown>;
  readonly after: ReadonlyMap<string, unknown>;
  readonly principals: readonly Deployed[];
}

/** How the code is told of: by the recorder, by the stacks that CDK keeps, or by neither. */
type Known = "recorded" | "traced" | "neither";

function fixApp(known: Known): FixedApp {
  const recorded = known === "recorded";
  const { root, assembly } = copyOf(sharedSynthesis(APP, { recorded }));
  const before = templatesIn(assembly);
  const read = readAssembly(hostOf(root), "cdk.out");
  if (isRefusal(read)) throw new Error(read.message);
  const stacks = read.stacks.flatMap(({ name, account = "", template, nested }) => [
    { name, account, template: inAssembly(template) },
    // CloudFormation calls it after its parent and the resource.
    ...nested.map((one) => ({
      name: `${name}-${one.logicalId}`.slice(0, 60),
      account,
      template: inAssembly(one.template),
    })),
  ]);
  const arns = (JSON.parse(readFileSync(join(APP, "findings.json"), "utf8")) as { resource: string }[]).map(
    ({ resource }) => resource,
  );
  const principals = deployedPrincipals(stacks, before, arns);
  writeFileSync(join(root, "evidence.json"), JSON.stringify(evidenceOf(principals)));
  if (known === "neither") forgetStacks(assembly);
  // The copy of the code must not be younger than that of the assembly.
  const now = new Date(Date.now() + 1000);
  utimesSync(join(assembly, "manifest.json"), now, now);
  const fix = runIamend(["check", "--fix", "--evidence", "evidence.json"], { cwd: root });
  const after = templatesIn(synthesiseAgain(root, { recorded }).assembly);
  return { root, fix, before, after, principals };
}

/** How many permissions go, which is all that can surely go of what is known then. */
const LOST: Readonly<Record<Known, number>> = { recorded: 40, traced: 40, neither: 30 };

describe.each<Known>(["recorded", "traced", "neither"])("an app whose code is %s", (known) => {
  let app: FixedApp;
  beforeAll(() => {
    app = fixApp(known);
  });
  afterAll(() => {
    rmSync(app.root, { recursive: true, force: true });
  });

  it("is fixed without an internal error", () => {
    expect(app.fix.err).not.toContain("internal error");
    expect([0, 1]).toContain(app.fix.code);
  });

  it("allows nothing more than before, and says nothing else that it did not say", () => {
    const before = grantsOf(app.before, catalog);
    const after = grantsOf(app.after, catalog);
    expect(withoutHashes(after.rest)).toBe(withoutHashes(before.rest));
    const more = [...after.grants].flatMap(([path, statements]) =>
      [...statements].flatMap(([about, actions]) =>
        [...actions].filter((action) => before.grants.get(path)?.get(about)?.has(action) !== true),
      ),
    );
    expect(more).toEqual([]);
  });

  it("has lost only what no holder used", () => {
    const lost = lostGrants(app);
    const wrong = lost.filter(({ path, action }) => {
      const unused = unusedOf(path, app);
      return unused.length === 0 || !unused.every((one) => isUnused(action, one));
    });
    expect(wrong).toEqual([]);
    expect(lost.length).toBe(LOST[known]);
  });
});

/** What a policy allowed and does not allow any more, by no statement of it. */
function lostGrants({
  before,
  after,
}: FixedApp): readonly { readonly path: string; readonly action: string }[] {
  const now = grantsOf(after, catalog).grants;
  return [...grantsOf(before, catalog).grants].flatMap(([path, statements]) =>
    [...statements].flatMap(([about, actions]) =>
      [...actions]
        .filter((action) => now.get(path)?.get(about)?.has(action) !== true)
        .map((action) => ({ path, action })),
    ),
  );
}

/** What each holder of a policy leaves unused; nothing where it is not known who they are, or one has no finding. */
function unusedOf(path: string, { before, principals }: FixedApp): readonly UnusedAccess[] {
  const [template, logicalId] = splitPath(path);
  const holders = holdersIn(before.get(template), logicalId);
  const unused = (holders ?? []).map((id) => {
    const deployed = principals.find((one) => one.template === template && one.logicalId === id);
    return deployed === undefined ? undefined : findingOf(deployed);
  });
  return unused.every((one) => one !== undefined) ? unused : [];
}

function splitPath(path: string): readonly [template: string, logicalId: string] {
  const [template = "", rest = ""] = path.split("#");
  return [template, rest.split("/")[0] ?? ""];
}

function findingOf({ account, physical }: Deployed): UnusedAccess | undefined {
  return FINDINGS.find(
    ({ principal = "" }) => principal.endsWith(`/${physical}`) && principal.includes(`:${account}:`),
  )?.unused;
}

const FINDINGS = (() => {
  const read = readFindings([JSON.parse(readFileSync(join(APP, "findings.json"), "utf8"))]);
  if (!read.ok) throw new Error(JSON.stringify(read));
  return joinFindings(read.value.findings).principals;
})();

function isUnused(action: string, unused: UnusedAccess): boolean {
  const [service = "", name = ""] = action.split(":");
  const own = unused.get(service.toLowerCase());
  if (own === undefined) return false;
  return own.whole || [...own.actions.keys()].some((one) => one.toLowerCase() === name.toLowerCase());
}

/** The name of an asset is a hash of what it holds. */
function withoutHashes(text: string): string {
  return text.replaceAll(/[\da-f]{64}/g, "…");
}

/** Takes out of an assembly what newer versions of CDK say of where constructs were made. */
function forgetStacks(assembly: string): void {
  for (const file of readdirSync(assembly, { recursive: true }).map(String)) {
    if (!/(?:^|\/)(?:manifest|[\w-]+\.metadata)\.json$/.test(file)) continue;
    const path = join(assembly, file);
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replaceAll('"aws:cdk:creationStack"', '"aws:cdk:info"'));
  }
}

function inAssembly(file: string): string {
  return file.replace(/^cdk\.out\//, "");
}

function hostOf(root: string): Host {
  return {
    read: (file) =>
      existsSync(join(root, file))
        ? readFileSync(join(root, file), "utf8")
        : { code: "not-found", message: `There is no ${file}.` },
    list: (directory) => (existsSync(join(root, directory)) ? readdirSync(join(root, directory)).sort() : []),
  };
}
