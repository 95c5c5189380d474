import type { Problem } from "@iamend/engine";

/** Inside an app other words are right for what would settle a question than in a configuration for files. */
const INSIDE_AN_APP: ReadonlyMap<string, string> = new Map([
  [
    "accounts-unknown",
    "which account this is deployed to is not known; give its stack an account in `env`, or set `accounts`",
  ],
  [
    "attachments-unknown",
    'a managed policy may be attached outside of this app too; set `attachments: "source"` if it is not',
  ],
]);

const DERIVED = "its name is not written in the app, and what CloudFormation made of it is not certain";

/** A problem that is left to a person: a code to acknowledge it by, and the reason. */
export function whyLeft(
  { refused }: Pick<Problem, "refused">,
  derivedNames: boolean,
): { readonly code: string; readonly message: string } {
  const { code, message } = refused ?? { code: "not-offered", message: "no change is offered here" };
  if (code !== "derived-name") return { code, message: INSIDE_AN_APP.get(code) ?? message };
  return {
    code,
    message: derivedNames
      ? `${DERIVED}: \`derivedNames\` needs the account of its stack, a finding in each, and no other role of that name; give \`evidence\`, or map its ARN under \`principals\``
      : `${DERIVED}; give \`evidence\`, map its ARN under \`principals\`, or set \`derivedNames\``,
  };
}
