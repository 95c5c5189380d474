/** What a name of a module says of the file: its name without ending, for an index that of its folder; `""`: only where it lies. */
export function moduleNamed(specifier: string): string {
  const path = specifier.replace(/\/+$/, "").replace(/(?:\/index)?(?:\.[cm]?[jt]sx?)?$/, "");
  const last = path.slice(path.lastIndexOf("/") + 1);
  return last === "." || last === ".." ? "" : last;
}

/** All names of modules in a text, without parsing it. */
export function modulesNamedIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, specifier = ""] of text.matchAll(MENTION)) names.add(moduleNamed(specifier));
  return names;
}

const MENTION = /\b(?:from|import|require)\b[\s(]*["'`]([^"'`\n]+)["'`]/g;
