import { digest } from "../text/fnv.js";
import type { Problem } from "../report/problem.js";
import { ambiguousPrincipals } from "./ambiguous-principals.js";
import type { Rule, RuleContext } from "./context.js";
import { policySizes } from "./policy-size.js";
import { redundantActions } from "./redundant-actions.js";
import { unknownActions } from "./unknown-actions.js";
import { unusedPermissions } from "./unused-permissions.js";
import { unusedPrincipals } from "./unused-principals.js";

/** All rules, in the order of the documentation. */
const RULES: readonly Rule[] = [
  unusedPermissions,
  unusedPrincipals,
  unknownActions,
  redundantActions,
  policySizes,
  ambiguousPrincipals,
];

/** The problems in the chosen files, by all rules that are not switched off. */
export function runRules(context: RuleContext, isChosen: (file: string) => boolean): readonly Problem[] {
  const seen = new Map<string, number>();
  return RULES.flatMap(({ name, check }) => {
    const severity = context.configuration.rules[name];
    if (severity === "off") return [];
    return [...check(context)].flatMap((finding): readonly Problem[] => {
      const key = digest(name, finding.address, finding.pattern ?? "");
      const times = seen.get(key) ?? 0;
      seen.set(key, times + 1);
      if (!isChosen(finding.at.file)) return [];
      const fingerprint = times === 0 ? key : digest(key, String(times));
      return [{ rule: name, severity, ...finding, fingerprint }];
    });
  });
}
