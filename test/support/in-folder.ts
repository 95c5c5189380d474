import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/**
 * Runs a test in a folder of its own (a real path) that holds these files, and waits for it if it is asynchronous; what is
 * neither text nor bytes is written as JSON.
 */
export function inFolder<Result>(
  files: Readonly<Record<string, unknown>>,
  work: (folder: string) => Result,
): Result {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "iamend-test-")));
  const remove = (): void => {
    rmSync(folder, { recursive: true, force: true });
  };
  let result: Result | undefined;
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      const asItIs = typeof content === "string" || content instanceof Uint8Array;
      writeFileSync(join(folder, name), asItIs ? content : `${JSON.stringify(content, null, 2)}\n`);
    }
    result = work(folder);
    return result instanceof Promise ? (result.finally(remove) as Result) : result;
  } finally {
    if (!(result instanceof Promise)) remove();
  }
}
