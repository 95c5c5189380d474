import type { Rule } from "eslint";

declare const layers: {
  readonly meta: { readonly name: string };
  readonly rules: { readonly packages: Rule.RuleModule; readonly folders: Rule.RuleModule };
};
export default layers;
