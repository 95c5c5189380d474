import type { JsonObject } from "../policy/document.js";
import type { InputProblem } from "../result.js";
import { sourceOf, type HeaderFinding, type RecordPlace } from "./finding.js";
import { recordSource } from "./get-finding-v2.js";
import { isObject, stringAt } from "./json-shape.js";
import { readPrincipal } from "./principal.js";

/** The shapes that tell of findings without saying which actions are unused. */
export type HeaderShape = "list-findings-v2" | "EventBridge" | "ASFF";

/** One record without details: where it stands, and the id of its finding if it tells that. */
export interface HeaderRecord {
  readonly shape: HeaderShape;
  readonly path: string;
  readonly id: string | undefined;
}

const HOLDS: Readonly<Record<HeaderShape, readonly [one: string, several: string]>> = {
  "list-findings-v2": ["header of a finding (list-findings-v2)", "headers of findings (list-findings-v2)"],
  EventBridge: ["EventBridge event", "EventBridge events"],
  ASFF: ["Security Hub finding (ASFF)", "Security Hub findings (ASFF)"],
};

/** Reads where a record without details stands, and its id. */
export function headerRecord(shape: HeaderShape, value: JsonObject, path: string): HeaderRecord {
  // The id of an event is not that of its finding; neither is the Id of ASFF, which has a capital.
  const holder = shape === "EventBridge" ? value["detail"] : value;
  const id = isObject(holder) ? (stringAt(holder, "findingId") ?? stringAt(holder, "id")) : undefined;
  return { shape, path, id };
}

/** The finding that a header of a list makes: it can say that the finding of its id is over. None if it names nobody. */
export function headerFinding(value: JsonObject, place: RecordPlace): HeaderFinding | undefined {
  const principal = stringAt(value, "resource");
  const id = stringAt(value, "id");
  if (principal === undefined || id === undefined || !readPrincipal(principal, "").ok) return undefined;
  const header = {
    id,
    status: stringAt(value, "status"),
    analyzedAt: stringAt(value, "analyzedAt"),
    updatedAt: stringAt(value, "updatedAt"),
  };
  return { kind: "header", principal, source: recordSource(header, sourceOf("list-findings-v2", place)) };
}

/** Says of each shape, once, what is missing and which call has it; stands at the first record of the shape. */
export function describeHeaders(headers: readonly HeaderRecord[]): readonly InputProblem[] {
  const shapes = [...new Set(headers.map(({ shape }) => shape))];
  return shapes.flatMap((shape) => {
    const same = headers.filter((header) => header.shape === shape);
    const path = same[0]?.path ?? "$";
    // An id goes into a command line, so only one that looks like one is shown.
    const id = same
      .map((header) => header.id)
      .find((text) => text !== undefined && /^[\w-]{1,100}$/.test(text));
    const call = `aws accessanalyzer get-finding-v2 --analyzer-arn <analyzer> --id ${id ?? "<id>"}`;
    const [one, several] = HOLDS[shape];
    const message =
      same.length === 1
        ? `1 ${one}, which does not say which actions are unused; "${call}" does`
        : `${String(same.length)} ${several}, which do not say which actions are unused; "${call}" does`;
    return [{ path, message }];
  });
}
