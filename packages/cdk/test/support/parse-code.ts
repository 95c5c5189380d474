import { parseForESLint } from "@typescript-eslint/parser";
import type { ParseCode } from "../../src/parse/parse-code.js";

/** As the engine parses; code that is none has one problem at its beginning. */
export const parseCode: ParseCode = (file, text) => {
  try {
    return parseForESLint(text, { filePath: file, range: true, loc: true, comment: true });
  } catch (error) {
    return { problems: [{ message: String(error), offset: 0 }] };
  }
};
