import { posix } from "node:path";
import { accountsAt } from "../../configuration/accounts-at.js";
import type { AccountsOfPath } from "../../configuration/configuration.js";
import type { Walk } from "./walk.js";

/**
 * The accounts of each path, with those of the places that a link makes it part of: what a link leads to is deployed from
 * there too. Where one of the places has no accounts, neither has the path, for then not all of them are known.
 *
 * `note` is told of each directory with other accounts than the configuration gives it, but for those below such.
 */
export function accountsThroughLinks(
  accounts: readonly AccountsOfPath[],
  walk: Pick<Walk, "files" | "links" | "directoryLinks">,
  mayClaim: (file: string) => boolean,
  note: (text: string) => void,
): readonly AccountsOfPath[] {
  if (accounts.length < 2 && accounts.every(({ path }) => path === "" || path === ".")) return accounts;
  const sources = walk.links.filter(({ target }) => mayClaim(target));
  if (sources.length + walk.directoryLinks.length === 0) return accounts;

  /** The places at which a file or directory is too. */
  const placesOf = (path: string): readonly string[] => [
    ...walk.directoryLinks.flatMap((link) => {
      const rest = within(link.target, path);
      return rest === undefined ? [] : [posix.join(link.path, rest)];
    }),
    ...sources.flatMap(({ target, directory }) => {
      if (target === path) return [posix.join(directory, posix.basename(target))];
      return directoryOf(target) === path ? [directory] : [];
    }),
  ];
  const directories = new Set(["", ...walk.files.filter(mayClaim).map(directoryOf)]);
  // Each by its own, so that what one has is not taken for that of those below it.
  const paths = [...directories, ...accounts.map(({ path }) => (path === "." ? "" : path))];
  const seen = new Map<string, readonly string[]>();
  const told = new Set<string>();
  for (const path of paths) {
    if (seen.has(path)) continue;
    const own = accountsAt(path, accounts);
    const all = [own, ...placesOf(path).map((place) => accountsAt(place, accounts))];
    const joined = all.includes(undefined) ? [] : [...new Set(all.flatMap((some) => some ?? []))].sort();
    seen.set(path, joined);
    if (own === undefined || !directories.has(path) || joined.length === own.length) continue;
    told.add(path);
    if (path !== "" && told.has(directoryOf(path))) continue;
    const other = placesOf(path).find((place) => String(accountsAt(place, accounts)) !== String(own));
    note(
      `${path === "" ? "the root" : path} is deployed as ${other ?? ""} too, through a link; ${
        joined.length === 0
          ? "the accounts of that are not known"
          : `its accounts are taken to be ${joined.join(", ")}`
      }`,
    );
  }
  return [...seen].map(([path, own]) => ({ path, accounts: own }));
}

/** What leads from a directory to a path in it; empty for itself. */
function within(directory: string, path: string): string | undefined {
  if (directory === "" || path === directory) return path.slice(directory.length);
  return path.startsWith(`${directory}/`) ? path.slice(directory.length + 1) : undefined;
}

function directoryOf(file: string): string {
  const directory = posix.dirname(file);
  return directory === "." ? "" : directory;
}
