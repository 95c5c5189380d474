// Who names what, among all texts that were read.
import { fitsPieces, lazily } from "@iamend/source";
import { localPath } from "../template/local-path.js";
import { fileMentions, selfMentions, type Mention } from "./mentions.js";

/** What may name parts of services, and of files that services include. */
export interface NamingTexts {
  /** File → text: all that was read. */
  readonly texts: ReadonlyMap<string, string>;
  /** The files that services stand in. */
  readonly services: ReadonlySet<string>;
}

/**
 * What may name parts of a service, or of one of the `included` files: a variable, a call that reads a file, and, for files that nothing
 * else leads to, each text that holds the name as a word; those that name the same part side by side. Each text is looked through once.
 */
export function indexMentions(
  { texts, services }: NamingTexts,
  included: ReadonlySet<string>,
): (file: string) => readonly (readonly Mention[])[] {
  const calls = new Map([...texts].map(([file, text]) => [file, fileMentions(file, text)]));
  const all = [...calls.values()].flat();
  const words = lazily(() => wordsIn(texts, calls, new Set([...included].map(baseOf))));
  // What a service includes may say `self`, and mean the service.
  const selves = lazily(() =>
    [...texts].flatMap(([file, text]) => (services.has(file) ? [] : selfMentions(file, text))),
  );
  const known = new Map<string, readonly (readonly Mention[])[]>();
  return (file) => {
    const found =
      known.get(file) ?? alike([...all.filter((call) => mayMean(call, file, services)), ...others(file)]);
    known.set(file, found);
    return found;
  };

  function others(file: string): readonly Mention[] {
    if (services.has(file)) return [...selfMentions(file, texts.get(file) ?? ""), ...selves()];
    return (words().get(baseOf(file)) ?? []).filter(({ at }) => at.file !== file);
  }
}

/** Those that name the same part side by side: many do. */
function alike(mentions: readonly Mention[]): readonly (readonly Mention[])[] {
  const groups = new Map<string, Mention[]>();
  for (const mention of mentions) {
    const key = mention.steps.join(".");
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [mention]);
    else group.push(mention);
  }
  return [...groups.values()];
}

/** What may be the ending of a name. */
const ENDING = /\.\w+(?![\w-])/g;

/** Where texts hold names of files as words, but for calls; by the name in lower case. */
function wordsIn(
  texts: ReadonlyMap<string, string>,
  calls: ReadonlyMap<string, readonly Mention[]>,
  names: ReadonlySet<string>,
): ReadonlyMap<string, readonly Mention[]> {
  const found = new Map<string, Mention[]>([...names].map((name) => [name, []]));
  const lengths = new Set([...names].map(({ length }) => length));
  const endings = new Set([...names].map((name) => name.slice(name.lastIndexOf("."))));
  for (const [file, text] of texts)
    for (const { index, 0: last } of text.matchAll(ENDING)) {
      if (!endings.has(last.toLowerCase())) continue;
      for (const length of lengths) {
        const end = index + last.length;
        const start = end - length;
        if (start < 0 || /[\w.-]/.test(text.charAt(start - 1))) continue;
        const mentions = found.get(text.slice(start, end).toLowerCase());
        const isCalled = calls.get(file)?.some(({ at: { range } }) => range[0] <= start && start < range[1]);
        if (isCalled !== true) mentions?.push({ at: { file, range: [start, end] }, steps: [] });
      }
    }
  return found;
}

/** Whether a call may mean a file. In a service, a path begins at its folder; elsewhere nobody knows where. */
function mayMean({ at, path = "" }: Mention, file: string, services: ReadonlySet<string>): boolean {
  const isSure = services.has(at.file) && !path.startsWith("*") && !/\*.*\.\./.test(path);
  const whole = isSure ? localPath(at.file, path) : undefined;
  if (whole !== undefined) return fits(whole.toLowerCase(), file.toLowerCase());
  const last = baseOf(path);
  return fits(last === "" ? "*" : last, baseOf(file));
}

/** `*` stands for anything. */
function fits(glob: string, text: string): boolean {
  return fitsPieces(glob.split("*"), text);
}

/** The last part of a path, in lower case: not every file system tells cases apart. */
function baseOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).toLowerCase();
}
