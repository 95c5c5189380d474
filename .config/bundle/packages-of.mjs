// The packages of others that files come from.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** Each once; paths are relative to `folder`, or absolute. */
export function packagesOf(folder, files) {
  const found = new Map();
  for (const file of files) {
    const home = homeOf(dirname(resolve(folder, file)));
    if (home === undefined || found.has(home.folder) || isOurs(home.name)) continue;
    found.set(home.folder, home);
  }
  return [...found.values()];
}

function isOurs(name) {
  return name === "iamend" || name === "eslint-plugin-iamend" || name.startsWith("@iamend/");
}

/** What the nearest package.json with a name and a version says; those without only say how to read the code beside them. */
function homeOf(start) {
  for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (!existsSync(manifest)) continue;
    const { name, version, license, repository } = JSON.parse(readFileSync(manifest, "utf8"));
    if (name !== undefined && version !== undefined) return { folder, name, version, license, repository };
  }
  return undefined;
}
