// Policies found without any parser, to be compared with what the linter locates.
import { grepCode } from "./grep-code.mjs";
import { grepTemplates } from "./grep-templates.mjs";
import { grepTerraform } from "./grep-terraform.mjs";

/** Where something that looks like an identity policy begins and ends; `what` names the form. */
export function grepPolicies(file, text) {
  return [...grepTerraform(file, text), ...grepTemplates(file, text), ...grepCode(file, text)].map(
    (found) => ({
      ...found,
      file,
      line: text.slice(0, found.range[0]).split("\n").length,
    }),
  );
}
