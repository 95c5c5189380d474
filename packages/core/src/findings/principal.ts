import { failure, success, type Result } from "../result.js";
import { foldAscii } from "../text/ascii-case.js";
import { quoted } from "./json-shape.js";

const IAM_PRINCIPAL =
  /^arn:(aws(?:-[a-z0-9]+)*):iam::(\d{12}):(role|user)(\/(?:[\x21-\x7e]+\/)?)([\w+=,.@-]{1,128})$/;
const ROLE_SESSION = /^arn:(aws(?:-[a-z0-9]+)*):sts::(\d{12}):assumed-role\/([\w+=,.@-]{1,128})(?:\/.*)?$/;

/** The parts of the ARN of an IAM role or user; `path` begins and ends with a slash. */
export interface PrincipalArn {
  readonly partition: string;
  readonly account: string;
  readonly type: "role" | "user";
  readonly path: string;
  readonly name: string;
}

/**
 * Reads the ARN of an IAM role or user: `arn:<partition>:iam::<12 digits>:role|user/<path><name>`.
 *
 * The ARN of a role's session fails with a message that names the role. `path` says where the text stands (a JSON path,
 * or an argument such as `--principal`).
 */
export function readPrincipal(text: string, path: string): Result<PrincipalArn> {
  const parts = IAM_PRINCIPAL.exec(text);
  if (parts !== null) {
    // Every group of the expression is there if it matches at all.
    const [, partition = "", account = "", type, principalPath = "", name = ""] = parts;
    return success({
      partition,
      account,
      type: type === "user" ? "user" : "role",
      path: principalPath,
      name,
    });
  }
  if (ROLE_SESSION.test(text)) {
    const arn = text.replace(ROLE_SESSION, "arn:$1:iam::$2:role/$3");
    const message = `expected the ARN of a role, found that of one of its sessions; the role is ${arn} (with its path between "role/" and the name, if it has one)`;
    return failure({ path, message });
  }
  const example = "arn:aws:iam::111122223333:role/Name";
  return failure({
    path,
    message: `expected the ARN of an IAM role or user, such as ${example}, found ${quoted(text)}`,
  });
}

/**
 * What two ARNs of one principal have in common; `""` for an anonymous one.
 *
 * Partition and account compare exactly. Names ignore case: IAM allows no two roles of an account that differ only so.
 * Hence the case of a path cannot tell two principals apart either, and is ignored as well. A text that is no ARN of a
 * principal equals only itself.
 */
export function principalKey(principal: string | undefined): string {
  if (principal === undefined) return "";
  const read = readPrincipal(principal, "");
  if (!read.ok) return principal;
  const { partition, account, type, path, name } = read.value;
  return `arn:${partition}:iam::${account}:${type}${foldAscii(path + name)}`;
}

/** Do two ARNs name one principal? Two anonymous ones do. */
export function samePrincipal(left: string | undefined, right: string | undefined): boolean {
  return principalKey(left) === principalKey(right);
}
