import type { CodeProblem, ParseCode } from "@iamend/cdk";
import { typescriptParser } from "./typescript-parser.js";

/** Parses TypeScript and JavaScript as ESLint does with typescript-eslint. */
export const parseCode: ParseCode = (file, text) => {
  try {
    return typescriptParser().parseForESLint(text, {
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
  if (!(error instanceof Error)) return undefined;
  // An installation may have left it out: few need it.
  if ("code" in error && error.code === "MODULE_NOT_FOUND")
    return {
      message: "It cannot be read without @typescript-eslint/parser and typescript: install them.",
      offset: 0,
    };
  if (!("location" in error)) return undefined;
  const { location } = error;
  const start =
    typeof location === "object" && location !== null && "start" in location ? location.start : {};
  const isPlace = typeof start === "object" && start !== null && "offset" in start;
  return { message: error.message, offset: isPlace ? Number(start.offset) : 0 };
}
