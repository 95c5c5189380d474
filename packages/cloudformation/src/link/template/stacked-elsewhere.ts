// Templates of which stacks may be made that nobody follows: other values may be passed to these.
import type { Deployment, Host, Place, Range, Refusal } from "../../contract.js";
import type { TemplateNode } from "../../parse/node.js";
import { refuse } from "../refusal.js";
import type { Nesting } from "./nestings.js";
import type { TemplateUnit } from "./template-source.js";

/**
 * Of the nested templates those that something else names as well: by a text that is no nesting which is followed, or by one of which not
 * enough is known. `nestings`: all that are known.
 */
export function stackedElsewhere(
  nested: ReadonlySet<string>,
  nestings: readonly Nesting[],
  units: ReadonlyMap<string, TemplateUnit>,
  elsewhere: Deployment["elsewhere"],
  host: Host | undefined,
): ReadonlyMap<string, Refusal> {
  const found = new Map<string, Refusal>();
  if (nested.size === 0) return found;
  const note = (file: string, at: Place): void => {
    if (found.has(file)) return;
    const message = `${at.file} may make a stack of ${file}, too, and pass other values to it`;
    found.set(file, refuse("stacked-elsewhere", message, at));
  };
  const noteAll = (at: Place): void => {
    for (const file of nested) note(file, at);
  };

  for (const file of elsewhere?.unread ?? []) noteAll({ file, range: [0, 0] });
  const followed = new Set(nestings.filter(({ file }) => file !== undefined && nested.has(file)));
  for (const one of nestings) {
    if (followed.has(one)) continue;
    for (const file of nested) if (one.mayMean(nameOf(file))) note(file, one.at);
  }
  const names = namesOf(nested);
  for (const { file, text, parsed } of units.values()) {
    if (names.in(text).length === 0) continue;
    const { problems, roots } = parsed();
    if (problems.length > 0) noteNamed(file, text);
    const own = [...followed].filter(({ at }) => at.file === file);
    for (const root of roots)
      walk(root, (node) => {
        if (node.kind !== "scalar" || own.some(({ at }) => isWithin(node.at, at.range))) return;
        noteNamed(file, node.text, node.at);
      });
  }
  for (const file of elsewhere?.files ?? []) {
    const text = host?.read(file);
    if (typeof text !== "string") continue;
    noteNamed(file, text);
    // What it takes for a template may be put together.
    const index = text.indexOf("aws_cloudformation_stack");
    if (index !== -1) noteAll({ file, range: [index, index] });
  }
  return found;

  /** `at`: where the text stands, if its offsets are not those of the file. */
  function noteNamed(file: string, text: string, at?: Range): void {
    for (const { files, range } of names.in(text))
      for (const one of files) note(one, { file, range: at ?? range });
  }
}

/** Finds names of files as whole words; of a name with spaces or the like the end will do. */
function namesOf(files: ReadonlySet<string>): {
  readonly in: (text: string) => readonly { readonly files: readonly string[]; readonly range: Range }[];
} {
  const byWord = new Map<string, string[]>();
  for (const file of files) {
    const [word = ""] = /[\w-][\w.-]*$/.exec(nameOf(file)) ?? [];
    byWord.set(word, [...(byWord.get(word) ?? []), file]);
  }
  const words = [...byWord.keys()];
  return {
    in(text) {
      if (!words.some((word) => text.includes(word))) return [];
      return [...text.matchAll(/[\w-][\w.-]*/g)].flatMap(({ 0: written, index }) => {
        const word = withoutStops(written);
        const found = byWord.get(word);
        return found === undefined ? [] : [{ files: found, range: [index, index + word.length] as const }];
      });
    },
  };
}

/** A sentence may end behind the name. */
function withoutStops(word: string): string {
  let end = word.length;
  while (word[end - 1] === ".") end--;
  return word.slice(0, end);
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1);
}

function isWithin([start, end]: Range, [from, to]: Range): boolean {
  return from <= start && end <= to;
}

/** Every node but those behind aliases, which stand elsewhere. */
function walk(root: TemplateNode, visit: (node: TemplateNode) => void): void {
  const stack = [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    visit(node);
    if (node.kind === "sequence") stack.push(...node.items);
    if (node.kind === "map") for (const { value } of node.entries) stack.push(value);
  }
}
