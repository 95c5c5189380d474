import { mayClaim } from "./may-claim.js";

// Where a key may stand in YAML or JSON: first of its line, or behind what separates it. Each looks at a character once or twice.
const RESOURCES = /(?:^|[{,?])[\uFEFF \t]*(?:"Resources"|'Resources'|Resources)\s*:/m;
const STATEMENT = /(?:^|[{,?])[\uFEFF \t]*(?:"Statement"|'Statement'|Statement)\s*:/m;
const PROVIDER = /(?:^|[{,?])[\uFEFF \t]*(?:"provider"|'provider'|provider)\s*:/m;
const TRANSFORM = /(?:^|[{,?])[\uFEFF \t]*(?:"Transform"|'Transform'|Transform)\s*:/m;

/**
 * Is the text worth parsing: may it be a template, a `serverless.yml` or a policy? It never misses one that `kindOf` would find, but
 * for names written with escapes.
 */
export function claims(file: string, text: string): boolean {
  return mayClaim(file) && (isLikeTemplate(text) || isLikePolicy(text) || isLikeServerless(text));
}

function isLikeTemplate(text: string): boolean {
  if (text.includes("AWSTemplateFormatVersion")) return true;
  if (!text.includes("::")) return false;
  return RESOURCES.test(text) || TRANSFORM.test(text);
}

function isLikePolicy(text: string): boolean {
  if (!text.includes("Effect") && !text.includes("-10-17")) return false;
  return text.includes("Statement") && STATEMENT.test(text);
}

function isLikeServerless(text: string): boolean {
  return text.includes("provider") && (text.includes("aws") || text.includes("${")) && PROVIDER.test(text);
}
