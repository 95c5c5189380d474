import type { CodeProblem, ParseCode } from "@iamend/cdk";
import { typescriptParser } from "./typescript-parser.js";

/** Parses TypeScript and JavaScript as ESLint does with typescript-eslint. */
export const parseCode: ParseCode = (file, text) => {
  const parser = typescriptParser();
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
