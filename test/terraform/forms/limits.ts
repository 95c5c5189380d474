import { variablesOf, type PrintedPolicy } from "../../support/print/policy.js";

// What forms cannot express.

export function nothing(): undefined {
  return undefined;
}

/** JSON that stands still: it has no place for a variable. */
export function onlyLiterals(policy: PrintedPolicy): string | undefined {
  if (variablesOf(policy).length > 0 || policy.statements.some(({ members }) => members["Effect"] === null)) {
    return "JSON in a file has no variables";
  }
  return noOpenLists(policy) ?? noOverrides(policy);
}

/** JSON as text: elements may be variables, but a list is as long as it is. */
export function templates(policy: PrintedPolicy): string | undefined {
  return noOpenLists(policy) ?? noOverrides(policy);
}

export function noOpenLists({ statements }: PrintedPolicy): string | undefined {
  return statements.some(({ open }) => open) ? "a list in JSON ends where it ends" : undefined;
}

export function noOverrides({ statements }: PrintedPolicy): string | undefined {
  return statements.some(({ overrides }) => overrides)
    ? "only merged documents override statements"
    : undefined;
}

/** Statements that are all alike, so that one block can say them all. */
export function alike(policy: PrintedPolicy): string | undefined {
  const { members, statements } = policy;
  if (Object.keys(members).some((key) => key !== "Version" && key !== "Statement")) return "it has an Id";
  const odd = statements.some(({ members: own }) =>
    Object.keys(own).some((key) => !["Sid", "Effect", "Action", "Resource"].includes(key)),
  );
  return odd ? "its statements have different members" : noOverrides(policy);
}

export function firstOf(
  ...limits: readonly ((policy: PrintedPolicy) => string | undefined)[]
): (policy: PrintedPolicy) => string | undefined {
  return (policy) => limits.map((limit) => limit(policy)).find((why) => why !== undefined);
}

/** In a bare object of HCL, `a.b` and `null` are not members that a policy has. */
export function noPrincipals({ statements }: PrintedPolicy): string | undefined {
  return statements.some(({ members }) => "Principal" in members || "NotPrincipal" in members)
    ? "an identity policy names no principal"
    : undefined;
}
