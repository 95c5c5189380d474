import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/**
 * The path of a wasm file that the build put beside the compiled code, or else that an installed package has.
 *
 * Compiled, this module lies one folder below the files; bundled into one file, it lies beside them; in the sources there
 * are none, and the development dependency serves.
 */
export function wasmFile(name: string, specifier: string): string {
  const beside = [`./${name}`, `../${name}`].map((relative) =>
    fileURLToPath(new URL(relative, import.meta.url)),
  );
  return beside.find((path) => existsSync(path)) ?? createRequire(import.meta.url).resolve(specifier);
}
