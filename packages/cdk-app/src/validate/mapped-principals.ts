import type { AssembledStack } from "./read-assemblies.js";

const PRINCIPALS: ReadonlySet<string> = new Set(["AWS::IAM::Role", "AWS::IAM::User"]);

/** ARN → `<file>#<logical id>` of the roles and users at construct paths; and what is told of paths where none is. */
export function mappedPrincipals(
  mappings: ReadonlyMap<string, readonly string[]>,
  stacks: readonly AssembledStack[],
): { readonly addresses: ReadonlyMap<string, readonly string[]>; readonly unmatched: readonly string[] } {
  const byPath = new Map<string, string>();
  for (const { file, resources } of stacks)
    for (const { path, logicalId, type } of resources.values())
      if (path !== undefined && PRINCIPALS.has(type)) byPath.set(path, `${file}#${logicalId}`);
  const unmatched: string[] = [];
  const addresses = new Map(
    [...mappings].map(([arn, paths]) => {
      const found = paths.flatMap((path) => {
        const address = byPath.get(path) ?? byPath.get(`${path}/Resource`);
        if (address === undefined)
          unmatched.push(`\`principals\` maps ${arn} to ${path}, where no role or user is.`);
        return address ?? [];
      });
      return [arn, found] as const;
    }),
  );
  return { addresses, unmatched };
}
