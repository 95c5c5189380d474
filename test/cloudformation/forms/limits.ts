import { variablesOf, type PrintedPolicy } from "../../support/print/policy.js";

// What forms cannot express.

type Limit = (policy: PrintedPolicy) => string | undefined;

export function firstOf(...limits: readonly Limit[]): Limit {
  return (policy) => limits.map((limit) => limit(policy)).find((why) => why !== undefined);
}

const noPrincipals: Limit = ({ statements }) =>
  statements.some(({ members }) => "Principal" in members || "NotPrincipal" in members)
    ? "an identity policy names no principal"
    : undefined;

const noOverrides: Limit = ({ statements }) =>
  statements.some(({ overrides }) => overrides) ? "no template merges documents" : undefined;

/** What no policy in a template says. */
export const sayable: Limit = firstOf(noPrincipals, noOverrides);

/** JSON as text: parameters within `Fn::Sub`, but nothing else. */
export const inSubs: Limit = firstOf(sayable, (policy) => {
  if (policy.statements.some(({ open }) => open)) return "a list in JSON ends where it ends";
  return variablesOf(policy).some(({ values }) => values !== undefined)
    ? "a text has no functions"
    : undefined;
});

export const onlyLiterals: Limit = firstOf(sayable, (policy) =>
  variablesOf(policy).length > 0 ||
  policy.statements.some(({ open, members }) => open || members["Effect"] === null)
    ? "there are no parameters"
    : undefined,
);

/** A list of statements without a policy around it. */
export const onlyStatements: Limit = firstOf(onlyLiterals, ({ single, members }) => {
  if (single) return "its statement is no list";
  return "Id" in members ? "it has an Id" : undefined;
});

/** Effects that anchors stand for. */
export const knownEffects: Limit = firstOf(sayable, ({ statements }) =>
  statements.some(({ members }) => typeof members["Effect"] !== "string")
    ? "an effect is a parameter"
    : undefined,
);

/** Lists beside which a condition may choose another one. */
export const otherBranch: Limit = firstOf(sayable, ({ statements }) => {
  if (statements.some(({ open }) => open)) return "its list is behind a condition already";
  return statements.some(({ actions }) => actions.some((action) => action === "*" || action === "**"))
    ? "a star becomes the services of the other branch, too"
    : undefined;
});
