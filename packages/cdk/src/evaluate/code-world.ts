import type { Host, Refusal } from "../contract.js";
import type { CodeFile } from "../parse/code-file.js";
import type { ParseCode } from "../parse/parse-code.js";
import { createUnit, type CdkUnit } from "../parse/unit.js";
import { candidatesOf } from "./module-files.js";
import { modulesNamedIn } from "./module-names.js";

/** The code of a root, each file parsed when something leads to it. */
export interface CodeWorld {
  read(file: string): CodeFile | undefined;
  /** The files read so far. */
  files(): readonly CodeFile[];
  /** The file that a module names, if it is of this root and can be read. */
  resolve(from: string, specifier: string): CodeFile | undefined;
  /** All files whose text is such, read. */
  readAll(where: (file: string, text: string) => boolean): readonly CodeFile[];
  /** All files that may name a module so, as `moduleNamed` says it. */
  readNaming(name: string): readonly CodeFile[];
  /** Those of them that cannot be read. */
  unreadNaming(name: string): readonly string[];
  problems(): readonly Refusal[];
}

/** `others`: code that no unit was made of, and that may name what the units hold. */
export function createWorld(
  given: ReadonlyMap<string, CdkUnit>,
  host: Host,
  parseCode: ParseCode,
  others: readonly string[],
): CodeWorld {
  const units = new Map(given);
  const read = new Map<string, CodeFile>();
  const problems = new Map<string, readonly Refusal[]>();
  const resolved = new Map<string, CodeFile | undefined>();
  let othersRead = false;
  let naming: ReadonlyMap<string, readonly string[]> | undefined;

  return {
    read: readFile,
    files: () => [...read.values()],
    resolve,
    readAll,
    readNaming,
    unreadNaming,
    problems: allProblems,
  };

  function readFile(file: string): CodeFile | undefined {
    const unit = unitOf(file);
    if (unit === undefined) return undefined;
    const code = unit.read(parseCode);
    if ("program" in code) {
      read.set(file, code);
      return code;
    }
    problems.set(file, code);
    return undefined;
  }

  function unitOf(file: string): CdkUnit | undefined {
    const known = units.get(file);
    if (known !== undefined) return known;
    const text = host.read(file);
    if (typeof text !== "string") return undefined;
    const unit = createUnit(file, text);
    units.set(file, unit);
    return unit;
  }

  function resolve(from: string, specifier: string): CodeFile | undefined {
    const key = JSON.stringify([from.slice(0, from.lastIndexOf("/") + 1), specifier, /ts.?$/.test(from)]);
    if (!resolved.has(key)) {
      const file = candidatesOf(from, specifier).find((candidate) => unitOf(candidate) !== undefined);
      resolved.set(key, file === undefined ? undefined : readFile(file));
    }
    return resolved.get(key);
  }

  function readAll(where: (file: string, text: string) => boolean): readonly CodeFile[] {
    return everything().flatMap(({ file, text }) => (where(file, text) ? (readFile(file) ?? []) : []));
  }

  function readNaming(name: string): readonly CodeFile[] {
    return filesNaming(name).flatMap((file) => readFile(file) ?? []);
  }

  function unreadNaming(name: string): readonly string[] {
    return filesNaming(name).filter((file) => readFile(file) === undefined);
  }

  function filesNaming(name: string): readonly string[] {
    naming ??= filesByModuleNames(everything());
    return naming.get(name) ?? [];
  }

  function everything(): readonly CdkUnit[] {
    if (!othersRead) {
      othersRead = true;
      for (const file of others) unitOf(file);
    }
    return [...units.values()];
  }

  function allProblems(): readonly Refusal[] {
    return [...problems.values()].flat();
  }
}

function filesByModuleNames(units: readonly CdkUnit[]): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, string[]>();
  for (const { file, text } of units) {
    for (const name of modulesNamedIn(text)) {
      const others = files.get(name);
      if (others === undefined) files.set(name, [file]);
      else others.push(file);
    }
  }
  return files;
}
