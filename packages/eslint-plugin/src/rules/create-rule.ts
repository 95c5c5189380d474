import type { RuleContext, RuleDefinition } from "@eslint/core";
import { reportsOf, switchOn } from "./lint-pass.js";
import { readable } from "./readable-source.js";
import type { RuleName } from "./rule-name.js";

/** Options of the rules with fixes. */
export interface FixOptions {
  readonly autofix?: boolean;
}

interface Description {
  readonly description: string;
  /** `fix`: fixes and suggestions; `suggestion`: suggestions alone. */
  readonly changes?: "fix" | "suggestion";
}

/**
 * A rule that tells what the engine says of a file, under whatever language that file is linted.
 *
 * It asks the source code for its text and for places in it, and for nothing else.
 */
export function createRule(name: RuleName, { description, changes }: Description): RuleDefinition {
  const fixes = changes === "fix";
  return {
    meta: {
      type: "problem",
      docs: { description },
      languages: ["*"],
      ...(fixes ? { fixable: "code" } : {}),
      ...(changes === undefined ? {} : { hasSuggestions: true }),
      schema: fixes ? [AUTOFIX] : [],
      defaultOptions: fixes ? [{ autofix: true }] : [],
    },
    create(context: RuleContext) {
      const source = readable(context);
      if (source === undefined) return {};
      const options = context.options[0] as FixOptions | undefined;
      switchOn(source, name, { autofix: options?.autofix !== false });
      // Not before the root: by then every rule of this plugin that is on for the file has been created.
      return {
        [source.rootType]() {
          for (const report of reportsOf(source, name)) context.report(report);
        },
      };
    },
  };
}

const AUTOFIX = {
  type: "object",
  properties: {
    autofix: {
      type: "boolean",
      description: "Whether `--fix` applies the fixes; otherwise they are suggestions.",
    },
  },
  additionalProperties: false,
} as const;
