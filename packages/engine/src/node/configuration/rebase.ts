import type { AccountsOfPath, Configuration } from "../../configuration/configuration.js";

/** The same configuration with paths from the root, in place of absolute ones; what lies elsewhere says nothing here. */
export function rebase(configuration: Configuration, root: string): Configuration {
  const base = partsOf(root).join("/");
  return {
    ...configuration,
    accounts: accountsBelow(
      configuration.accounts.map(({ path, accounts }) => ({ path: partsOf(path).join("/"), accounts })),
      base,
    ),
    principals: new Map(
      [...configuration.principals].map(([arn, addresses]) => [
        arn,
        addresses.flatMap((address) => addressBelow(address, base) ?? []),
      ]),
    ),
    stacks: new Map(
      [...configuration.stacks].flatMap(([path, names]) => {
        const file = pathBelow(path, base);
        return file === undefined ? [] : [[file, names] as const];
      }),
    ),
  };
}

/** Of the paths that hold all of the root only the nearest counts. */
function accountsBelow(accounts: readonly AccountsOfPath[], base: string): readonly AccountsOfPath[] {
  const around = accounts
    .filter(({ path }) => isBelow(base, path))
    .sort((left, right) => right.path.length - left.path.length)
    .slice(0, 1)
    .map(({ accounts: ids }) => ({ path: "", accounts: ids }));
  const inside = accounts.flatMap(({ path, accounts: ids }) =>
    path !== base && isBelow(path, base)
      ? [{ path: path.slice(base === "" ? 0 : base.length + 1), accounts: ids }]
      : [],
  );
  return [...around, ...inside];
}

function addressBelow(address: string, base: string): string | undefined {
  const hash = address.indexOf("#");
  const file = pathBelow(address.slice(0, hash), base);
  return file === undefined ? undefined : `${file === "" ? "." : file}${address.slice(hash)}`;
}

function pathBelow(path: string, base: string): string | undefined {
  const place = partsOf(path).join("/");
  return isBelow(place, base) ? place.slice(base === "" ? 0 : base.length + 1) : undefined;
}

function isBelow(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

function partsOf(path: string): readonly string[] {
  return path.split(/[\\/]/).filter((part) => part !== "" && part !== ".");
}
