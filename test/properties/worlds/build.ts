import type { ActionElement, Statement } from "../../../packages/core/src/policy/document.js";
import type { World } from "../oracle/world.js";
import type { ElementDraft, PatternDraft, ServiceDraft, StatementDraft } from "./drafts.js";

/** The drafts of a world, by service prefix where they are of a service. */
export interface WorldDraft {
  readonly services: Readonly<Record<string, ServiceDraft>>;
  readonly statements: readonly StatementDraft[];
  readonly keep: readonly PatternDraft[];
}

/** Carries out the drafts; the same drafts always make the same world. */
export function buildWorld({ services, statements, keep }: WorldDraft): World {
  const entries = Object.entries(services);
  const patternOf = (draft: PatternDraft): string => buildPattern(draft, entries);
  return {
    catalog: Object.fromEntries(entries.map(([prefix, { names, newer }]) => [prefix, names.slice(newer)])),
    unused: entries.flatMap(([prefix, draft]) => {
      if (draft.report === "none") return [];
      if (draft.report === "whole") return [{ prefix }];
      const actions = draft.names.filter((_, index) => draft.unused[index % draft.unused.length]);
      return [{ prefix: prefix.toUpperCase(), actions }];
    }),
    keep: keep.map(patternOf),
    statements: statements.map((draft) => buildStatement(draft, patternOf)),
  };
}

function buildStatement(draft: StatementDraft, patternOf: (draft: PatternDraft) => string): Statement {
  return {
    effect: draft.effect,
    key: draft.key,
    elements: draft.elements.map((element, index) => buildElement(element, index, patternOf)),
    ...(draft.open ? { open: "dynamic" } : {}),
    ...(draft.indivisible ? { indivisible: "overridden elsewhere" } : {}),
    ...(draft.hasPrincipal ? { hasPrincipal: true } : {}),
  };
}

function buildElement(
  draft: ElementDraft,
  index: number,
  patternOf: (draft: PatternDraft) => string,
): ActionElement {
  if (!draft.opaque) return { pattern: patternOf(draft.pattern) };
  const opaque = `var.extra[${String(index)}]`;
  return draft.values === undefined ? { opaque } : { opaque, values: draft.values.map(patternOf) };
}

const UNREADABLE = ["*:Get*", "*:*", "GetObject", "s3:", ":Get*", "s?:Get*", "?"];
const NOBODY_KNOWS = ["Zap", "ZapHost", "GetZap", "DescribeZaps"];

function buildPattern(draft: PatternDraft, services: readonly (readonly [string, ServiceDraft])[]): string {
  const [prefix, { names }] = pick(services, draft.service);
  const name = pick(names, draft.name);
  const text = withShape(draft, prefix, name);
  return draft.oddCase ? swapCase(text, draft.cuts[3]) : text;
}

function withShape({ shape, cuts }: PatternDraft, prefix: string, name: string): string {
  const [cut, second, third, fourth] = cuts;
  // Few letters match much, and what matches much has used and unused matches: most heads and tails are short.
  const head = name.slice(0, cut % (second % 4 > 0 ? 3 : name.length + 1));
  const tail = name.slice(-1 - (third % (fourth % 4 > 0 ? 2 : 8)));
  switch (shape) {
    case "literal":
      return `${prefix}:${name}`;
    case "head":
      return `${prefix}:${name.slice(0, cut % (name.length + 1))}*`;
    case "tail":
      return `${prefix}:${head}*${tail}`;
    case "stars":
      return `${prefix}:${head}*${tail.slice(0, 1 + (second % 2))}*${third % 4 === 0 ? tail.slice(-1) : ""}`;
    case "question":
      return `${prefix}:${questioned(name, cuts[0])}${cuts[1] % 3 === 0 ? "" : "*"}`;
    case "service":
      return `${prefix}:*`;
    case "everything":
      return cuts[0] % 5 === 0 ? "**" : "*";
    case "unknown":
      return `${prefix}:${pick(NOBODY_KNOWS, cuts[0])}${pick(["", "*", "*s"], cuts[1])}`;
    case "unreadable":
      return pick(UNREADABLE, cuts[0]);
  }
}

/** A name cut short after a letter that is now open. */
function questioned(name: string, cut: number): string {
  const at = cut % name.length;
  const rest = name.slice(at + 1);
  return `${name.slice(0, at)}?${cut % 2 === 0 ? rest : rest.slice(0, 1)}`;
}

/** Turns the case of every letter, or of every other one. */
function swapCase(text: string, how: number): string {
  return text
    .split("")
    .map((letter, at) => {
      if (how % 2 === 0 && at % 2 === 0) return letter;
      return letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase();
    })
    .join("");
}

function pick<Value>(from: readonly Value[], index: number): Value {
  const value = from[index % from.length];
  if (value === undefined) throw new Error("nothing to pick from");
  return value;
}
