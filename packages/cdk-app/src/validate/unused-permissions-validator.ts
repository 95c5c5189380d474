import { judge } from "../shared/judge.js";
import { readKnowledge, type Knowledge } from "../shared/knowledge.js";
import type { UnusedPermissionsOptions } from "../shared/options.js";
import { mappedPrincipals } from "./mapped-principals.js";
import { readAssemblies } from "./read-assemblies.js";
import type { ValidationContext, ValidationReport } from "./report.js";
import { violationsOf } from "./violations.js";

/**
 * A policy validation plugin that fails the synthesis of an app whose identity policies allow what nobody used, where `iamend check` would.
 *
 * It changes nothing, and looks at what was synthesised: what `UnusedPermissionsAspect` has narrowed is narrow here.
 */
export class UnusedPermissionsValidator {
  readonly name: string = "iamend";
  readonly ruleIds: string[] = ["no-unused-permissions"];
  readonly #knowledge: Knowledge;

  /** Reads the findings; throws where they or the options cannot be read. */
  constructor(options: UnusedPermissionsOptions) {
    this.#knowledge = readKnowledge(options, "UnusedPermissionsValidator");
  }

  validate({ templatePaths }: ValidationContext): ValidationReport {
    const all = readAssemblies(templatePaths, process.cwd());
    const { mappings, notices, derivedNames } = this.#knowledge;
    const { addresses, unmatched } = mappedPrincipals(mappings, all);
    const judgement = judge(
      {
        stacks: all.filter(({ isAsked }) => isAsked),
        context: all.filter(({ isAsked }) => !isAsked),
        principals: addresses,
      },
      this.#knowledge,
    );
    const violations = violationsOf(judgement, all, derivedNames);
    const told = [
      ...notices,
      ...unmatched,
      ...[...judgement.notices, ...judgement.internalErrors].map(({ told: { message } }) => message),
    ];
    return {
      success: violations.length === 0 && judgement.internalErrors.length === 0,
      violations,
      ...(told.length === 0 ? {} : { metadata: { notices: told.join(" ") } }),
    };
  }
}
