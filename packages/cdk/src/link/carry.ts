import type { Id } from "../contract.js";
import type { LocatedCode } from "../locate/located-code.js";
import { carryGrants } from "./carry-grants.js";
import type { Contents, Mapping } from "./mapping/mapping.js";
import type { SynthesisedCode } from "./synthesised-code.js";

/** A mapping of the code that ran, as one of the code that our own edits have made of it; what they removed is no more in it. */
export function carryMapping(
  mapping: Mapping,
  then: LocatedCode,
  code: LocatedCode,
  ran: Pick<SynthesisedCode, "now">,
): Mapping {
  const byStart = new Map(
    [...code.statements].map(([id, { statement }]) => [
      startKey(statement.at.file, statement.at.range[0]),
      id,
    ]),
  );
  const statements = new Map<Id, Id>();
  const lists = new Map<Id, Id>();
  for (const [old, { statement }] of then.statements) {
    const { file, range } = statement.at;
    const start = ran.now(file, range[0]);
    const id = start === undefined ? undefined : byStart.get(startKey(file, start));
    if (id === undefined) continue;
    statements.set(old, id);
    const now = code.statements.get(id)?.statement.lists ?? [];
    for (const [position, list] of statement.lists.entries()) {
      const same = now[position];
      if (same !== undefined) lists.set(list, same);
    }
  }
  const { bundles, calls } = carryGrants(mapping, code, ran);
  return {
    contents: new Map(
      [...mapping.contents].map(([document, { open, ...contents }]): [typeof document, Contents] => [
        document,
        {
          statements: new Set([...contents.statements].flatMap((id) => statements.get(id) ?? [])),
          bundles: new Set([...contents.bundles].filter((id) => bundles.has(id))),
          ...(open === undefined ? {} : { open }),
        },
      ]),
    ),
    bundles,
    calls,
    sealed: renamed(mapping.sealed, lists),
    opened: renamed(mapping.opened, statements),
    astray: renamed(mapping.astray, statements),
    names: renamed(mapping.names, statements),
  };
}

function renamed<Value>(values: ReadonlyMap<Id, Value>, ids: ReadonlyMap<Id, Id>): ReadonlyMap<Id, Value> {
  return new Map(
    [...values].flatMap(([old, value]): readonly [Id, Value][] => {
      const id = ids.get(old);
      return id === undefined ? [] : [[id, value]];
    }),
  );
}

function startKey(file: string, start: number): string {
  return `${file}:${String(start)}`;
}
