import type { ListSite, StatementSite } from "@iamend/source";
import type { ActionList, Host, Id } from "../contract.js";
import { createWorld } from "../evaluate/code-world.js";
import { mayHoldStatements, usesLibrary } from "../claim/claims.js";
import type { ParseCode } from "../parse/parse-code.js";
import type { CdkUnit } from "../parse/unit.js";
import { callsIn } from "./calls.js";
import { directivesOf } from "./directives.js";
import { listOf, type Drafts } from "./drafts.js";
import { findClasses } from "./classes.js";
import { findConstructs } from "./constructs.js";
import { findStatements } from "./find-statements.js";
import { locateStatement } from "./locate-statement.js";
import type { CodeFile } from "../parse/code-file.js";
import type { CodeCall, CodeStatement, LocatedCode } from "./located-code.js";
import { sealOf } from "./sealing.js";

/**
 * Locates policy statements in the code of a root, and what becomes of them.
 *
 * `others`: files without units that may import what the units export.
 */
export function locateCode(
  units: ReadonlyMap<string, CdkUnit>,
  host: Host,
  parseCode: ParseCode,
  others: readonly string[] = [],
): LocatedCode {
  const world = createWorld(units, host, parseCode, others);
  const files = [...units.values()].flatMap(({ file, text }) =>
    mayHoldStatements(text) ? (world.read(file) ?? []) : [],
  );
  const drafts: Drafts = { lists: new Map(), followed: new Set() };
  const statements = new Map<Id, CodeStatement>();
  const statementSites = new Map<Id, StatementSite>();
  for (const file of files) {
    for (const written of findStatements(world, file)) {
      const { id, statement, site } = locateStatement(world, drafts, file, written);
      statements.set(id, statement);
      if (site !== undefined) statementSites.set(id, site);
    }
  }
  const lists = new Map<Id, ActionList>();
  const listSites = new Map<Id, ListSite>();
  for (const [id, draft] of drafts.lists) {
    lists.set(id, listOf(draft, sealOf(world, draft, drafts)));
    listSites.set(id, draft.site);
  }
  const calls = new Map<string, ReadonlyMap<number, CodeCall>>();
  return {
    lists,
    listSites,
    statements,
    statementSites,
    constructs: joined(world.files(), (file) => findConstructs(world, file)),
    classes: joined(world.files(), (file) => findClasses(world, file)),
    directives: world.files().flatMap(directivesOf),
    // Other code is none of ours: what this parser does not read (Flow, templates of code) may be right all the same.
    errors: world.problems().filter(({ at }) => usesLibrary(units.get(at?.file ?? "")?.text ?? "")),
    callAt(file, offset) {
      const read = world.read(file);
      if (read === undefined) return undefined;
      const known = calls.get(file) ?? callsIn(world, read);
      calls.set(file, known);
      return known.get(offset);
    },
  };
}

function joined<Value>(
  files: readonly CodeFile[],
  find: (file: CodeFile) => ReadonlyMap<Id, Value>,
): ReadonlyMap<Id, Value> {
  return new Map(files.flatMap((file) => [...find(file)]));
}
