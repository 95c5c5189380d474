import {
  applyEdits,
  type Adapter,
  type Deployment,
  type Edit,
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

/** The files that edits change, with their new texts. */
export function editedTexts(
  edits: readonly Edit[],
  host: Pick<Host, "read">,
): ReadonlyMap<string, string> | Refusal {
  const byFile = new Map<string, Edit[]>();
  for (const edit of edits) {
    const own = byFile.get(edit.file);
    if (own === undefined) byFile.set(edit.file, [edit]);
    else own.push(edit);
  }
  const texts = new Map<string, string>();
  for (const [file, own] of byFile) {
    const text = host.read(file);
    if (typeof text !== "string") return text;
    const edited = applyEdits(text, own);
    if (typeof edited !== "string") return edited;
    if (edited !== text) texts.set(file, edited);
  }
  return texts;
}

/** The project read and linked again, with some texts in the place of those that the host has. */
export function relink(
  { adapter, units, host, below, deployment }: LinkedProject,
  texts: ReadonlyMap<string, string>,
): Located {
  const edited = new Map(units);
  for (const [file, text] of texts) if (units.has(file)) edited.set(file, adapter.parse(file, text));
  const editedHost: Host = {
    read: (file) => texts.get(file) ?? host.read(file),
    list: (directory) => host.list(directory),
  };
  return adapter.link(edited, editedHost, below, deployment);
}
