// What jiti loads when it meets TypeScript, by this path from its own folder, which is that of the bundle now.
import { copyFileSync } from "node:fs";
import { join } from "node:path";

export function copyCompiler(bundled, dist) {
  const jiti = bundled.find(({ name }) => name === "jiti");
  if (jiti !== undefined) copyFileSync(join(jiti.folder, "dist/babel.cjs"), join(dist, "babel.cjs"));
}
