// Whether what evidence says of a resource can be true of one of the source.
import type { Holder, Name, Tie } from "../../contract.js";

/** What CloudFormation makes up, at the end of a name. */
const MADE = /^[a-z\d]{8,14}$/i;

const TYPES: Readonly<Record<Holder["type"], string>> = {
  role: "AWS::IAM::Role",
  user: "AWS::IAM::User",
  group: "AWS::IAM::Group",
  "permission-set": "AWS::SSO::PermissionSet",
};

export function isOfType({ type }: Tie, holder: Holder): boolean {
  return type === TYPES[holder.type];
}

/** Whether a principal that is called so may have this name; IAM ignores case. */
export function isCalled(id: string, name: Name): boolean {
  const text = id.toLowerCase();
  if ("literal" in name) return text === name.literal.toLowerCase();
  if ("generated" in name) {
    const { starts, older = starts } = name.generated;
    return [starts, older].some(
      (start) => text.startsWith(start.toLowerCase()) && MADE.test(id.slice(start.length)),
    );
  }
  if ("starts" in name)
    return (
      id.length >= name.starts.length + name.ends.length &&
      text.startsWith(name.starts.toLowerCase()) &&
      text.endsWith(name.ends.toLowerCase())
    );
  return true;
}
