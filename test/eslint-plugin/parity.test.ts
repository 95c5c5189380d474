import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stopWitness } from "@iamend/terraform";
import { afterAll, describe, expect, it } from "vitest";
import { TEMPLATE, worldOf } from "../cloudformation/support/sample.js";
import { inFolder, runIamend } from "../support/run-iamend.js";
import { CONFIGURATION } from "../support/terraform-sample.js";
import { openCommand } from "./support/command.js";
import { compareRoot, type Comparison } from "./support/compare-root.js";
import { lintRoot } from "./support/lint-root.js";
import { ODD_ROOT } from "./support/odd-root.js";
import { layoutsRoot, printedRoots } from "./support/printed-roots.js";
import { saidByCommand, saidByEslint, saidOf, type Said } from "./support/said.js";
import { SOURCE } from "./support/sample.js";

const FIXTURES = fileURLToPath(new URL("../../fixtures", import.meta.url));

afterAll(stopWitness);

interface Sample {
  readonly name: string;
  readonly files: Readonly<Record<string, unknown>>;
  /** What is different by design, beyond nothing. */
  readonly byDesign?: Partial<Comparison["byDesign"]>;
  readonly remarks?: number;
  /** Files that the command changes for the sake of a problem in another. */
  readonly onlyCommand?: readonly string[];
}

const SAMPLES: readonly Sample[] = [
  { name: "a role and a template", files: { ...SOURCE, "iamend.config.json": CONFIGURATION } },
  {
    name: "a template",
    files: { ...worldOf(["worker"], { s3: ["PutObject"] }), "template.yaml": TEMPLATE },
  },
  { name: "fixtures/terraform", files: filesOf(join(FIXTURES, "terraform")) },
  { name: "fixtures/cloudformation", files: filesOf(join(FIXTURES, "cloudformation")) },
  {
    name: "what is met seldom",
    files: ODD_ROOT,
    byDesign: { "syntax-error": 1, "another-file": 2 },
    remarks: 2,
    onlyCommand: ["split/main.tf"],
  },
  ...printedRoots([
    "the reference example",
    "an emptied statement goes whole",
    "a lone action stays a lone action",
  ]),
  { name: "templates in every layout", files: layoutsRoot("the reference example") },
];

describe.each(SAMPLES)("$name", ({ files, byDesign = {}, remarks = 0, onlyCommand = [] }) => {
  it("is told alike by ESLint and the command", () =>
    inFolder(files, async (root) => {
      const linting = lintRoot(root);
      const compared = compareRoot(await openCommand(root), await linting.lint());
      expect(compared).toMatchObject({
        unexplained: [],
        byDesign: { "syntax-error": 0, "another-file": 0, "shared-quota": 0, ...byDesign },
        remarks,
      });
      expect(compared.alike).toBeGreaterThan(0);
    }));

  it("is fixed alike, at once and for good", () =>
    inFolder(files, async (root) => {
      const results = [...(await lintRoot(root).fix()).values()];
      expect(
        results.filter(
          ({ fixableErrorCount, fixableWarningCount }) => fixableErrorCount + fixableWarningCount > 0,
        ),
      ).toEqual([]);
      const fixed = inFolder(files, (other) => {
        runIamend(["check", "--fix"], { cwd: other });
        return filesOf(other);
      });
      for (const { filePath, output } of results) if (output !== undefined) writeFileSync(filePath, output);
      const left = filesOf(root);
      expect(Object.keys(fixed).filter((file) => fixed[file] !== left[file])).toEqual(onlyCommand);
      expect(left).toEqual({ ...fixed, ...pick(left, onlyCommand) });
    }));
});

/** Each is a root that is read anew. */
const MOST_FILES = 15;

describe("unsaved text of a file", () => {
  const samples = SAMPLES.filter(({ name }) => /seldom|fixtures|reference|layout/.test(name));

  it.each(samples)("is told as the command tells it, half of it fixed: $name", ({ files }) =>
    inFolder(files, async (root) => {
      const linting = lintRoot(root);
      const command = await openCommand(root);
      const changed = [
        ...new Set(command.all.problems.flatMap(({ at, fix }) => (fix === undefined ? [] : [at.file]))),
      ];
      for (const [index, file] of changed.slice(0, MOST_FILES).entries()) {
        const before = command.textOf(file);
        const text = halfFixed(saidByCommand(command.alone(file), file, before), before, index);
        const result = await linting.lintText(file, text);
        const expected = saidOf(command.unsaved(file, text), file, text);
        expect(saidByEslint(result), file).toEqual(expected);
      }
      expect(changed.length).toBeGreaterThan(1);
    }),
  );
});

/** A text with every other of its changes made; which, the seed tells. */
function halfFixed(said: readonly Said[], text: string, seed: number): string {
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  return said
    .flatMap(({ change }) => change ?? [])
    .sort((left, right) => right.range[0] - left.range[0])
    .filter((_change, index) => (index + seed) % 2 === 0)
    .reduce(
      (left, { range, text: own }) => left.slice(0, range[0] + mark) + own + left.slice(range[1] + mark),
      text,
    );
}

function pick(files: Readonly<Record<string, string>>, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(files).filter(([file]) => names.includes(file)));
}

function filesOf(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path, "utf8")]),
  );
}
