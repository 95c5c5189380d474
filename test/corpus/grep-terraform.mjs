// Policies of Terraform, found without any parser.
import { closing } from "./closing.mjs";

export function grepTerraform(file, text) {
  if (!/\.(?:tf|tofu)$/.test(file)) return [];
  const code = withoutComments(text);
  return [...dataBlocks(code), ...encodedObjects(code), ...heredocs(code)];
}

function dataBlocks(code) {
  return [...code.matchAll(/^[ \t]*data\s+"aws_iam_policy_document"\s+"[^"]*"\s*\{/gm)].map((match) => ({
    what: "aws_iam_policy_document",
    range: [match.index, closing(code, match.index + match[0].length - 1)],
  }));
}

/** `jsonencode` of an object with a Statement in it. */
function encodedObjects(code) {
  return [...code.matchAll(/\bjsonencode\(/g)].flatMap((match) => {
    const range = [match.index, closing(code, match.index + match[0].length - 1)];
    return /^\s*"?Statement"?\s*[=:]|[{,]\s*"?Statement"?\s*[=:]/m.test(code.slice(...range))
      ? [{ what: "jsonencode", range }]
      : [];
  });
}

function heredocs(code) {
  return [...code.matchAll(/<<-?[ \t]*(\w+)[ \t]*\r?\n([\s\S]*?)\n[ \t]*\1\b/g)].flatMap((match) =>
    /"Statement"\s*:/.test(match[2])
      ? [{ what: "heredoc", range: [match.index, match.index + match[0].length] }]
      : [],
  );
}

/** Comments become blanks, so that what stands in them is not found and all else stays where it is. */
function withoutComments(text) {
  return text.replace(
    /"(?:\\.|[^"\\\n])*"|<<-?[ \t]*(\w+)[ \t]*\r?\n[\s\S]*?\n[ \t]*\1\b|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g,
    (found) => (/^[#/]/.test(found) ? found.replace(/[^\r\n]/g, " ") : found),
  );
}
