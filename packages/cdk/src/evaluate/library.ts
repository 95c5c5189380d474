/**
 * What a module of the CDK calls something, whatever the version and the way of importing: `aws-iam.Role`, `core.Stack`,
 * `constructs.Construct`; without a name, the module as a whole. Undefined: no module of the CDK.
 */
export function libraryModule(specifier: string): string | undefined {
  const parts = specifier.split("/");
  const [first, second] = parts;
  if (first === "constructs") return "constructs";
  if (first === "aws-cdk-lib" || first === "monocdk") return second ?? "core";
  // Everything of the first version is in packages of its own; those of experiments are still.
  if (first === "@aws-cdk" && second !== undefined) return second;
  return undefined;
}

/** A member of a module or of what it holds: `core` has the others under names with underscores. */
export function libraryMember(path: string, key: string): string {
  if (path === "core" && /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/.test(key)) return key.replaceAll("_", "-");
  return `${path}.${key}`;
}
