import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";

const NAME = "eslint-plugin-iamend";

interface ThisPackage {
  /** Absolute. */
  readonly folder: string;
  readonly version: string;
}

/** This package as it is installed. */
export const THIS_PACKAGE: ThisPackage = findPackage();

/** Bundled, this code lies one folder below the manifest, as in the sources; compiled, two. */
function findPackage(): ThisPackage {
  for (const path of ["../package.json", "../../package.json"]) {
    const manifest = fileURLToPath(new URL(path, import.meta.url));
    try {
      const { name, version } = JSON.parse(readFileSync(manifest, "utf8")) as Readonly<
        Record<string, string>
      >;
      if (name === NAME && version !== undefined) return { folder: dirname(manifest), version };
    } catch {
      // It is the other one.
    }
  }
  throw new Error(`${NAME} is installed without its package.json`);
}
