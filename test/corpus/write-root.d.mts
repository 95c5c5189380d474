/** Writes `files` (path → text) below `to`; unless `bare`, with `iamend.config.json` and `findings.json`. */
export function writeRoot(
  files: ReadonlyMap<string, string>,
  to: string,
  options?: { readonly bare?: boolean },
): Promise<void>;
