import type { JsonObject } from "../policy/document.js";
import { failure, success, type InputProblem, type Result } from "../result.js";
import type { Finding, Notice, Reading, RecordPlace } from "./finding.js";
import { isUnusedAccessType, readFindingV2 } from "./get-finding-v2.js";
import { describeHeaders, headerFinding, headerRecord, type HeaderRecord } from "./headers.js";
import { hasKey, isObject, kindOf, quoted, stringAt } from "./json-shape.js";
import { readLastAccessed } from "./last-accessed.js";
import { readPrincipal } from "./principal.js";
import { readRecommendation } from "./recommendation.js";
import { recogniseFindings } from "./recognise-findings.js";
import { readSimple } from "./simple.js";
import { readSnapshot } from "./snapshot.js";

/** What the caller knows about a file. */
export interface ReadFindingsOptions {
  /** Whom records are about that name nobody (simple lists, last-accessed reports): the ARN of a role or user. */
  readonly principal?: string;
  /** The name of the file, kept in the sources of its findings. */
  readonly file?: string;
  /** For JSON Lines: the line of each document, counted from 1, if lines were left out. */
  readonly lines?: readonly number[];
}

/** What is gathered while a file is read. */
interface Gathered {
  readonly findings: Finding[];
  readonly notices: Notice[];
  readonly problems: InputProblem[];
  readonly headers: HeaderRecord[];
  /** By type of finding: how many there are, and where the first stands. */
  readonly ignored: Map<string, { count: number; readonly path: string }>;
}

interface Item {
  readonly value: unknown;
  readonly path: string;
}

/**
 * Reads the findings of one file from its JSON documents: one for plain JSON, one per line for JSON Lines.
 *
 * A document is a record, an array of records or `{"findings":[…]}`, of any of the known shapes. With several documents
 * a JSON path begins with the line, `$[line 2].resource`. An empty list has no findings and is no problem; a wrong
 * shape, or a file of nothing but headers, is.
 */
export function readFindings(
  documents: readonly unknown[],
  options: ReadFindingsOptions = {},
): Result<Reading> {
  if (options.principal !== undefined) {
    const arn = readPrincipal(options.principal, "principal");
    if (!arn.ok) return arn;
  }
  if (documents.length === 0)
    return failure({ path: "$", message: "expected findings, found an empty file" });
  const gathered: Gathered = { findings: [], notices: [], problems: [], headers: [], ignored: new Map() };
  const roots = documents.map((value, index): Item => {
    const line = String(options.lines?.[index] ?? index + 1);
    return { value, path: documents.length === 1 ? "$" : `$[line ${line}]` };
  });
  readItems(roots, "$", "document", options, gathered);
  const { findings, notices, problems, headers, ignored } = gathered;
  const described = describeHeaders(headers);
  // Headers alone would pass for "nothing is unused".
  if (findings.every(({ source }) => source.shape === "list-findings-v2"))
    for (const one of described) problems.push(one);
  if (problems.length > 0) return { ok: false, problems };
  for (const one of described) notices.push(one);
  for (const [type, { count, path }] of ignored) {
    const message = `${String(count)} of type ${quoted(type)} ignored: not about unused access`;
    notices.push({ path, message });
  }
  return success({ findings, notices });
}

/** How deep lists go: a document may be an array, of pages `{"findings":[…]}` perhaps (jq --slurp), and no deeper. */
type Level = "document" | "page" | "record";

interface InnerList {
  readonly items: readonly Item[];
  readonly path: string;
  readonly level: Level;
}

/** Reads what stands side by side; simple entries that do so are one list about one principal. */
function readItems(
  items: readonly Item[],
  listPath: string,
  level: Level,
  options: ReadFindingsOptions,
  gathered: Gathered,
): void {
  const simple: Item[] = [];
  for (const { value, path } of items) {
    const inner = innerList({ value, path }, level, gathered);
    if (inner !== undefined) readItems(inner.items, inner.path, inner.level, options, gathered);
    else if (!isObject(value)) {
      gathered.problems.push({ path, message: `expected a finding (an object), found ${kindOf(value)}` });
    } else if (recogniseFindings(value) === "simple") simple.push({ value, path });
    else readRecord(value, placeOf(path, options), gathered);
  }
  if (simple.length > 0) gather(readSimple(simple, placeOf(listPath, options)), gathered);
}

function innerList({ value, path }: Item, level: Level, gathered: Gathered): InnerList | undefined {
  if (level === "record") return undefined;
  if (Array.isArray(value)) {
    return level === "document" ? { items: itemsOf(value, path), path, level: "page" } : undefined;
  }
  if (!isObject(value) || recogniseFindings(value) !== "list") return undefined;
  const key = hasKey(value, "findings") ? "findings" : "Findings";
  const list = value[key];
  const listPath = `${path}.${key}`;
  if (Array.isArray(list)) return { items: itemsOf(list, listPath), path: listPath, level: "record" };
  gathered.problems.push({ path: listPath, message: `expected an array of findings, found ${kindOf(list)}` });
  return { items: [], path: listPath, level: "record" };
}

function itemsOf(list: readonly unknown[], path: string): readonly Item[] {
  return list.map((value, index) => ({ value, path: `${path}[${String(index)}]` }));
}

function readRecord(value: JsonObject, place: RecordPlace, gathered: Gathered): void {
  const shape = recogniseFindings(value);
  const type = stringAt(value, "findingType");
  const isAboutUse = type === undefined || isUnusedAccessType(type);
  switch (shape) {
    case "get-finding-v2":
      if (isAboutUse) gather(readFindingV2(value, type, place), gathered);
      else ignore(type, place.path, gathered);
      return;
    case "list-findings-v2":
      if (isAboutUse) {
        gathered.headers.push(headerRecord(shape, value, place.path));
        const finding = headerFinding(value, place);
        if (finding !== undefined) gathered.findings.push(finding);
      } else {
        ignore(type, place.path, gathered);
      }
      return;
    case "EventBridge":
    case "ASFF":
      gathered.headers.push(headerRecord(shape, value, place.path));
      return;
    case "get-finding-recommendation":
      gather(readRecommendation(value, place), gathered);
      return;
    case "get-service-last-accessed-details":
      gather(readLastAccessed(value, place), gathered);
      return;
    case "snapshot":
      gather(readSnapshot(value, place), gathered);
      return;
    case "simple":
    case "list":
    case undefined:
      gathered.problems.push({ path: place.path, message: UNKNOWN_SHAPE });
  }
}

const UNKNOWN_SHAPE =
  "expected findings: a get-finding-v2 record (findingDetails), a simple list (serviceNamespace, actions), a recommendation (recommendedSteps), a last-accessed report (ServicesLastAccessed) or a snapshot; found an object that is none of these";

function ignore(type: string, path: string, gathered: Gathered): void {
  const known = gathered.ignored.get(type);
  if (known === undefined) gathered.ignored.set(type, { count: 1, path });
  else known.count += 1;
}

function gather(read: Result<Reading>, gathered: Gathered): void {
  if (!read.ok) {
    for (const problem of read.problems) gathered.problems.push(problem);
    return;
  }
  for (const finding of read.value.findings) gathered.findings.push(finding);
  for (const notice of read.value.notices) gathered.notices.push(notice);
}

function placeOf(path: string, { file, principal }: ReadFindingsOptions): RecordPlace {
  return {
    path,
    ...(file === undefined ? {} : { file }),
    ...(principal === undefined ? {} : { principal }),
  };
}
