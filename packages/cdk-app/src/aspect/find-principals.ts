import { CfnResource, Stage, type Stack } from "aws-cdk-lib";
import type { IConstruct } from "constructs";

/** What `principals` maps, as addresses of templates, and what it maps to nothing. */
export interface FoundPrincipals {
  /** ARN → `<file>#<logical id>`. */
  readonly addresses: ReadonlyMap<string, readonly string[]>;
  readonly unmatched: readonly { readonly arn: string; readonly path: string }[];
}

/** Finds the roles and users at construct paths. What other Stages make is left to their own synthesis. */
export function findPrincipals(
  mappings: ReadonlyMap<string, readonly string[]>,
  assembly: IConstruct,
  names: ReadonlyMap<Stack, string>,
): FoundPrincipals {
  const addresses = new Map<string, readonly string[]>();
  const unmatched: { arn: string; path: string }[] = [];
  for (const [arn, paths] of mappings) {
    // Whoever is mapped is nobody else, even where the construct is not of this assembly.
    addresses.set(
      arn,
      paths.flatMap((path) => {
        const resource = principalAt(assembly.node.root, path);
        if (resource === undefined) unmatched.push({ arn, path });
        if (resource === undefined || Stage.of(resource) !== assembly) return [];
        return [`${names.get(resource.stack) ?? ""}#${String(resource.stack.resolve(resource.logicalId))}`];
      }),
    );
  }
  return { addresses, unmatched };
}

const PRINCIPALS: ReadonlySet<string> = new Set(["AWS::IAM::Role", "AWS::IAM::User"]);

function principalAt(root: IConstruct, path: string): CfnResource | undefined {
  let found: IConstruct | undefined = root;
  for (const id of path.split("/").filter((one) => one !== "")) found = found?.node.tryFindChild(id);
  if (found === undefined) return undefined;
  const candidates = [found, found.node.tryFindChild("Resource")];
  return candidates.find((one) => CfnResource.isCfnResource(one) && PRINCIPALS.has(one.cfnResourceType)) as
    CfnResource | undefined;
}
