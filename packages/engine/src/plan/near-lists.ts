import type { Id, Located } from "@iamend/source";

/** Lists and bundles that are written in some files, or are part of a statement or a document that is. */
export function listsNear<Why>(files: ReadonlyMap<string, Why>, located: Located): ReadonlyMap<Id, Why> {
  const near = new Map<Id, Why>();
  if (files.size === 0) return near;
  const note = (why: Why | undefined, ids: Iterable<Id>): void => {
    if (why !== undefined) for (const id of ids) if (!near.has(id)) near.set(id, why);
  };
  for (const [id, { at }] of [...located.lists, ...located.bundles]) note(files.get(at.file), [id]);
  for (const { at, lists } of located.statements.values()) note(files.get(at.file), lists);
  for (const { at, statements, bundles } of located.documents) {
    const why = files.get(at.file);
    if (why === undefined) continue;
    note(why, bundles);
    for (const id of statements) note(why, located.statements.get(id)?.lists ?? []);
  }
  return near;
}
