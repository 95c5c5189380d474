import type { CloudFormationLocated } from "../../src/link/sites.js";
import { itemsOf, stepTo, type Cursor } from "../../src/link/cursor.js";
import { sealAliased } from "../../src/link/aliases.js";
import { documentContent } from "../../src/link/policy/policy-content.js";
import { finishedList, finishedStatement, Tables } from "../../src/link/policy/tables.js";
import { members } from "../../src/evaluate/members.js";
import { createRun, type Scope } from "../../src/evaluate/scope.js";
import { parseText } from "../../src/parse/parse-text.js";

/** Every policy document of some files, wherever it stands: what has a `Statement`, and JSON in texts. */
export function locate(files: Readonly<Record<string, string>>): CloudFormationLocated {
  const tables = new Tables();
  const parsed = Object.entries(files).map(([file, text]) => ({ file, text, ...parseText(text) }));
  for (const { file, text, language, comments, ...rest } of parsed) {
    for (const [document, root] of rest.roots.entries()) {
      if (root.kind === "alias") continue;
      const source = { file, text, language, comments, other: () => undefined };
      findDocuments({ source, document, steps: [], node: root, scope: emptyScope(file) }, tables);
    }
    sealAliased(file, { language, comments, ...rest }, tables);
  }
  return {
    lists: new Map([...tables.lists].map(([id, draft]) => [id, finishedList(draft)])),
    statements: new Map([...tables.statements].map(([id, draft]) => [id, finishedStatement(draft)])),
    bundles: new Map(),
    documents: [],
    directives: [],
    errors: parsed.flatMap(({ file, problems }) =>
      problems.map(({ code, message, range }) => ({ code, message, at: { file, range } })),
    ),
    listSites: new Map([...tables.lists].map(([id, { site }]) => [id, site])),
    statementSites: new Map(
      [...tables.statements].flatMap(([id, { site }]) => (site === undefined ? [] : [[id, site] as const])),
    ),
    bundleSites: new Map(),
    files: new Map(parsed.map((one) => [one.file, one])),
  };
}

function findDocuments(cursor: Cursor, tables: Tables): void {
  const { node } = cursor;
  if (node.kind === "map" && members(node).has("Statement")) documentContent(cursor, tables);
  else if (node.kind === "scalar" && /^\s*\{/.test(node.text)) documentContent(cursor, tables);
  else if (node.kind === "sequence") for (const item of itemsOf(cursor)) findDocuments(item, tables);
  else if (node.kind === "map") {
    for (const [name, { value }] of members(node)) {
      const inside = stepTo(cursor, value, [name]);
      if (inside !== undefined) findDocuments(inside, tables);
    }
  }
}

function emptyScope(file: string): Scope {
  return {
    file,
    instance: file,
    parameters: new Map(),
    pseudo: new Map(),
    loops: new Map(),
    memo: new Map(),
    run: createRun(),
  };
}
