// Knows when a module of aws-cdk-lib is loaded, without standing on the stack while it or anything else runs: stack traces go
// into the assembly. So it hooks the resolution of names, which is over before a module runs.
import Module from "node:module";
import { sep } from "node:path";
import { attempt } from "../attempt.js";

/** The modules that matter, in all versions; what aws-cdk-lib carries in its own node_modules has moved there. */
const WATCHED = [
  "/aws-iam/lib/policy-statement.js",
  "/aws-iam/lib/policy-document.js",
  "/aws-iam/lib/private/merge-statements.js",
  "/cx-api/lib/cloud-assembly.js",
  "/cloud-assembly-api/lib/cloud-assembly.js",
];

/** What of Node's CommonJS loader is used here. */
interface Loader {
  _resolveFilename: (request: string, parent: unknown, ...rest: unknown[]) => string;
  readonly _load: (request: string, parent: unknown, isMain: boolean) => unknown;
  readonly _cache: Record<string, { readonly exports: unknown } | undefined>;
}

/** Calls `loaded` for each module that matters, once it has run and before anyone else has seen it. */
export function watchLoading(loaded: (file: string, exports: unknown) => void): void {
  const loader = Module as unknown as Loader;
  const seen = new Set<string>();
  for (const [file, module] of Object.entries(loader._cache)) {
    if (module === undefined || !isWatched(file)) continue;
    seen.add(file);
    loaded(file, module.exports);
  }
  const resolve = loader._resolveFilename;
  loader._resolveFilename = function (request, parent, ...rest) {
    const file = resolve.call(this, request, parent, ...rest);
    if (isWatched(file) && !seen.has(file)) {
      seen.add(file);
      // Who asked for its name loads it next; if that fails, it fails there in the same way.
      attempt(`loading ${file}`, () => {
        loaded(file, loader._load(file, parent, false));
      });
    }
    return file;
  };
}

function isWatched(file: unknown): file is string {
  if (typeof file !== "string") return false;
  const path = sep === "/" ? file : file.replaceAll(sep, "/");
  return WATCHED.some((end) => path.endsWith(end));
}
