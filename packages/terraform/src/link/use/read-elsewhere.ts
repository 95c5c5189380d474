// Files that hold policies, and that something else may read by a path or function that is not followed.
import { fitsPieces } from "@iamend/source";
import type { Place, Refusal } from "../../contract.js";
import { resolvePath } from "../module/paths.js";
import type { FileCall } from "../module/texts.js";
import type { Tables } from "../policy/tables.js";
import { refuse } from "../refusal.js";
import { isConfiguration, type TerraformUnit } from "../unit.js";

/** Seals what stands in such files. `calls`: those that read files, as far as they were evaluated. */
export function sealReadElsewhere(
  tables: Tables,
  units: ReadonlyMap<string, TerraformUnit>,
  calls: Iterable<FileCall>,
): void {
  const files = new Set<string>();
  for (const { at } of [...tables.allLists, ...tables.allStatements]) {
    if (!isConfiguration(at.file)) files.add(at.file);
  }
  if (files.size === 0) return;
  const all = [...calls];
  const found = new Map<string, Refusal>();
  for (const unit of units.values()) {
    const settled = all.filter(({ at, unclear }) => at.file === unit.file && unclear.length === 0);
    for (const file of files) {
      const at = found.has(file) ? undefined : namedIn(unit, file, settled);
      if (at !== undefined) found.set(file, readElsewhere(file, at));
    }
  }
  for (const { at, root, unclear } of all) {
    for (const file of files) {
      if (!found.has(file) && unclear.some((path) => mayLead(path, root, file))) {
        found.set(file, readElsewhere(file, at));
      }
    }
  }
  for (const list of tables.allLists) list.sealed ??= found.get(list.at.file);
  for (const statement of tables.allStatements) statement.whole ??= found.get(statement.at.file);
}

function readElsewhere(file: string, at: Place): Refusal {
  return refuse("file-read-elsewhere", `${file} may be read here too, and what for is not followed`, at);
}

/** Where a text names a file, or any file like it, outside of calls that are followed and of comments. */
function namedIn(unit: TerraformUnit, file: string, settled: readonly FileCall[]): Place | undefined {
  const { text } = unit;
  const base = file.slice(file.lastIndexOf("/") + 1);
  const dot = base.lastIndexOf(".");
  const ending = dot > 0 ? base.slice(dot) : base;
  for (let at = text.indexOf(ending); at >= 0; at = text.indexOf(ending, at + 1)) {
    const end = at + ending.length;
    if (/[\w-]|\.\w/.test(text.slice(end, end + 2).replace(/^[^\w.-].*/s, ""))) continue;
    const start = startOfName(text, at);
    if (!isLike(text.slice(start, end), base)) continue;
    if (settled.some(({ at: { range } }) => range[0] <= at && at < range[1])) continue;
    if (isIndex(text, start) || isComment(unit, at)) continue;
    return { file: unit.file, range: [start, end] };
  }
  return undefined;
}

/** Where the last part of a path starts that goes on at `end`; interpolations belong to it. */
function startOfName(text: string, end: number): number {
  let start = end;
  while (start > 0) {
    const char = text[start - 1] ?? "";
    if (char === "}") {
      const open = text.lastIndexOf("${", start);
      if (open < 0) return start;
      start = open;
    } else if (/[\w.*?@+-]/.test(char)) start -= 1;
    else return start;
  }
  return start;
}

/** Whether a name with interpolations or wildcards may be this one. */
function isLike(written: string, base: string): boolean {
  return fitsPieces(written.split(/\$\{.*?\}|[*?]+/s), base);
}

/** Whether a path of which only some parts are known may lead to a file; one of which nothing is known says nothing. */
function mayLead(path: string, root: string, file: string): boolean {
  const hole = path.indexOf("${}");
  const slash = path.lastIndexOf("/", hole);
  const last = path.slice(path.lastIndexOf("/") + 1);
  if (path.replaceAll("${}", "") === "" || !isLike(last, file.slice(file.lastIndexOf("/") + 1))) return false;
  if (slash < 0) return true;
  const directory = resolvePath(root, path.slice(0, slash));
  return directory === undefined || directory === "" || file.startsWith(`${directory}/`);
}

/** Whether a string is a key by which something is taken: `aws_iam_policy.all["reader.json"]` reads no file. */
function isIndex(text: string, start: number): boolean {
  return /[\w\]]\["$/.test(text.slice(Math.max(0, start - 3), start));
}

function isComment(unit: TerraformUnit, at: number): boolean {
  if (!isConfiguration(unit.file)) return false;
  return unit.parsed().comments.some(({ at: [start, end] }) => start <= at && at < end);
}
