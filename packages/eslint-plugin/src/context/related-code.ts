import { posix } from "node:path";
import { lazily } from "@iamend/source";
import { cdkAdapter, mayHoldStatements, usesLibrary, type SourceHost } from "@iamend/engine/node";

/** Code of CDK apps, among all the code of a root. */
export interface RelatedCode {
  /** What may make statements, and all that it imports: nothing is said of any other code. None, where nothing uses the library. */
  readonly apps: ReadonlySet<string>;
  /** And what imports lists of actions from there, which may be for something else to it. */
  readonly all: ReadonlySet<string>;
}

/** What the modules are called that a file may name. */
interface Mentions {
  /** As paths, where they are relative. */
  readonly keys: ReadonlySet<string>;
  /** The last part of the others. */
  readonly words: ReadonlySet<string>;
}

interface Code {
  readonly text: string;
  readonly mentions: () => Mentions;
}

/** Finds the code of CDK apps by who imports whom; what was found in a text is remembered. */
export class RelatedCodeFinder {
  #known = new Map<string, Code>();

  /** `files`: all of a root. */
  find(files: readonly string[], host: Pick<SourceHost, "read">): RelatedCode {
    const codes = new Map<string, Code>();
    for (const file of files) {
      const text = cdkAdapter.mayClaim(file) ? host.read(file) : undefined;
      if (typeof text === "string") codes.set(file, this.#codeOf(file, text));
    }
    this.#known = codes;
    const entries = [...codes];
    if (!entries.some(([, { text }]) => usesLibrary(text))) return { apps: new Set(), all: new Set() };
    const first = entries.filter(
      ([file, { text }]) => cdkAdapter.claims(file, text) && mayHoldStatements(text),
    );
    const apps = importedFrom(new Map(first), codes);
    const lists = [...apps].flatMap(([file, { text }]) => (cdkAdapter.claims(file, text) ? [file] : []));
    return { apps: new Set(apps.keys()), all: new Set([...apps.keys(), ...importersOf(lists, codes)]) };
  }

  #codeOf(file: string, text: string): Code {
    const known = this.#known.get(file);
    if (known?.text === text) return known;
    return { text, mentions: lazily(() => mentionsOf(file, text)) };
  }
}

/** Some files and what they import, and so on. */
function importedFrom(
  first: ReadonlyMap<string, Code>,
  codes: ReadonlyMap<string, Code>,
): ReadonlyMap<string, Code> {
  const byKey = new Map<string, [string, Code][]>();
  for (const entry of codes) byKey.set(keyOf(entry[0]), [...(byKey.get(keyOf(entry[0])) ?? []), entry]);
  const found = new Map(first);
  // What is added to a map is met by who walks it.
  for (const [, { mentions }] of found)
    for (const key of mentions().keys) for (const [file, code] of byKey.get(key) ?? []) found.set(file, code);
  return found;
}

/** Who imports these files, and who imports those, and so on. */
function importersOf(files: readonly string[], codes: ReadonlyMap<string, Code>): ReadonlySet<string> {
  const waiting = new Map(codes);
  const found = new Set<string>();
  const keys = new Set<string>();
  const words = new Set<string>();
  let last = files;
  while (last.length > 0) {
    for (const file of last) {
      keys.add(keyOf(file));
      words.add(wordOf(file));
      waiting.delete(file);
    }
    last = [...waiting].flatMap(([file, { mentions }]) =>
      meets(mentions().keys, keys) || meets(mentions().words, words) ? [file] : [],
    );
    for (const file of last) found.add(file);
  }
  return found;
}

function meets(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of some) if (others.has(one)) return true;
  return false;
}

/** A text without white space that may be a path: there are more of them than names of modules, and none of those is missed. */
const PATH = /["'`](\.{1,2}(?:\/[^"'`\s]*)?|[^"'`\s/]+\/[^"'`\s]+)["'`]/g;

function mentionsOf(file: string, text: string): Mentions {
  const keys = new Set<string>();
  const words = new Set<string>();
  for (const [, path = ""] of text.matchAll(PATH)) {
    if (path.startsWith(".")) keys.add(keyOf(posix.join(posix.dirname(file), path)));
    else words.add(wordOf(path));
  }
  return { keys, words };
}

/** What a file is called as a module, by its path. */
function keyOf(path: string): string {
  const key = path.replace(/\/$/, "").replace(/\.[cm]?[jt]sx?$/, "");
  return key === "index" || key === "." ? "" : key.replace(/\/index$/, "");
}

function wordOf(path: string): string {
  return posix.basename(keyOf(path));
}
