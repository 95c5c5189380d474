import type { Adapter, ReadEvidence, Tie } from "@iamend/source";
import { parseJsonDocuments } from "./read-json-documents.js";
import { shapeError } from "./read-json.js";
import { readText } from "./read-text.js";

type Adapters = readonly Pick<Adapter<unknown>, "ties">[];

/** What the evidence of all files tells is deployed; each document is recognised by its shape. */
export function readEvidenceFiles(
  files: readonly string[],
  adapters: Adapters,
  notice: (text: string) => void,
): readonly Tie[] {
  return files.flatMap((file) => readFile(file, adapters, notice));
}

function readFile(file: string, adapters: Adapters, notice: (text: string) => void): readonly Tie[] {
  const input = readText(file, "evidence (JSON)");
  const { documents, lines, inputOf } = parseJsonDocuments(input);
  const ties = documents.flatMap((document, index) => {
    const line = lines?.[index];
    const name = line === undefined ? input.name : `${input.name}:${String(line)}`;
    const read = readDocument(document, { name, path: "$" }, adapters);
    if ("message" in read) throw shapeError(inputOf(index), [read]);
    return read.ties;
  });
  if (ties.length === 0) notice(`${input.name}: there are no resources in it, so it proves nothing`);
  return ties;
}

const EXPECTED =
  "expected evidence: what `aws cloudformation describe-stack-resources` or `list-stack-resources` prints";

/** What none of the adapters knows may be several documents in an array. */
function readDocument(
  json: unknown,
  { name, path }: { readonly name: string; readonly path: string },
  adapters: Adapters,
): ReadEvidence {
  for (const adapter of adapters) {
    const read = adapter.ties(`${name}: ${path}`, json);
    if (read !== undefined) return "message" in read ? { ...read, path: path + read.path } : read;
  }
  if (!Array.isArray(json)) return { path, message: EXPECTED };
  const ties: Tie[] = [];
  for (const [index, document] of json.entries()) {
    const read = readDocument(document, { name, path: `${path}[${String(index)}]` }, adapters);
    if ("message" in read) return read;
    ties.push(...read.ties);
  }
  return { ties };
}
