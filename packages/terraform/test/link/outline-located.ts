import type { Holder, Id, Name, Place } from "../../src/contract.js";
import { terraformAdapter } from "../../src/adapter.js";
import type { TerraformLocated } from "../../src/link/sites.js";
import { link } from "../../src/link/link.js";

/** Files of a root by name. */
export type Files = Readonly<Record<string, string>>;

/** Stands for the text of a file that cannot be read. */
const UNREADABLE = "unreadable";

/** Links a root in memory. */
export function linked(files: Files): TerraformLocated {
  const units = new Map(
    Object.entries(files)
      .filter(([file, text]) => terraformAdapter.mayClaim(file) && text.trim() !== UNREADABLE)
      .map(([file, text]) => [file, terraformAdapter.parse(file, text)] as const),
  );
  return link(
    units,
    {
      read(file) {
        const text = files[file];
        if (text === undefined) return { code: "missing", message: `There is no ${file}.` };
        return text.trim() === UNREADABLE ? { code: "not-utf-8", message: "It is not in UTF-8." } : text;
      },
      list: (directory) => {
        const start = directory === "" ? "" : `${directory}/`;
        const below = Object.keys(files).filter((file) => file.startsWith(start));
        return [...new Set(below.map((file) => file.slice(start.length).split("/")[0] ?? ""))];
      },
    },
    undefined,
  );
}

/** What was located, a line for each document, holder and statement. Places are `file:line`, lists their items. */
export function outlineLocated(located: TerraformLocated, files: Files): string {
  const lines = located.documents.flatMap((document) => {
    const { address, kind, attachment, open, unlisted, holders, statements } = document;
    return [
      [address, `${kind}/${attachment}`, flag("open", open), flag("unlisted", unlisted)]
        .filter(Boolean)
        .join(" "),
      ...holders.map((holder) => `  @${describeHolder(holder)}`),
      ...statements.map((id) => `  ${describeStatement(id)}`),
    ];
  });
  return lines.join("\n");

  function describeStatement(id: Id): string {
    const statement = located.statements.get(id);
    if (statement === undefined) return `${id} is missing`;
    const { effect, key, lists, open, whole, at } = statement;
    const site = located.statementSites.get(id);
    const stands = site === undefined ? "" : `#${String(site.index)}`;
    const parts = [
      `${describePlace(at)}${stands}`,
      key === "Action" ? effect : `${effect} not`,
      ...lists.map(describeList),
      flag("open", open),
      flag("whole", whole),
    ];
    return parts.filter(Boolean).join(" ");
  }

  function describeList(id: Id): string {
    const list = located.lists.get(id);
    if (list === undefined) return `${id} is missing`;
    const items = list.items.map((item) => {
      if ("value" in item) return item.value;
      return `?${item.opaque.code}${item.values === undefined ? "" : `(${item.values.join("|")})`}`;
    });
    const site = located.listSites.get(id);
    const [open, close] = site !== undefined && "scalar" in site.shape ? ["'", "'"] : ["[", "]"];
    const flags = [flag("sealed", list.sealed), list.single === undefined ? "" : "single"].filter(Boolean);
    return [`${open}${items.join(" ")}${close}`, ...flags].join(" ");
  }

  function describePlace({ file, range }: Place): string {
    const line = (files[file] ?? "").slice(0, range[0]).split("\n").length;
    return `${file}:${String(line)}`;
  }
}

function flag(name: string, refusal: { readonly code: string } | undefined): string {
  return refusal === undefined ? "" : `${name}:${refusal.code}`;
}

function describeHolder({ type, address, name, path, account }: Holder): string {
  const beside = [path === undefined || path === "/" ? "" : `path ${path}`, account ?? ""]
    .filter(Boolean)
    .join(" ");
  return `${type} ${address === "" ? "-" : address} ${describeName(name)}${beside === "" ? "" : ` (${beside})`}`;
}

export function describeName(name: Name): string {
  if ("literal" in name) return JSON.stringify(name.literal);
  if ("default" in name) return `default ${JSON.stringify(name.default)}`;
  if ("starts" in name) return `${JSON.stringify(name.starts)}…${JSON.stringify(name.ends)}`;
  if ("generated" in name) return `generated ${name.generated.starts}`;
  return `unknown:${name.unknown.code}`;
}
