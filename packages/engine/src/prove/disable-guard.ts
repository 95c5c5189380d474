import {
  createLineMap,
  isRefusal,
  type Edit,
  type Host,
  type Located,
  type Place,
  type Refusal,
} from "@iamend/source";
import { eslintCommentsIn } from "../plan/eslint-directives.js";
import { fileDisables, type EslintComment, type FileDisables } from "../plan/file-disables.js";
import type { RuleName } from "../report/problem.js";
import { findFaults, type Fault } from "./find-faults.js";
import { editFiles } from "./relink.js";
import type { Accepted } from "./workshop.js";

/** Where problems of some rules start, if there are any. */
interface Spot {
  readonly offset: number;
  readonly rules: ReadonlySet<RuleName>;
}

interface GuardedFile {
  readonly comments: readonly EslintComment[];
  readonly disables: FileDisables;
  readonly spots: readonly Spot[];
}

/**
 * Tells why edits cannot be made after which comments for ESLint would disable something else in what stays: a comment for the next
 * line must not come to stand above another item (law 12). The edits leave the comments alone.
 */
export function disableGuard(
  located: Located,
  host: Pick<Host, "read">,
): (edits: readonly Edit[]) => Refusal | undefined {
  const files = guardedFiles(located, host);
  return (edits) => {
    if (files.size === 0) return undefined;
    const concerned = edits.filter(({ file }) => files.has(file));
    const edited = editFiles(concerned, host);
    // What cannot be edited is found out by whoever applies it.
    if (isRefusal(edited)) return undefined;
    for (const [file, { after: text }] of edited) {
      const guarded = files.get(file);
      const own = concerned.filter((edit) => edit.file === file);
      const at = guarded === undefined ? undefined : firstChanged(guarded, text, own);
      if (at === undefined) continue;
      const message = "a comment for ESLint would disable something else in what stays";
      return { code: "moves-directive", message, at: { file, range: at } };
    }
    return undefined;
  };
}

/** Those of some changes after which, together, comments would disable something else; one look at a file tells of all in it. */
export function misplacingIn(
  all: readonly Accepted[],
  misplaced: ReturnType<typeof disableGuard>,
): readonly Fault<Accepted, Refusal>[] {
  return findFaults(all, (some) => misplaced(some.flatMap(({ edits }) => edits)));
}

function guardedFiles(located: Located, host: Pick<Host, "read">): ReadonlyMap<string, GuardedFile> {
  const files = new Map<string, GuardedFile>();
  const comments = eslintCommentsIn(located);
  if (comments.size === 0) return files;
  const spots = spotsIn(located, comments);
  for (const [file, own] of comments) {
    const text = host.read(file);
    if (typeof text !== "string") continue;
    const disables = fileDisables(own, createLineMap(text));
    files.set(file, { comments: own, disables, spots: spots.get(file) ?? [] });
  }
  return files;
}

/** A comment before a spot that is disabled otherwise than before, if there is one. */
function firstChanged(
  { comments, disables, spots }: GuardedFile,
  text: string,
  edits: readonly Edit[],
): Place["range"] | undefined {
  const moved = movedBy(edits);
  const now = comments.map((comment): EslintComment => {
    const [start, end] = comment.range;
    const place = moved(start) ?? start;
    return { ...comment, range: [place, place + end - start] };
  });
  const after = fileDisables(now, createLineMap(text));
  const changed = spots.find(({ offset, rules }) => {
    const place = moved(offset);
    if (place === undefined) return false;
    return [...rules].some((rule) => disables.disables(offset, rule) !== after.disables(place, rule));
  });
  if (changed === undefined) return undefined;
  return (comments.findLast(({ range }) => range[0] <= changed.offset) ?? comments[0])?.range;
}

/** Where an offset comes to lie; nowhere if what starts there goes or is replaced. */
function movedBy(edits: readonly Edit[]): (offset: number) => number | undefined {
  const sorted = [...edits].sort((left, right) => left.range[0] - right.range[0]);
  return (offset) => {
    let shift = 0;
    for (const { range, text } of sorted) {
      const [start, end] = range;
      if (start > offset) break;
      if (offset < end) return undefined;
      shift += text.length - (end - start);
    }
    return offset + shift;
  };
}

const OF_ITEMS: readonly RuleName[] = ["no-unused-permissions", "no-unknown-actions", "no-redundant-actions"];
const OF_HOLDERS: readonly RuleName[] = ["no-unused-principals", "no-ambiguous-principals"];

/** The places at which rules report, in some files. */
function spotsIn(
  { lists, statements, bundles, documents, principals = [] }: Located,
  files: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, readonly Spot[]> {
  const found = new Map<string, Map<number, Set<RuleName>>>();
  const add = ({ file, range: [offset] }: Place, rules: readonly RuleName[]): void => {
    if (!files.has(file)) return;
    const ofFile = found.get(file) ?? new Map<number, Set<RuleName>>();
    found.set(file, ofFile);
    ofFile.set(offset, new Set([...(ofFile.get(offset) ?? []), ...rules]));
  };
  for (const { items } of lists.values()) for (const { at } of items) add(at, OF_ITEMS);
  for (const { key, lists: own } of statements.values()) {
    const whole = key === "NotAction" ? own.flatMap((id) => lists.get(id) ?? []) : [];
    for (const { at } of whole) add(at, ["no-unused-permissions"]);
  }
  for (const { at } of bundles.values()) add(at, ["no-unused-permissions"]);
  for (const { at, holders } of documents) {
    add(at, ["max-policy-size"]);
    for (const holder of holders) add(holder.at, OF_HOLDERS);
  }
  for (const { at } of principals) add(at, OF_HOLDERS);
  return new Map(
    [...found].map(([file, spots]) => [file, [...spots].map(([offset, rules]) => ({ offset, rules }))]),
  );
}
