import {
  lazily,
  type ActionList,
  type Bundle,
  type Id,
  type Located,
  type PolicyDocument,
  type SourceStatement,
} from "@iamend/source";

/** A source statement, and every document that it ends up in. */
export interface StatementReach {
  readonly id: Id;
  readonly statement: SourceStatement;
  readonly documents: readonly PolicyDocument[];
}

/** A list of patterns, every statement that takes it, and every document that it so reaches. */
export interface ListReach {
  readonly id: Id;
  readonly list: ActionList;
  readonly statements: readonly StatementReach[];
  readonly documents: readonly PolicyDocument[];
  /** Of the first document; empty: there is none. */
  readonly address: string;
}

/** A bundle, and every document that it ends up in. */
export interface BundleReach {
  readonly id: Id;
  readonly bundle: Bundle;
  readonly documents: readonly PolicyDocument[];
}

/** What an adapter located, seen from the source: law 10 asks which places a range reaches. */
export interface Reach {
  readonly statements: ReadonlyMap<Id, StatementReach>;
  readonly lists: ReadonlyMap<Id, ListReach>;
  readonly bundles: ReadonlyMap<Id, BundleReach>;
  /** The patterns that a document is known to hold, each once. */
  readonly patternsOf: (document: PolicyDocument) => readonly string[];
}

/** Inverts the references of what was located; linear in their number. Documents are looked at when they are asked for. */
export function reachOf(located: Located): Reach {
  const { followed } = located;
  const documentsOf = lazily(() => byPart(located.documents));
  const followedOf = followed === undefined ? documentsOf : lazily(() => byPart(followed));
  const statements = new Map<Id, StatementReach>();
  const statementsOf = new Map<Id, Set<StatementReach>>();
  for (const [id, statement] of located.statements) {
    const documents = lazily(() => [...(documentsOf().get(id) ?? [])]);
    const reach = {
      id,
      statement,
      get documents() {
        return documents();
      },
    };
    statements.set(id, reach);
    for (const list of statement.lists) add(statementsOf, list, reach);
  }
  const lists = new Map<Id, ListReach>();
  for (const [id, list] of located.lists) {
    const own = [...(statementsOf.get(id) ?? [])];
    const documents = lazily(() => [...new Set(own.flatMap((reach) => reach.documents))]);
    lists.set(id, {
      id,
      list,
      statements: own,
      get documents() {
        return documents();
      },
      get address() {
        const [first] = followedOf().get(own[0]?.id ?? "") ?? documents();
        return first?.address ?? "";
      },
    });
  }
  const bundles = new Map(
    [...located.bundles].map(([id, bundle]) => [
      id,
      { id, bundle, documents: [...(documentsOf().get(id) ?? [])] },
    ]),
  );
  return { statements, lists, bundles, patternsOf: patternsOf(located) };
}

/** By the statements and bundles that they hold. */
function byPart(documents: readonly PolicyDocument[]): ReadonlyMap<Id, ReadonlySet<PolicyDocument>> {
  const found = new Map<Id, Set<PolicyDocument>>();
  for (const document of documents) {
    for (const id of [...document.statements, ...document.bundles]) add(found, id, document);
  }
  return found;
}

function patternsOf(located: Located): Reach["patternsOf"] {
  const known = new Map<PolicyDocument, readonly string[]>();
  return (document) => {
    const found = known.get(document);
    if (found !== undefined) return found;
    const items = document.statements
      .flatMap((id) => located.statements.get(id)?.lists ?? [])
      .flatMap((id) => located.lists.get(id)?.items ?? []);
    const patterns = [
      ...new Set(items.flatMap((item) => ("value" in item ? [item.value] : (item.values ?? [])))),
    ];
    known.set(document, patterns);
    return patterns;
  };
}

function add<Value>(sets: Map<Id, Set<Value>>, id: Id, value: Value): void {
  const set = sets.get(id);
  if (set === undefined) sets.set(id, new Set([value]));
  else set.add(value);
}
