import type { Id, Located } from "@iamend/source";

/**
 * Lists and bundles that are written in some files, or are part of a statement or a document that is; and those of what such a file
 * calls: the modules of its directory, and files that it names.
 */
export function listsNear<Why>(
  files: ReadonlyMap<string, Why>,
  located: Located,
  textOf: (file: string) => string | undefined,
): ReadonlyMap<Id, Why> {
  const near = new Map<Id, Why>();
  if (files.size === 0) return near;
  const texts = [...files].map(([file, why]) => ({ text: textOf(file) ?? "", why }));
  const modules = new Map([...files].map(([file, why]) => [`${directoryOf(file)}#module.`, why]));
  const known = new Map<string, Why | undefined>(files);
  const whyOf = (file: string): Why | undefined => {
    if (!known.has(file)) known.set(file, texts.find(({ text }) => text.includes(nameOf(file)))?.why);
    return known.get(file);
  };
  const note = (why: Why | undefined, ids: Iterable<Id>): void => {
    if (why !== undefined) for (const id of ids) if (!near.has(id)) near.set(id, why);
  };
  for (const [id, { at }] of [...located.lists, ...located.bundles]) note(whyOf(at.file), [id]);
  for (const { at, lists } of located.statements.values()) note(whyOf(at.file), lists);
  for (const { address, at, statements, bundles } of located.documents) {
    const module = /^[^#]*#module\./.exec(address)?.[0];
    const why = whyOf(at.file) ?? (module === undefined ? undefined : modules.get(module));
    if (why === undefined) continue;
    note(why, bundles);
    for (const id of statements) note(why, located.statements.get(id)?.lists ?? []);
  }
  return near;
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

/** As addresses have it. */
function directoryOf(file: string): string {
  return file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".";
}
