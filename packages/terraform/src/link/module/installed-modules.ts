// What `terraform init` left beside a root module: where the modules from elsewhere lie.
import type { Host } from "../../contract.js";
import { resolvePath } from "./paths.js";

/** The directory of a called module, by the names of the calls that lead to it: `a.b`. */
export type InstalledModules = ReadonlyMap<string, string>;

/** Reads `.terraform/modules/modules.json` of a root module; nothing there, or nothing that can be read, is no module. */
export function installedModules(root: string, host: Host): InstalledModules {
  const found = new Map<string, string>();
  const directory = root === "" ? DIRECTORY : `${root}/${DIRECTORY}`;
  if (!host.list(directory).some((name) => name === MANIFEST || name.endsWith(`/${MANIFEST}`))) return found;
  const text = host.read(`${directory}/${MANIFEST}`);
  if (typeof text !== "string") return found;
  for (const entry of entriesOf(text)) {
    if (!("Key" in entry) || !("Dir" in entry)) continue;
    const { Key: key, Dir: dir } = entry;
    if (typeof key !== "string" || typeof dir !== "string" || key === "") continue;
    const place = resolvePath(root, dir);
    if (place !== undefined) found.set(key, place);
  }
  return found;
}

const DIRECTORY = ".terraform/modules";
const MANIFEST = "modules.json";

function entriesOf(text: string): readonly object[] {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof manifest !== "object" || manifest === null || !("Modules" in manifest)) return [];
  const { Modules: modules } = manifest;
  if (!Array.isArray(modules)) return [];
  return modules.filter((one: unknown): one is object => typeof one === "object" && one !== null);
}
