// The record of one assembly.
import type { Statement } from "../aws-cdk-lib.js";
import type { Addition, Ledger, Made } from "../ledger.js";
import { createMapper } from "../map/original-position.js";
import type { Site } from "../stack/origin.js";
import { actionsOf } from "./actions.js";
import type { AssemblyFolder } from "./assembly-folder.js";
import { calledName } from "./called-name.js";
import { documentsOf, type PlacedDocument } from "./documents.js";
import type {
  Hashes,
  RecordFile,
  RecordedAddition,
  RecordedDocument,
  RecordedPlace,
  RecordedStatement,
} from "./record-format.js";

/** What ended in the assembly at `outdir`, and what ended nowhere. */
export function buildRecord(outdir: string, ledger: Ledger, folder: AssemblyFolder): RecordFile {
  const roots = [...ledger.placements.keys()];
  const isHere = (root: (typeof roots)[number]): boolean => "outdir" in root && root.outdir === outdir;
  const placements = roots
    .filter(isHere)
    .flatMap((root) => [...(ledger.placements.get(root)?.values() ?? [])]);
  const placed = documentsOf(placements, folder);
  const others = roots.filter((root) => !isHere(root));
  const elsewhere = new Set(
    others.flatMap((root) =>
      [...(ledger.placements.get(root)?.values() ?? [])].flatMap(({ statements }) => statements),
    ),
  );
  const copies = copiesOf(ledger);

  const map = createMapper();
  const lines = new Map<string, readonly string[]>();
  const placeOf = (site: Site): RecordedPlace | undefined => {
    const position = map(site);
    const file = position && folder.nameOf(position.path);
    return position && file !== undefined
      ? { file, line: position.line, column: position.column }
      : undefined;
  };
  const nameAt = ({ file, line, column }: RecordedPlace): string | undefined => {
    let text = lines.get(file);
    if (text === undefined)
      lines.set(
        file,
        (text = folder
          .read(file)
          .toString()
          .split(/\r\n|[\n\r\u2028\u2029]/)),
      );
    return calledName(text, line, column);
  };

  const statements: RecordedStatement[] = [];
  for (const made of ledger.made.values()) {
    if (isSameAsItsOriginal(made)) continue;
    const all = [made.statement, ...(copies.get(made.statement) ?? [])];
    const places = all.flatMap((one) => placed.get(one) ?? []);
    // Another app of this process has it.
    if (places.length === 0 && all.some((one) => elsewhere.has(one))) continue;
    const at = placeOf(made.origin.site);
    if (at !== undefined) statements.push(recordOf(made, at, places, placeOf, nameAt));
  }

  const sorted = statements
    .map((statement) => ({ statement, text: JSON.stringify(statement) }))
    .sort(
      (left, right) => comparePlaces(left.statement.at, right.statement.at) || compare(left.text, right.text),
    )
    .map(({ statement }) => statement);
  const files = sorted.flatMap(({ at, added = [] }) => [at.file, ...added.map((one) => one.at.file)]);
  const templates = sorted.flatMap(({ documents }) => documents.map(({ template }) => template));
  return {
    version: 1,
    files: hashes(files, folder),
    templates: hashes(templates, folder),
    statements: sorted,
  };
}

function recordOf(
  { statement, origin, added, elsewhere }: Made,
  at: RecordedPlace,
  places: readonly PlacedDocument[],
  placeOf: (site: Site) => RecordedPlace | undefined,
  nameAt: (place: RecordedPlace) => string | undefined,
): RecordedStatement {
  const stack = places[0]?.stack;
  const through = origin.by === "library" ? (nameAt(at) ?? origin.callee) : undefined;
  const notActions = actionsOf(statement.notActions, stack);
  const additions = added.flatMap((addition): readonly RecordedAddition[] => {
    const place = placeOf(addition.site);
    return place === undefined ? [] : [additionAt(place, addition, stack)];
  });
  return {
    at,
    by: origin.by,
    ...(through === undefined ? {} : { through }),
    effect: statement.effect,
    actions: actionsOf(statement.actions, stack),
    ...(notActions.length === 0 ? {} : { notActions }),
    ...(additions.length === 0 ? {} : { added: additions }),
    ...(elsewhere ? { elsewhere } : {}),
    documents: distinct(places.map(({ document }) => document)),
  };
}

function additionAt(
  at: RecordedPlace,
  { actions, notActions }: Addition,
  stack: PlacedDocument["stack"] | undefined,
): RecordedAddition {
  return {
    at,
    actions: actionsOf(actions, stack),
    ...(notActions.length === 0 ? {} : { notActions: actionsOf(notActions, stack) }),
  };
}

/** A copy that took over all actions and got no others is its original over again. */
function isSameAsItsOriginal({ copied, added }: Made): boolean {
  return copied !== undefined && added.length === 0;
}

/** Statement → its copies that hold its actions, and theirs. */
function copiesOf({ made }: Ledger): ReadonlyMap<Statement, readonly Statement[]> {
  const found = new Map<Statement, Statement[]>();
  for (const { statement, copied } of made.values()) {
    for (let original = copied; original !== undefined; original = made.get(original)?.copied) {
      const list = found.get(original);
      if (list === undefined) found.set(original, [statement]);
      else list.push(statement);
    }
  }
  return found;
}

function distinct(documents: readonly RecordedDocument[]): readonly RecordedDocument[] {
  const byText = new Map(documents.map((document) => [JSON.stringify(document), document]));
  return [...byText].sort(([left], [right]) => compare(left, right)).map(([, document]) => document);
}

function hashes(names: readonly string[], folder: AssemblyFolder): Hashes {
  return Object.fromEntries(
    [...new Set(names)].sort(compare).map((name) => [name, { sha256: folder.sha256(name) }]),
  );
}

function comparePlaces(left: RecordedPlace, right: RecordedPlace): number {
  return compare(left.file, right.file) || left.line - right.line || left.column - right.column;
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
