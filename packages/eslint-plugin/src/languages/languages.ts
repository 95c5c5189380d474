import type { Language } from "@eslint/core";
import { createLanguage } from "./create-language.js";
import { CLOUDFORMATION, dialectOf, TERRAFORM } from "./dialect.js";

/**
 * What ESLint can read with this plugin.
 *
 * `source` is `terraform` or `cloudformation` by the name of each file, for configurations that have one language for both. The adapters
 * must be loaded before a file is parsed.
 */
export const languages: Record<"terraform" | "cloudformation" | "source", Language> = {
  terraform: createLanguage(() => TERRAFORM, TERRAFORM.visitorKeys),
  cloudformation: createLanguage(() => CLOUDFORMATION, CLOUDFORMATION.visitorKeys),
  source: createLanguage(dialectOf, { ...TERRAFORM.visitorKeys, ...CLOUDFORMATION.visitorKeys }),
};
