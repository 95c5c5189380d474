import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { separateInputs } from "../../src/check/separate-inputs.js";
import { inFolder } from "../../../../test/support/in-folder.js";

it("--findings takes several files, and leaves the paths behind them", () => {
  inFolder({}, (folder) => {
    const directory = join(folder, "infra");
    mkdirSync(directory);
    expect(
      separateInputs(
        ["a.txt", "b.json", "main.tf", "x.tf.json", directory, "c.jsonl", "-", "/dev/fd/63"],
        ["given.tf"],
      ),
    ).toEqual({
      inputs: ["a.txt", "b.json", "c.jsonl", "-", "/dev/fd/63"],
      paths: ["main.tf", "x.tf.json", directory, "given.tf"],
    });
    expect(separateInputs([], ["a.tf"])).toEqual({ inputs: [], paths: ["a.tf"] });
  });
});
