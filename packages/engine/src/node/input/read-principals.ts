import { joinFindings, samePrincipal, type PrincipalFindings } from "@iamend/core";
import { InputError } from "./input-error.js";
import { readFindingsFiles } from "./read-findings-files.js";

export interface FindingsInput {
  readonly files: readonly string[];
  readonly principal: string | undefined;
  readonly minUnusedDays: number;
}

/** What the findings files say, by principal; each must be known by its ARN. */
export function readPrincipals(
  { files, principal, minUnusedDays }: FindingsInput,
  notice: (text: string) => void,
): readonly PrincipalFindings[] {
  const { principals, notices } = joinFindings(readFindingsFiles(files, principal, notice), {
    minUnusedDays,
  });
  for (const { message } of notices) notice(message);
  const anonymous = principals.find((one) => one.principal === undefined);
  if (anonymous !== undefined) {
    const [source] = anonymous.sources;
    throw new InputError(
      `${source?.file ?? files.join(", ")}: the findings do not say whom they are about; expected --principal ARN`,
    );
  }
  if (principal !== undefined && !principals.some((one) => samePrincipal(one.principal, principal)))
    notice(`there is no active finding about ${principal}`);
  for (const { principal: arn = "", recommendations, sources } of principals) {
    if (recommendations.size > 0 && !sources.some(({ kind }) => kind === "unused-permissions"))
      notice(
        `${arn}: there are only recommendations, which are about the text of whole policies; expected findings about actions (get-finding-v2)`,
      );
  }
  const passing = principals.filter(({ unused }) => unused.get("iam")?.whole === true);
  const [first] = passing;
  if (first !== undefined) {
    const more = passing.length === 1 ? "" : ` and ${String(passing.length - 1)} more`;
    notice(
      `nothing of iam is reported as used by ${first.principal ?? ""}${more}, but AWS does not track iam:PassRole: what passes roles needs iam:PassRole under \`keep\` in the configuration, or --keep iam:PassRole`,
    );
  }
  return principals;
}
