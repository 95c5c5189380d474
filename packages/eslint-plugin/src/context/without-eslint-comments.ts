import { DEFAULT_CONFIGURATION } from "@iamend/engine";

/** Comments that name no rule in their line, and so may be about all of them. */
const ABOUT_ALL = /eslint-(?:disable|enable)(?:-next-line|-line)?[^\S\r\n]*(?:--|\*\/|$)/m;
const OURS = Object.keys(DEFAULT_CONFIGURATION.rules);

/** The same text with every place the same, in which no comment disables anything of ours. */
export function withoutEslintComments(text: string): string {
  if (!ABOUT_ALL.test(text) && !OURS.some((rule) => text.includes(rule))) return text;
  return text.replaceAll(/eslint-(?=disable|enable)/g, "eslint_");
}
