import type { PolicyTemplate } from "./policy-template.js";

/** One action pattern on one resource, under a condition. */
export interface Grant {
  readonly action: string;
  readonly resource: string;
  readonly condition: string;
}

/** All that a policy template allows. */
export function templateGrants({ statements }: PolicyTemplate): readonly Grant[] {
  return statements.flatMap(({ actions, resources, condition = {} }) =>
    actions.flatMap((action) =>
      resources.map((resource) => ({ action, resource, condition: JSON.stringify(condition) })),
    ),
  );
}

/** Whether one of some grants surely allows all of another. */
export function within(grant: Grant, grants: readonly Grant[]): boolean {
  return grants.some(
    ({ action, resource, condition }) =>
      covers(action.toLowerCase(), grant.action.toLowerCase()) &&
      covers(resource, grant.resource) &&
      condition === grant.condition,
  );
}

/** Of wildcards only one at the end is understood, which is all that the templates have; others cover themselves alone. */
function covers(pattern: string, text: string): boolean {
  if (pattern === text) return true;
  const head = pattern.slice(0, -1);
  return pattern.endsWith("*") && !/[*?]/.test(head) && text.startsWith(head);
}
