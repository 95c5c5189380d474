// Statements in code of CDK, found without any parser.

const IS_CODE = /\.[cm]?[jt]sx?$/;
const STATEMENT = /\bnew\s+(?:[\w$]+\.)*PolicyStatement\s*\(/g;
/** What looks like code and is none: comments, as far as lines tell. */
const IN_COMMENT = /^\s*(?:\/\/|\*|\/\*)/;

export function grepCode(file, text) {
  if (!IS_CODE.test(file) || file.endsWith(".d.ts")) return [];
  return [...text.matchAll(STATEMENT)].flatMap(({ 0: found, index }) => {
    const line = text.slice(text.lastIndexOf("\n", index) + 1, index + found.length);
    return IN_COMMENT.test(line) ? [] : [{ range: [index, index + found.length], what: "PolicyStatement" }];
  });
}
