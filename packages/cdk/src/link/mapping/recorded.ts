// The best mapping: a recorder has noted which call made each statement, and where that ended.
import type { RecordedStatement } from "../../assembly/assembly.js";
import type { Id, PolicyDocument, Refusal } from "../../contract.js";
import type { LocatedCode } from "../../locate/located-code.js";
import type { App } from "../apps.js";
import { refuse } from "../refusal.js";
import { patternsIn, patternsOf, type CodeFrames, type FramePlace } from "./code-frames.js";
import type { MappingDraft } from "./mapping.js";
import type { TemplateDocuments } from "./template-documents.js";

/** Everything that mapping by a record needs. */
export interface RecordedInput {
  readonly app: App;
  readonly code: LocatedCode;
  readonly frames: CodeFrames;
  readonly templates: TemplateDocuments;
  /** Whether a file is another than the one that ran; then what stands at a place must prove that it is what was recorded there. */
  readonly isStale: (file: string) => boolean;
}

/** Maps what a recorder has noted of an app. */
export function mapRecorded(input: RecordedInput, draft: MappingDraft): void {
  const { app, code } = input;
  const granted = new Map<Id, Set<string>>();
  for (const recorded of app.assembly.recording?.statements ?? []) {
    const documents = recorded.documents.flatMap(({ template, logicalId, property }) =>
      input.templates.at(template, logicalId, property),
    );
    if (recorded.by === "library") mapLibrary(recorded, documents, input, draft);
    else mapStatement(recorded, documents, granted, input, draft);
  }
  sealUngranted(granted, code, draft);
}

function mapStatement(
  recorded: RecordedStatement,
  documents: readonly PolicyDocument[],
  granted: Map<Id, Set<string>>,
  { code, frames, isStale }: RecordedInput,
  draft: MappingDraft,
): void {
  const found = frames
    .statementAt(recorded.at)
    .filter((id) => !isStale(recorded.at.file) || isAsRecorded(id));
  if (found.length === 0) {
    const message = isStale(recorded.at.file)
      ? `the code was changed since it was synthesised, and a statement of it is not found again at ${placeText(recorded.at)}`
      : `a statement of it was made at ${placeText(recorded.at)}, where none is found`;
    for (const document of documents) draft.open(document, refuse("not-located", message));
    return;
  }
  for (const id of found) {
    const own = granted.get(id) ?? new Set();
    granted.set(id, own);
    for (const action of recorded.actions) if (action !== undefined) own.add(action);
    for (const document of documents) draft.of(document).statements.add(id);
    if (recorded.elsewhere) draft.astray.set(id, readByApp(id));
    const written = writtenIn(id);
    const more = recorded.actions.find((action) => action === undefined || !written.has(action));
    const at = code.statements.get(id)?.statement.at;
    if (found.length === 1 && recorded.actions.some((action) => action === undefined || !written.has(action)))
      draft.opened.set(
        id,
        refuse(
          "not-followed",
          `it was synthesised with ${more ?? "something"} too, which is not written in it`,
          at,
        ),
      );
  }

  function readByApp(id: Id): Refusal {
    const message = "the app itself reads its actions, and may use them elsewhere";
    return refuse("not-followed", message, code.statements.get(id)?.statement.at);
  }

  function writtenIn(id: Id): ReadonlySet<string> {
    const statement = code.statements.get(id);
    return new Set(statement === undefined ? [] : patternsOf(code, statement));
  }

  function isAsRecorded(id: Id): boolean {
    const written = writtenIn(id);
    return (
      written.size === recorded.actions.length &&
      recorded.actions.every((action) => action !== undefined && written.has(action))
    );
  }
}

/** A grant: its actions stand in the library, and the call is all that the code has of it. */
function mapLibrary(
  { at, through, effect, actions, notActions }: RecordedStatement,
  documents: readonly PolicyDocument[],
  { frames, isStale }: RecordedInput,
  draft: MappingDraft,
): void {
  if (effect === "Deny" || documents.length === 0) return;
  const call = isStale(at.file) ? undefined : frames.callAt(at);
  const known = actions.filter((action) => action !== undefined);
  if (call === undefined || known.length < actions.length || notActions.length > 0) {
    const what = `${through ?? "a call"} at ${placeText(at)}`;
    for (const document of documents)
      draft.open(document, refuse("not-located", `${what} gives it more than is known`));
    return;
  }
  const id = `grant:${call.at.file}:${String(call.at.range[0])}`;
  const before = draft.bundles.get(id)?.actions ?? [];
  draft.bundles.set(id, { at: call.at, name: call.name, actions: [...new Set([...before, ...known])] });
  draft.calls.set(id, call);
  for (const document of documents) draft.of(document).bundles.add(id);
}

/** What is written and was never synthesised is a branch that was not taken, or was made since: no finding speaks of it. */
function sealUngranted(
  granted: ReadonlyMap<Id, ReadonlySet<string>>,
  code: LocatedCode,
  draft: MappingDraft,
): void {
  const ofList = new Map<Id, Set<string>>();
  for (const [id, actions] of granted) {
    for (const list of code.statements.get(id)?.statement.lists ?? []) {
      const all = ofList.get(list) ?? new Set();
      ofList.set(list, all);
      for (const action of actions) all.add(action);
    }
  }
  for (const [list, actions] of ofList) {
    const missing = patternsIn(code, list).find((pattern) => !actions.has(pattern));
    if (missing === undefined) continue;
    const message = `${missing} in it was not synthesised, so that no finding says anything of it`;
    draft.sealed.set(list, refuse("not-synthesised", message, code.lists.get(list)?.at));
  }
}

export function placeText({ file, line, column }: FramePlace): string {
  return `${file}:${String(line)}:${String(column)}`;
}
