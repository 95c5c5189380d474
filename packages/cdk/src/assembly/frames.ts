/** A call in the code of a user, as a synthesis told it. */
export interface Frame {
  /** Absolute, on the machine of the synthesis, `/` everywhere. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly within: string;
}

/** `new Worker (/app/lib/worker.ts:12:5)`, and in older assemblies with `at` before it. */
const FRAME = /^\s*(?:at )?(.*) \((.+):(\d+):(\d+)\)$/;
const OF_NO_USER = /(?:^|\/)node_modules\/|^node:|^internal\//;

/**
 * The frames of a stack trace that are of user code, nearest first.
 *
 * What stands between them is left out: calls within packages, which newer assemblies have put together (`...new Role in aws-cdk-lib...`).
 */
export function parseFrames(lines: readonly string[]): readonly Frame[] {
  return lines.flatMap((written) => {
    const [, within, path, line, column] = FRAME.exec(written) ?? [];
    if (within === undefined || path === undefined) return [];
    const file = plainPath(path);
    return OF_NO_USER.test(file) ? [] : [{ file, line: Number(line), column: Number(column), within }];
  });
}

/** Modules are named by URL, to which loaders may add something. */
function plainPath(written: string): string {
  if (!written.startsWith("file://")) return written.replaceAll("\\", "/");
  const path = written.slice("file://".length).replace(/[?#].*$/, "");
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
