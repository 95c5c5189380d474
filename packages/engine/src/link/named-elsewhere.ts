import { revised, type ActionList, type Host, type Located, type Place, type Refusal } from "@iamend/source";

/** What may name a file that an adapter takes to be used only where it sees it named. */
export interface Naming {
  /** Files that others read, or nobody. */
  readonly files: readonly string[];
  /** Files that could not be read. */
  readonly unread: readonly string[];
}

/** Seals the lists that stand in files which something else names too: it may put them anywhere. */
export function sealingNamed(located: Located, { files, unread }: Naming, host: Pick<Host, "read">): Located {
  const [first] = unread;
  const known = new Map<string, readonly Place[]>();
  let texts: ReadonlyMap<string, string> | undefined;
  const lists = new Map([...located.lists].map(([id, list]) => [id, sealed(list)]));
  return revised(located, { lists });

  function sealed(list: ActionList): ActionList {
    if (list.named === undefined || list.sealed !== undefined) return list;
    const why = refusalFor(list.named);
    return why === undefined ? list : { ...list, sealed: why };
  }

  function refusalFor({ files: names, by }: NonNullable<ActionList["named"]>): Refusal | undefined {
    if (first !== undefined)
      return {
        code: "unread-file",
        message: `${first} cannot be read, and may use it too`,
        at: { file: first, range: [0, 0] },
      };
    for (const path of names) {
      const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
      // What it says of itself, as in a comment at its top, is no use of it.
      const other = placesOf(name).find(
        (place) => !names.includes(place.file) && !by.some((at) => isWithin(place, at)),
      );
      if (other !== undefined)
        return {
          code: "file-used-elsewhere",
          message: `${other.file} names ${name}, and may use it too`,
          at: other,
        };
    }
    return undefined;
  }

  function placesOf(name: string): readonly Place[] {
    texts ??= textsOf(files, host);
    const found = known.get(name) ?? placesNaming(name, texts);
    known.set(name, found);
    return found;
  }
}

function textsOf(files: readonly string[], host: Pick<Host, "read">): ReadonlyMap<string, string> {
  return new Map(
    files.flatMap((file) => {
      const text = host.read(file);
      return typeof text === "string" ? [[file, text] as const] : [];
    }),
  );
}

/** What may be the ending of a name. */
const ENDING = /\.\w+(?![\w-])/g;

/** Where the name stands as a word, or what may become it once something is put in: `file("${var.name}.yml")`. */
function placesNaming(name: string, texts: ReadonlyMap<string, string>): readonly Place[] {
  const ending = name.slice(name.lastIndexOf("."));
  return [...texts].flatMap(([file, text]) =>
    [...text.matchAll(ENDING)].flatMap(({ index, 0: found }): readonly Place[] => {
      if (found.toLowerCase() !== ending) return [];
      const end = index + found.length;
      const start = startOfName(text, end, name, ending.length);
      return start === undefined ? [] : [{ file, range: [start, end] }];
    }),
  );
}

/** Where a name that ends there begins, or the part of it that is written. */
function startOfName(text: string, end: number, name: string, shortest: number): number | undefined {
  for (let length = shortest; length <= name.length && length <= end; length++) {
    const start = end - length;
    if (text.charAt(start).toLowerCase() !== name.charAt(name.length - length)) return undefined;
    const before = text.slice(Math.max(0, start - LONGEST_BEFORE), start);
    if (length === name.length ? !/[\w.-]$/.test(before) : BUILT.test(before)) return start;
  }
  return undefined;
}

const LONGEST_BEFORE = 200;

/** Behind what is put in, and only where a file is spoken of: much else ends so. */
const BUILT = /file.*(?:\}|\*|%[sdv])$/i;

function isWithin({ file, range }: Place, around: Place): boolean {
  return file === around.file && around.range[0] <= range[0] && range[1] <= around.range[1];
}
