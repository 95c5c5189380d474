import type { Host, Id, Located, PolicyDocument, Refusal } from "../../contract.js";
import type { CodeStatement, LocatedCode } from "../../locate/located-code.js";
import type { Addresses } from "../addresses.js";
import type { App } from "../apps.js";
import type { CodeDoubts } from "../code-doubts.js";
import type { Staleness } from "../staleness.js";
import { codeFrames, type CodeFrames } from "./code-frames.js";
import { MappingDraft, type Mapping } from "./mapping.js";
import { originsByFrames, type Origins } from "./origins.js";
import { originsByPath } from "./origins-by-path.js";
import { mapRecorded } from "./recorded.js";
import { templateDocuments } from "./template-documents.js";
import { mapTraced, openUntraced, type TracedInput } from "./traced.js";

/** What was synthesised, and from what. */
export interface MapInput {
  readonly apps: readonly App[];
  readonly code: LocatedCode;
  readonly below: Located;
  /** As the code was when it ran. */
  readonly host: Host;
  readonly addresses: Addresses;
  readonly staleness: ReadonlyMap<App, Staleness>;
  readonly doubts: CodeDoubts;
}

/** What came of the code, and of which construct each resource is. */
export interface MappedCode {
  readonly mapping: Mapping;
  readonly origins: Origins;
}

/** Brings code and templates together, each app by the best that there is of it: a record, else the stacks of calls that CDK keeps. */
export function mapCode({ apps, code, below, host, addresses, staleness, doubts }: MapInput): MappedCode {
  const draft = new MappingDraft();
  const frames = codeFrames(code, (file) => {
    const text = host.read(file);
    return typeof text === "string" ? text : undefined;
  });
  for (const [id, { statement }] of code.statements) {
    const place = frames.placeOf(statement.at.file, statement.at.range[0]);
    if (place !== undefined)
      draft.names.set(id, `${place.file}#${String(place.line)}:${String(place.column)}`);
  }
  const templates = templateDocuments(below, host);
  for (const app of apps) {
    const isStale = (file: string): boolean => staleness.get(app)?.isStale(file) === true;
    mapRecorded({ app, code, frames, templates, isStale }, draft);
  }
  const recorded = new Set([...draft.contents.values()].flatMap(({ statements }) => [...statements]));
  const unrecorded = apps.filter(({ assembly }) => assembly.recording === undefined);
  const origins = originsOf(apps, code, frames);
  const input: Omit<TracedInput, "code" | "origins"> = {
    below,
    templates,
    resourceAt: (template, path) => addresses.byPath(template, path),
  };
  const left = [...code.statements].filter(([id]) => !recorded.has(id));
  // A record does not know objects that are no `PolicyStatement`; what else it does not know never ran.
  const isPlain = ({ statement, frames: own }: CodeStatement): boolean =>
    !own.includes(statement.at.range[0]);
  const plain = left.filter(([, statement]) => isPlain(statement));
  const made = left.filter(([, statement]) => !isPlain(statement));
  if (apps.length > 0) mapTraced({ ...input, code, origins }, plain, draft);
  if (unrecorded.length > 0)
    mapTraced({ ...input, code, origins: originsOf(unrecorded, code, frames) }, made, draft);
  const traced = new Set(left.map(([id]) => id));
  const isTraced = (document: PolicyDocument): boolean =>
    [...(draft.contents.get(document)?.statements ?? [])].some((id) => traced.has(id));
  openUntraced(below.documents.filter(isTraced), { code, below }, draft);
  if (doubts.sharing !== undefined) sealAll(left, doubts.sharing, draft);
  if (doubts.counting !== undefined) sealAll(code.statements, doubts.counting, draft);
  return { mapping: draft, origins };
}

function sealAll(
  statements: Iterable<readonly [Id, CodeStatement]>,
  why: Refusal,
  draft: MappingDraft,
): void {
  for (const [, { statement }] of statements)
    for (const list of statement.lists) if (!draft.sealed.has(list)) draft.sealed.set(list, why);
}

/** By what CDK has kept, and where it has kept nothing by what can be computed. */
function originsOf(apps: readonly App[], code: LocatedCode, frames: CodeFrames): Origins {
  const origins = new Map([...originsByFrames(apps, code, frames)].map(([id, made]) => [id, [...made]]));
  for (const [id, made] of originsByPath(apps, code)) origins.set(id, [...(origins.get(id) ?? []), ...made]);
  return origins;
}
