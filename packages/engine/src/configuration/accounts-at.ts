import type { AccountsOfPath } from "./configuration.js";

/** The accounts that the code of a file or directory is deployed to, by the longest path that holds it; nothing: not known. */
export function accountsAt(file: string, accounts: readonly AccountsOfPath[]): readonly string[] | undefined {
  let best: AccountsOfPath | undefined;
  for (const entry of accounts) {
    if (holds(entry.path, file) && (best === undefined || entry.path.length > best.path.length)) best = entry;
  }
  return best === undefined || best.accounts.length === 0 ? undefined : best.accounts;
}

function holds(path: string, file: string): boolean {
  return path === "" || path === "." || file === path || file.startsWith(`${path}/`);
}
