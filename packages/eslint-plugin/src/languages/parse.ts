// The only place where texts are parsed, one function for each language.
import { cloudformationAdapter, holdsOurs, parseText, type ParsedText } from "@iamend/cloudformation";
import { parseJson, type Range } from "@iamend/source";
import { judgeFile, parseFile, terraformAdapter, type ParsedFile } from "@iamend/terraform";
import { knownUnit } from "../context/judge.js";

/** The tree of a text, or why it has none. */
export type Parsed<Tree> =
  | { readonly ok: true; readonly tree: Tree }
  | { readonly ok: false; readonly problems: readonly ParseError[] };

export interface ParseError {
  readonly message: string;
  readonly at: Range;
}

/**
 * A Terraform file, in native or JSON syntax as its name tells. The text is without a BOM.
 *
 * What HashiCorp's parser accepts is no error, even if ours falls short: then the tree is what is intact.
 */
export function parseTerraform(file: string, text: string): Parsed<ParsedFile> {
  const tree = knownUnit(file, text, terraformAdapter)?.parsed() ?? parseFile(file, text);
  if (tree.problems.length === 0) return { ok: true, tree };
  const error = file.endsWith(".json") ? errorOfJson(text) : errorOfHcl(file, text);
  return error === undefined ? { ok: true, tree } : { ok: false, problems: [error] };
}

function errorOfHcl(file: string, text: string): ParseError | undefined {
  const judgement = judgeFile(file, text);
  if (judgement.verdict !== "invalid") return undefined;
  return { message: judgement.message, at: judgement.at.range };
}

/** What else Terraform may refuse in JSON depends on what a value is for. */
function errorOfJson(text: string): ParseError | undefined {
  const reading = parseJson(text);
  if (reading.ok || reading.problem.code !== "invalid-json") return undefined;
  return { message: reading.problem.message, at: reading.problem.range };
}

/** As the engine reads them. In UTF-16 code units. */
const MAX_LENGTH = 10 * 1024 * 1024;

/** What no template could be; everything else only keeps a template from being changed. */
const ERRORS: ReadonlySet<string> = new Set(["invalid-yaml", "invalid-json", "unknown-alias"]);

const NOTHING: ParsedText = { language: "yaml", roots: [], comments: [], problems: [] };

/**
 * A template, `serverless.yml` or policy. The text is without a BOM.
 *
 * Any other YAML or JSON, and what only looks like one of ours and cannot be read, has an empty tree and no error.
 */
export function parseCloudFormation(file: string, text: string): Parsed<ParsedText> {
  const known = knownUnit(file, text, cloudformationAdapter);
  const path = file.replaceAll("\\", "/");
  if (known === undefined && (text.length > MAX_LENGTH || !cloudformationAdapter.claims(path, text)))
    return { ok: true, tree: NOTHING };
  const tree = known?.parsed() ?? parseText(text);
  const errors = tree.problems.filter(({ code }) => ERRORS.has(code));
  if (errors.length === 0) return { ok: true, tree };
  if (!holdsOurs(text, tree.roots)) return { ok: true, tree: NOTHING };
  return { ok: false, problems: errors.map(({ message, range }) => ({ message, at: range })) };
}
