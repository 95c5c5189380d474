/** Extensions under which templates and policies are kept; a last `.txt` is looked through. */
const EXTENSION = /\.(?:ya?ml|json|template|cfn|cform|cf|tpl|tmpl|sam)(?:\.txt)?$/i;

/** Of other tools, whose files are many or large; what they may hold is decided by content for all others. */
const OTHERS =
  /(?:^|\/)(?:(?:package|package-lock|npm-shrinkwrap|composer|lerna|nx|turbo|deno|angular|[jt]sconfig[^/]*|\.eslintrc|\.prettierrc)\.json|(?:pnpm-lock|pnpm-workspace|\.pre-commit-config)\.ya?ml)$|(?:^|\/)\.(?:github\/workflows|vscode|idea)\/|\.(?:tf|tofu|tfvars|assets)\.json$/i;

/** May the file hold a template, a `serverless.yml` or a policy, as far as its name tells? */
export function mayClaim(file: string): boolean {
  return EXTENSION.test(file) && !OTHERS.test(file);
}
