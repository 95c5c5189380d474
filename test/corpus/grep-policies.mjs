// Policies found without any parser, to be compared with what the linter locates.

/** Where something that looks like a policy begins and ends; `what` names the form. */
export function grepPolicies(file, text) {
  if (!/\.(?:tf|tofu)$/.test(file)) return [];
  const code = withoutComments(text);
  return [...dataBlocks(code), ...encodedObjects(code), ...heredocs(code)].map((found) => ({
    ...found,
    file,
    line: text.slice(0, found.range[0]).split("\n").length,
  }));
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

/** The offset behind the bracket that closes the one at `open`; strings are skipped. */
function closing(code, open) {
  let depth = 0;
  for (let at = open; at < code.length; at += 1) {
    const letter = code[at];
    if (letter === '"') {
      at += 1;
      while (at < code.length && code[at] !== '"' && code[at] !== "\n") at += code[at] === "\\" ? 2 : 1;
    } else if ("{[(".includes(letter)) depth += 1;
    else if ("}])".includes(letter)) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return code.length;
}
