import type { Sink } from "./located-code.js";

type Kind = Sink["kind"];
type Place = Pick<Sink, "kind" | "policy">;

const OWN_POLICIES = new Set([
  "aws-iam.CfnPolicy",
  "aws-iam.CfnManagedPolicy",
  "aws-iam.CfnRolePolicy",
  "aws-iam.CfnUserPolicy",
  "aws-iam.CfnGroupPolicy",
]);
const PRINCIPALS = new Set(["aws-iam.CfnRole", "aws-iam.CfnUser", "aws-iam.CfnGroup"]);

/** What a statement is to a construct of the CDK that is given it by a property. */
export function sinkOfProperty(
  library: string | undefined,
  path: readonly string[],
  inline: string | undefined,
): Place {
  const [first, second] = path;
  if (library === "aws-iam.Policy" || library === "aws-iam.ManagedPolicy") {
    if (first === "statements" || first === "document") return { kind: "identity", policy: "own" };
  }
  if (first === "initialPolicy") return { kind: "identity", policy: "default" };
  if (library === "custom-resources.AwsCustomResource" && first === "policy") {
    return { kind: "identity", policy: "default" };
  }
  if (first === "inlinePolicies" && second !== undefined && isIam(library)) {
    return { kind: "identity", policy: { inline: second === "[]" ? undefined : second } };
  }
  if (library !== undefined && PRINCIPALS.has(library)) {
    if (first === "assumeRolePolicyDocument") return { kind: "trust", policy: "own" };
    if (first === "policies") return { kind: "identity", policy: { inline } };
  }
  if (first === "policyDocument" && library !== undefined) {
    if (OWN_POLICIES.has(library)) return { kind: "identity", policy: "own" };
    return { kind: isCfn(library) ? "resource" : "unknown", policy: "own" };
  }
  if (library === "aws-sso.CfnPermissionSet" && first === "inlinePolicy") {
    return { kind: "identity", policy: { inline: undefined } };
  }
  if (library === "aws-kms.Key" && first === "policy") return { kind: "resource", policy: "own" };
  if (first === "accessPolicies" || first === "resourcePolicy") return { kind: "resource", policy: "own" };
  return { kind: "unknown", policy: "own" };
}

function isIam(library: string | undefined): boolean {
  return library?.startsWith("aws-iam.") === true;
}

function isCfn(library: string): boolean {
  return /\.Cfn[A-Z]\w*$/.test(library) && !library.startsWith("aws-iam.");
}

/** What a statement is to an object whose method takes it; undefined: no method that is known to take one. */
export function sinkOfMethod(method: string, library: string | undefined): Place | undefined {
  switch (method) {
    case "addToPolicy":
      return { kind: kindOfPolicy(library), policy: "default" };
    case "addToPrincipalPolicy":
    case "addToRolePolicy":
    case "addToTaskRolePolicy":
    case "addToExecutionRolePolicy":
      return { kind: "identity", policy: "default" };
    case "addToResourcePolicy":
    case "addToKeyPolicy":
    case "addToAccessPolicy":
    case "addAccessPolicies":
      return { kind: "resource", policy: "own" };
    default:
      return undefined;
  }
}

/** Endpoints of a network have policies of their own, under the same name. */
function kindOfPolicy(library: string | undefined): Kind {
  if (library === undefined) return "unknown";
  if (/^aws-ec2\.\w*Endpoint$/.test(library)) return "resource";
  return library.startsWith("aws-iam.") ? "identity" : "unknown";
}
