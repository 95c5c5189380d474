/* eslint-disable @typescript-eslint/no-deprecated -- There is no other list of all rules. */
import { ESLint, Linter, RuleTester } from "eslint";
import { builtinRules } from "eslint/use-at-your-own-risk";
import { ESLint as ESLint9, Linter as Linter9, RuleTester as RuleTester9 } from "eslint9";
import { builtinRules as builtinRules9 } from "eslint9/use-at-your-own-risk";

/** The two versions of ESLint that are supported; as far as the tests use them, they have the same types. */
export const VERSIONS = [
  { version: "ESLint 10", Linter, ESLint, RuleTester, ruleNames: [...builtinRules.keys()] },
  {
    version: "ESLint 9.38",
    Linter: Linter9 as unknown as typeof Linter,
    ESLint: ESLint9 as unknown as typeof ESLint,
    RuleTester: RuleTester9 as unknown as typeof RuleTester,
    ruleNames: [...builtinRules9.keys()],
  },
];
