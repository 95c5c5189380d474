import type { TemplateStatement } from "./policy-template.js";
import { POLICY_TEMPLATES } from "./policy-templates.generated.js";
import { templateGrants, within } from "./template-grants.js";

/** The statements behind the name of a policy template; nothing if SAM has none of that name. */
export function expandTemplate(name: string): readonly TemplateStatement[] | undefined {
  return templateNamed(name)?.statements;
}

/** The names of the parameters of a policy template; nothing if SAM has none of that name. */
export function templateParameters(name: string): readonly string[] | undefined {
  return templateNamed(name)?.parameters;
}

/**
 * The templates with the same parameters that allow no more than one of them on any resource, and still all of `keep` (patterns)
 * that it allows; those with the fewest actions first.
 */
export function narrowerTemplates(name: string, keep: readonly string[]): readonly string[] {
  const own = templateNamed(name);
  if (own === undefined) return [];
  const grants = templateGrants(own);
  const wanted = keep.map((pattern) =>
    grants.flatMap((grant) => {
      const kept = { ...grant, action: pattern };
      return within(kept, [grant]) ? [kept] : [];
    }),
  );
  // What it does not allow itself, nothing narrower can.
  if (wanted.some((kept) => kept.length === 0)) return [];
  const parameters = [...own.parameters].sort().join(" ");
  return Object.entries(POLICY_TEMPLATES)
    .filter(([other, template]) => {
      if (other === name || [...template.parameters].sort().join(" ") !== parameters) return false;
      const theirs = templateGrants(template);
      return (
        theirs.every((grant) => within(grant, grants)) &&
        wanted.flat().every((grant) => within(grant, theirs)) &&
        !grants.every((grant) => within(grant, theirs))
      );
    })
    .map(([other, { statements }]) => ({
      other,
      size: new Set(statements.flatMap(({ actions }) => actions)).size,
    }))
    .sort((left, right) => left.size - right.size || (left.other < right.other ? -1 : 1))
    .map(({ other }) => other);
}

/** Names are not looked for among what every object has. */
function templateNamed(name: string): (typeof POLICY_TEMPLATES)[string] | undefined {
  return Object.hasOwn(POLICY_TEMPLATES, name) ? POLICY_TEMPLATES[name] : undefined;
}
