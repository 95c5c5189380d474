import { Composer, type CST, type ParsedNode } from "yaml";
import type { Range } from "../contract.js";
import { YamlBuilder } from "./build-yaml.js";
import type { ParsedText, ParseProblem, TemplateNode } from "./node.js";
import { invalidYaml, listProblems } from "./problems.js";
import { readTokens } from "./read-tokens.js";
import { YAML_SCHEMA } from "./yaml-schema.js";

/** The documents of a YAML text. */
export function parseYaml(text: string): ParsedText {
  // Behind a BOM `yaml` takes no space and no dash for indentation; an empty line has as many characters.
  const reading = readTokens(text.startsWith("\uFEFF") ? `\n${text.slice(1)}` : text);
  if ("code" in reading) return { language: "yaml", roots: [], comments: [], problems: [reading] };
  const { tokens, documents, comments } = reading;

  const composer = new Composer<ParsedNode>({
    keepSourceTokens: true,
    logLevel: "error",
    schema: YAML_SCHEMA,
    uniqueKeys: false,
  });
  const builder = new YamlBuilder(text);
  const problems: ParseProblem[] = [...loneCarriageReturns(text), ...renamedTags(tokens)];
  const roots: TemplateNode[] = [];
  let index = 0;
  for (const { contents, errors } of composer.compose(tokens)) {
    for (const error of errors) problems.push(invalidYaml(error.message, error.pos, text.length));
    const root = contents === null ? undefined : builder.document(contents, documents[index]?.start);
    if (root !== undefined && !isNothing(root)) roots.push(root);
    index++;
  }
  // Those before the first document, if there is none.
  for (const error of composer.streamInfo().errors) {
    problems.push(invalidYaml(error.message, error.pos, text.length));
  }
  return { language: "yaml", roots, comments, problems: listProblems([...problems, ...builder.problems]) };
}

function isNothing(root: TemplateNode): boolean {
  return root.kind === "scalar" && root.style === "empty" && root.at[0] === root.at[1];
}

/** One alone ends a line too, but not for `yaml`: it would see other lines than every other reader. */
function loneCarriageReturns(text: string): ParseProblem[] {
  for (let at = text.indexOf("\r"); at !== -1; at = text.indexOf("\r", at + 1)) {
    if (text[at + 1] === "\n") continue;
    return [
      { code: "invalid-yaml", message: "A carriage return stands without a line feed.", range: [at, at + 1] },
    ];
  }
  return [];
}

/** A tag is told as it is written, so nothing may change what that means. */
function renamedTags(tokens: readonly CST.Token[]): ParseProblem[] {
  const directive = tokens.find(
    (token): token is CST.Directive =>
      token.type === "directive" && /^%TAG[ \t]+\S+[ \t]+\S+$/.test(token.source),
  );
  if (directive === undefined) return [];
  const range: Range = [directive.offset, directive.offset + directive.source.length];
  return [{ code: "invalid-yaml", message: "Tags have another meaning in this file.", range }];
}
