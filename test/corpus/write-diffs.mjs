// A diff for each changed file, to be read by somebody.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Writes `FILE.diff` below the folder for each of the changed texts. */
export function writeDiffs(folder, files, texts) {
  const work = mkdtempSync(join(tmpdir(), "iamend-corpus-"));
  try {
    for (const [file, text] of texts) {
      for (const [side, content] of [
        ["a", files.get(file)],
        ["b", text],
      ]) {
        mkdirSync(dirname(join(work, side, file)), { recursive: true });
        writeFileSync(join(work, side, file), content);
      }
      const { stdout } = spawnSync(
        "git",
        ["diff", "--no-index", "--no-color", "--no-prefix", `a/${file}`, `b/${file}`],
        { cwd: work, encoding: "utf8", maxBuffer: 100_000_000 },
      );
      const path = join(folder, `${file}.diff`);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, stdout);
    }
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
