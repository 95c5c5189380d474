// Which files are the user's: those that no package manager installed.
import { dirname, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the recorder itself lies, and the rest of its package: not always in a folder of packages. */
const own = `${dirname(__filename)}${sep}`;

const known = new Map<string, string | undefined>();

/** The path of a script if it is the user's; `script` is a path or a URL. */
export function userFile(script: string): string | undefined {
  if (!known.has(script)) known.set(script, userFileOf(script));
  return known.get(script);
}

function userFileOf(script: string): string | undefined {
  const path = pathOf(script);
  if (path === undefined || path.startsWith(own)) return undefined;
  // Zipped packages of Yarn lie in such a folder inside the archive; its loader is one file beside the project's.
  return /[\\/]node_modules[\\/]|[\\/]\.pnp\.[a-z.]+$/.test(path) ? undefined : path;
}

/** Loaders add queries to URLs; what is neither a path nor a `file:` URL is no file. */
function pathOf(script: string): string | undefined {
  if (script.startsWith("file:")) {
    const url = new URL(script);
    url.search = "";
    url.hash = "";
    return fileURLToPath(url);
  }
  const path = script.replace(/\?[^\\/]*$/, "");
  return path.startsWith("/") || /^[A-Za-z]:[\\/]|^\\\\/.test(path) ? path : undefined;
}
