import {
  editedTwice,
  editFile,
  isRefusal,
  type Adapter,
  type Deployment,
  type Edit,
  type EditedFile,
  type Host,
  type Located,
  type Refusal,
} from "@iamend/source";

/** A project as one adapter sees it. */
export interface LinkedProject {
  readonly adapter: Adapter<unknown>;
  readonly units: ReadonlyMap<string, unknown>;
  readonly host: Host;
  readonly below: Located;
  readonly deployment: Deployment;
  readonly located: Located;
}

/** The files that edits change. */
export function editFiles(
  edits: readonly Edit[],
  host: Pick<Host, "read">,
): ReadonlyMap<string, EditedFile> | Refusal {
  const byFile = new Map<string, Edit[]>();
  for (const edit of edits) {
    const own = byFile.get(edit.file);
    if (own === undefined) byFile.set(edit.file, [edit]);
    else own.push(edit);
  }
  const files = new Map<string, EditedFile>();
  for (const [file, own] of byFile) {
    const text = host.read(file);
    if (typeof text !== "string") return text;
    const edited = editFile(text, own);
    if (isRefusal(edited)) return edited;
    if (edited.after !== text) files.set(file, edited);
  }
  return files;
}

/** The project read and linked again, with some files edited. */
export function relink(
  { adapter, units, host, below, deployment }: LinkedProject,
  files: ReadonlyMap<string, EditedFile>,
): Located {
  const edited = new Map(units);
  for (const [file, { after }] of files) if (units.has(file)) edited.set(file, adapter.parse(file, after));
  const editedHost: Host = {
    read: (file) => files.get(file)?.after ?? host.read(file),
    list: (directory) => host.list(directory),
    before(file) {
      const last = files.get(file);
      const first = host.before?.(file);
      return last === undefined ? first : editedTwice(first, last);
    },
    modified: (file) => host.modified?.(file),
  };
  return adapter.link(edited, editedHost, below, deployment);
}
