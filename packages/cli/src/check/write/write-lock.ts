import { createHash } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, statSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CommandError } from "../../command-error.js";

const LONGEST_WAIT = 10_000;
const PAUSE = 25;

/** No writing takes as long: what is older was left behind, whoever has the number of its process now. */
const OLDEST = 5 * 60_000;
/** A lock without a number in it is one that is being made, or whose maker was killed just then. */
const LONGEST_MAKING = 2_000;

/**
 * Runs `work` while no other iamend of this user writes below the same root, so that each sees what the other has
 * written. Waits for at most ten seconds; a lock whose process is gone counts for nothing.
 */
export function withWriteLock<Result>(root: string, work: () => Result): Result {
  const user = process.getuid?.() ?? 0;
  const digest = createHash("sha256").update(root).digest("hex").slice(0, 16);
  const lock = join(tmpdir(), `iamend-${String(user)}-${digest}.lock`);
  const until = Date.now() + LONGEST_WAIT;
  for (;;) {
    const taken = take(lock);
    // Where no lock can be made there are no others to wait for: files are still compared before they are replaced.
    if (taken === "impossible") return work();
    if (taken === "taken") break;
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else if (Date.now() > until)
      throw new CommandError(`another iamend is writing below ${root}; if there is none, delete ${lock}`);
    else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE);
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): "taken" | "held" | "impossible" {
  let descriptor: number;
  try {
    descriptor = openSync(lock, "wx", 0o600);
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EEXIST" ? "held" : "impossible";
  }
  writeSync(descriptor, String(process.pid));
  closeSync(descriptor);
  return "taken";
}

function isAbandoned(lock: string): boolean {
  let pid: number;
  let age: number;
  try {
    pid = Number(readFileSync(lock, "utf8"));
    age = Date.now() - statSync(lock).mtimeMs;
  } catch {
    return false; // given back in this moment
  }
  if (pid === 0) return age > LONGEST_MAKING;
  if (age > OLDEST) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "ESRCH";
  }
}
