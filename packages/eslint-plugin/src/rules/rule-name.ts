/** The rules of this plugin, without the plugin's name before them. */
export type RuleName =
  | "no-unused-permissions"
  | "no-unused-principals"
  | "no-unknown-actions"
  | "no-redundant-actions"
  | "max-policy-size"
  | "no-ambiguous-principals";
