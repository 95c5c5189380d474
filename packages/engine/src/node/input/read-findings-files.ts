import { readFindings, readPrincipal, type Finding, type InputProblem } from "@iamend/core";
import { InputError } from "./input-error.js";
import { parseJsonDocuments, type JsonDocuments } from "./read-json-documents.js";
import { shapeError } from "./read-json.js";
import { readText, type InputText } from "./read-text.js";

/** The findings of all files; `principal` is whom those are about that do not say so. */
export function readFindingsFiles(
  files: readonly string[],
  principal: string | undefined,
  notice: (text: string) => void,
): readonly Finding[] {
  if (principal !== undefined) checkPrincipal(principal);
  return files.flatMap((file) => readFile(file, principal, notice));
}

function readFile(
  file: string,
  principal: string | undefined,
  notice: (text: string) => void,
): readonly Finding[] {
  const input = readText(file, "findings (JSON)");
  const { documents, lines, inputOf } = parseJsonDocuments(input);
  const read = readFindings(documents, {
    file: input.name,
    ...(principal === undefined ? {} : { principal }),
    ...(lines === undefined ? {} : { lines }),
  });
  if (!read.ok) throw findingsError({ input, lines, inputOf }, read.problems);
  for (const { path, message } of read.value.notices) notice(`${input.name}: ${path}: ${message}`);
  if (read.value.findings.length === 0)
    notice(`${input.name}: there are no findings in it, so it does not count as a source`);
  return read.value.findings;
}

/** Of several documents the path begins with the line, which is also where the document stands. */
function findingsError(
  {
    input,
    lines,
    inputOf,
  }: Pick<JsonDocuments, "inputOf"> & {
    readonly input: InputText;
    readonly lines: JsonDocuments["lines"] | undefined;
  },
  problems: readonly InputProblem[],
): InputError {
  const [first, ...rest] = problems;
  const [, line, path = ""] = /^\$\[line (\d+)\](.*)$/s.exec(first?.path ?? "") ?? [];
  if (first === undefined || line === undefined) return shapeError(input, problems);
  const document = inputOf(lines?.indexOf(Number(line)) ?? 0);
  return shapeError(document, [{ path: `$${path}`, message: first.message }, ...rest]);
}

function checkPrincipal(principal: string): void {
  const read = readPrincipal(principal, "--principal");
  if (!read.ok)
    throw new InputError(read.problems.map(({ path, message }) => `${path}: ${message}`).join("; "));
}
