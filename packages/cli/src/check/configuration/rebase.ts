import type { AccountsOfPath, Configuration } from "@iamend/engine";

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
  const place = partsOf(address.slice(0, hash)).join("/");
  if (!isBelow(place, base)) return undefined;
  const file = place.slice(base === "" ? 0 : base.length + 1);
  return `${file === "" ? "." : file}${address.slice(hash)}`;
}

function isBelow(path: string, folder: string): boolean {
  return folder === "" || path === folder || path.startsWith(`${folder}/`);
}

function partsOf(path: string): readonly string[] {
  return path.split(/[\\/]/).filter((part) => part !== "" && part !== ".");
}
