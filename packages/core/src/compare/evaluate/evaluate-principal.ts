import { both, either, not, type Truth } from "./truth.js";

/** Does a statement apply to this principal, as far as `Principal` and `NotPrincipal` say? */
export function principalApplies(
  statement: Readonly<Record<string, unknown>>,
  principal: string | undefined,
): Truth {
  if ("Principal" in statement) return named(statement["Principal"], principal, "some");
  if (!("NotPrincipal" in statement)) return true;
  // To be exempt for certain, the principal, its role and its account must all be listed; not to be, none of them.
  const some = named(statement["NotPrincipal"], principal, "some");
  const every = named(statement["NotPrincipal"], principal, "every");
  return not(some === every ? some : undefined);
}

/** Does the block name some (or every one) of the identities that this principal has? */
function named(block: unknown, principal: string | undefined, how: "some" | "every"): Truth {
  if (block === "*") return true;
  if (typeof block !== "object" || block === null || Array.isArray(block)) return undefined;
  if (principal === undefined) return undefined;
  const elements = Object.entries(block).flatMap(([type, value]) =>
    (Array.isArray(value) ? value : [value]).map((text: unknown) => ({ type, text })),
  );
  if (elements.some(({ type, text }) => type === "AWS" && text === "*")) return true;
  const identities = identitiesOf(principal);
  const truths = identities.map((identity) =>
    elements.reduce<Truth>(
      (sofar, { type, text }) => either(sofar, elementNames(type, text, identity)),
      false,
    ),
  );
  return how === "some" ? truths.reduce<Truth>(either, false) : truths.reduce<Truth>(both, true);
}

interface Identity {
  readonly kind: "exact" | "account" | "role";
  readonly text: string;
}

/** `arn:aws:sts::1:assumed-role/R/S` is itself, some role named R of account 1, and account 1. */
function identitiesOf(principal: string): readonly Identity[] {
  const fields = principal.split(":");
  const [arn, , , , account = "", resource = ""] = fields;
  if (arn !== "arn" || fields.length !== 6) return [{ kind: "exact", text: principal }];
  if (resource === "root") return [{ kind: "account", text: account }];
  const [kind, role = ""] = resource.split("/");
  const identities: Identity[] = [
    { kind: "exact", text: principal },
    { kind: "account", text: account },
  ];
  if (kind === "assumed-role") identities.push({ kind: "role", text: `${account} ${role}` });
  return identities;
}

function elementNames(type: string, element: unknown, identity: Identity): Truth {
  if (typeof element !== "string" || /[*?$]/.test(element)) return undefined;
  if (type === "CanonicalUser") return element === identity.text ? true : undefined;
  if (type === "Service" || type === "Federated")
    return identity.kind === "exact" && element === identity.text;
  const fields = element.split(":");
  const [arn, , service, , account = "", resource = ""] = fields;
  const isAccount = /^\d{12}$/.test(element);
  if (type !== "AWS" || (!isAccount && (arn !== "arn" || fields.length !== 6))) return undefined;
  switch (identity.kind) {
    case "exact":
      return element === identity.text;
    case "account":
      return isAccount ? element === identity.text : resource === "root" && account === identity.text;
    case "role": {
      if (service !== "iam" || !resource.startsWith("role/")) return false;
      return `${account} ${resource.slice(resource.lastIndexOf("/") + 1)}` === identity.text;
    }
  }
}
