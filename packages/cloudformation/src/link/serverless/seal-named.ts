// Lists to which only variables of the Serverless Framework lead, or to which others may lead too.
import type { Place, Range } from "../../contract.js";
import type { DraftList, Tables } from "../policy/tables.js";
import { refuse } from "../refusal.js";
import { indexMentions, type NamingTexts } from "./mention-index.js";
import { overlaps } from "./mentions.js";

/**
 * Seals each list that a variable may put where it is not followed: one that names a part of the service in which it stands, or the file
 * through which alone it comes to be used. Of such files it tells the names, for whoever sees other texts.
 *
 * `aliased`: the ranges in a file that aliases put elsewhere too.
 */
export function sealNamed(
  tables: Tables,
  naming: NamingTexts,
  aliased: (file: string) => readonly Range[],
): void {
  const { services } = naming;
  const concerned = [...tables.lists.values()]
    .filter(({ trails, at }) => trails.length > 0 || services.has(at.file))
    .map((draft) => ({ draft, spots: spotsOf(draft) }));
  if (concerned.length === 0) return;
  const included = new Set(
    concerned.flatMap(({ spots }) => [...spots.keys()].filter((file) => !services.has(file))),
  );
  const mentionsOf = indexMentions(naming, included);
  for (const { draft, spots } of concerned) {
    const hops = hopsOf(draft);
    const other = [...spots].flatMap(([file, paths]) =>
      mentionsOf(file).flatMap((alike) => {
        const [first] = alike;
        if (first === undefined || !paths.some((path) => overlaps(first, path))) return [];
        return alike.find(({ at }) => !isIn(at, hops)) ?? [];
      }),
    )[0];
    if (other !== undefined)
      draft.sealed ??= refuse("variable-elsewhere", "a variable may put it elsewhere, too", other.at);
    const alias = hops.find((at) =>
      isIn(
        at,
        aliased(at.file).map((range) => ({ file: at.file, range })),
      ),
    );
    if (alias !== undefined)
      draft.sealed ??= refuse("variable-elsewhere", "an alias puts the variable elsewhere, too", alias);
    const files = [...spots.keys()].filter((file) => included.has(file));
    if (files.length > 0) draft.named = { files, by: hops };
  }
}

/** Each once: many functions may take over the same statements. */
function hopsOf({ trails }: DraftList): readonly Place[] {
  return [...new Map(trails.flat().map(({ at }) => [`${at.file} ${at.range.join(" ")}`, at])).values()];
}

function isIn({ file, range }: Place, places: readonly Place[]): boolean {
  return places.some((at) => at.file === file && at.range[0] <= range[0] && range[1] <= at.range[1]);
}

type Path = readonly (string | number)[];

/** The places that have to stay as they are seen, for it to be used as it is seen: file → ways from its root. */
function spotsOf({ at, ways, trails }: DraftList): ReadonlyMap<string, readonly Path[]> {
  const spots = new Map<string, Path[]>();
  for (const { at: from, steps } of trails.flat()) add(from.file, steps);
  for (const way of ways) add(at.file, (JSON.parse(way) as Path).slice(1));
  return spots;

  function add(file: string, path: Path): void {
    const known = spots.get(file);
    if (known === undefined) spots.set(file, [path]);
    else known.push(path);
  }
}
