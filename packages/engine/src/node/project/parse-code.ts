import { createRequire } from "node:module";
import type { CodeProblem, ParseCode } from "@iamend/cdk";
import type * as Parser from "@typescript-eslint/parser";

const load = createRequire(import.meta.url);

/** TypeScript is large, and few roots have code of CDK: it is loaded with the first of that. */
let parser: typeof Parser | undefined;

/** Parses TypeScript and JavaScript as ESLint does with typescript-eslint. */
export const parseCode: ParseCode = (file, text) => {
  parser ??= load("@typescript-eslint/parser") as typeof Parser;
  try {
    return parser.parseForESLint(text, {
      filePath: file,
      // What may hold JSX is told by the extension for the rest.
      ecmaFeatures: { jsx: /\.[cm]?js$/.test(file) },
      range: true,
      loc: true,
      comment: true,
      errorOnUnknownASTType: false,
      loggerFn: false,
    });
  } catch (error) {
    const problem = problemOf(error);
    if (problem === undefined) throw error;
    return { problems: [problem] };
  }
};

/** What TypeScript says of code that is none. */
function problemOf(error: unknown): CodeProblem | undefined {
  if (!(error instanceof Error) || !("location" in error)) return undefined;
  const { location } = error;
  const start =
    typeof location === "object" && location !== null && "start" in location ? location.start : {};
  const isPlace = typeof start === "object" && start !== null && "offset" in start;
  return { message: error.message, offset: isPlace ? Number(start.offset) : 0 };
}
