/** A principal that a policy names; `id` is equal for two spellings of the same one. */
export interface NamedPrincipal {
  readonly id: string;
  readonly kind: "account" | "role" | "session" | "user" | "other";
  /** Its text as a request shows it. */
  readonly text: string;
  readonly account?: string;
  /** Of a role and of its sessions: the name without the path. */
  readonly role?: string;
}

/** `Principal` or `NotPrincipal`, read. */
export interface PrincipalBlock {
  /** `*` is among them. */
  readonly everyone: boolean;
  readonly named: readonly NamedPrincipal[];
  /** Elements that are not understood, and canonical users (which are accounts under another name). */
  readonly opaque: readonly string[];
}

/** Reads the value of `Principal` or `NotPrincipal`; undefined where it has no shape that IAM knows. */
export function readPrincipalBlock(written: unknown): PrincipalBlock | undefined {
  if (written === "*") return { everyone: true, named: [], opaque: [] };
  if (typeof written !== "object" || written === null || Array.isArray(written)) return undefined;
  let everyone = false;
  const named: NamedPrincipal[] = [];
  const opaque: string[] = [];
  for (const [type, value] of Object.entries(written)) {
    const elements: readonly unknown[] = Array.isArray(value) ? value : [value];
    for (const element of elements) {
      if (typeof element !== "string") return undefined;
      if (type === "AWS" && element === "*") everyone = true;
      else {
        const read = readElement(type, element);
        if (read !== undefined) named.push(read);
        if (read === undefined || type === "CanonicalUser") opaque.push(`${type} ${element}`);
      }
    }
  }
  return { everyone, named, opaque };
}

function readElement(type: string, text: string): NamedPrincipal | undefined {
  if (/[*?$]/.test(text)) return undefined;
  if (type === "AWS") return readAws(text);
  if (type !== "Service" && type !== "Federated" && type !== "CanonicalUser") return undefined;
  return { id: `${type} ${text}`, kind: "other", text };
}

function readAws(text: string): NamedPrincipal | undefined {
  if (/^\d{12}$/.test(text)) return accountPrincipal(text, `arn:aws:iam::${text}:root`);
  const [arn, partition, service, region, account, resource, ...rest] = text.split(":");
  if (arn !== "arn" || partition === undefined || region !== "" || rest.length > 0) return undefined;
  if (account === undefined || resource === undefined || !/^\d{12}$/.test(account)) return undefined;
  if (service === "iam" && resource === "root") return accountPrincipal(account, text);
  const [kind, ...path] = resource.split("/");
  const name = path.at(-1);
  if (name === undefined || name === "") return undefined;
  const known = { id: `AWS ${text}`, text, account };
  if (service === "iam" && kind === "user") return { ...known, kind: "user" };
  if (service === "iam" && kind === "role") return { ...known, kind: "role", role: name };
  if (service === "sts" && kind === "federated-user") return { ...known, kind: "user" };
  const [role] = path;
  if (service === "sts" && kind === "assumed-role" && path.length === 2 && role !== undefined) {
    return { ...known, kind: "session", role };
  }
  return undefined;
}

/** An account has one id, whatever the partition of the ARN that names it. */
function accountPrincipal(account: string, text: string): NamedPrincipal {
  return { id: `account ${account}`, kind: "account", text, account };
}
