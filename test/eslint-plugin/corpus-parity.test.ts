import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { stopWitness } from "@iamend/terraform";
import { afterAll, describe, expect, it } from "vitest";
import { readFolder } from "../corpus/read-folder.mjs";
import { writeRoot } from "../corpus/write-root.mjs";
import { inFolder } from "../support/in-folder.js";
import { openCommand } from "./support/command.js";
import { compareRoot } from "./support/compare-root.js";
import { lintRoot } from "./support/lint-root.js";

/** Real code, which is not part of this project: named by IAMEND_CORPUS, or beside the checkout. */
const corpus =
  process.env["IAMEND_CORPUS"] ?? fileURLToPath(new URL("../../../shared/corpus", import.meta.url));

afterAll(stopWitness);

describe.skipIf(!existsSync(corpus)).each(["terraform", "cloudformation"])("real code in %s", (name) => {
  it("is told and fixed alike by ESLint and the command", { timeout: 300_000 }, () =>
    inFolder({}, async (root) => {
      await writeRoot(readFolder(join(corpus, name)), root);
      const command = await openCommand(root);
      const linting = lintRoot(root);
      const compared = compareRoot(command, await linting.lint());
      expect(compared).toMatchObject({
        unexplained: [],
        byDesign: { "syntax-error": 0, "another-file": 0, "shared-quota": 0 },
      });
      expect(compared.alike).toBeGreaterThan(20);

      const results = [...(await linting.fix()).entries()];
      const fixed = results.flatMap(([file, { output }]) =>
        output === undefined ? [] : [[file, output] as const],
      );
      expect(new Map(fixed)).toEqual(new Map([...command.fixAll()].sort()));
      const left = results.filter(
        ([, { fixableErrorCount, fixableWarningCount }]) => fixableErrorCount + fixableWarningCount > 0,
      );
      expect(left).toEqual([]);
      expect(Math.max(...results.map(([, { stats }]) => stats?.fixPasses ?? Infinity))).toBe(1);
    }),
  );
});
