// Which names of a module may stand for something that must not change unseen: judged by syntax, so that the rest costs nothing.
import type { Place, Range } from "../../contract.js";
import type { Expression } from "../../parse/ast.js";
import type { World } from "../module/world.js";
import { argument, type MergedBlock, type SourcedBody } from "../module/merged-block.js";
import type { Module } from "../module/module.js";
import type { Mentions } from "./reading.js";

export interface Suspects {
  /** `local.a`, `var.a`, `module.a`, and addresses of resources. */
  names(module: Module): ReadonlySet<string>;
  /** The same inside a block with this `for_each`, whose keys and values have names there. */
  inside(part: SourcedBody, names: ReadonlySet<string>): ReadonlySet<string>;
  /** Whether an expression mentions one of the names, or holds a list itself. */
  concerns(expression: Expression, file: string, names: ReadonlySet<string>): boolean;
}

const EACH = ["each", "each.key", "each.value"];

/** `places`: of lists and statements that were located. */
export function findSuspects(
  modules: Iterable<Module>,
  targets: World["targets"],
  places: Iterable<Place>,
  mentionsOf: (expression: Expression, file: string) => Mentions,
): Suspects {
  const starts = startsOf(places);
  const suspects = new Map<Module, Set<string>>();
  const all = [...modules];
  for (const module of all) {
    suspects.set(module, new Set([...module.resources.keys()].filter((name) => isWatched(name, module))));
  }

  function concerns(expression: Expression, file: string, names: ReadonlySet<string>): boolean {
    // Asked for in any case: how the expression reads what it refers to is noted then.
    const mentioned = mentionsOf(expression, file);
    if (holds(starts.get(file), expression.at)) return true;
    if (mentioned.reads) return true;
    for (const name of mentioned.names) if (names.has(name)) return true;
    return false;
  }

  function inside({ body, file }: SourcedBody, names: ReadonlySet<string>): ReadonlySet<string> {
    const forEach = body.attributes.find(({ name }) => name === "for_each");
    return forEach !== undefined && concerns(forEach.value, file, names)
      ? new Set([...names, ...EACH])
      : names;
  }

  /** Whether what is given back by one of some modules is new to a module. */
  function callsAny(module: Module, some: ReadonlySet<Module>): boolean {
    for (const call of module.calls.values())
      for (const called of targets(call)) if (some.has(called)) return true;
    return false;
  }

  /** One round over a module. */
  function spread(module: Module): void {
    const names = suspects.get(module) ?? new Set();
    for (const [name, { value, file }] of module.locals) {
      if (!names.has(`local.${name}`) && concerns(value, file, names)) names.add(`local.${name}`);
    }
    for (const [name, call] of module.calls) {
      for (const called of targets(call)) spreadInto(called);

      function spreadInto(called: Module): void {
        const below = suspects.get(called);
        if (below === undefined) return;
        for (const part of call.parts) {
          const known = inside(part, names);
          for (const { name: input, value } of part.body.attributes) {
            if (!below.has(`var.${input}`) && concerns(value, part.file, known)) below.add(`var.${input}`);
          }
        }
        if (names.has(`module.${name}`)) return;
        if ([...called.outputs.values()].some((output) => gives(output, below))) names.add(`module.${name}`);
      }
    }
  }

  function gives(output: MergedBlock, names: ReadonlySet<string>): boolean {
    const value = argument(output.parts, "value");
    return value !== undefined && concerns(value.value, value.file, names);
  }

  // Each round follows a chain of names one step at least; most configurations take two or three, and most modules the first alone.
  const sizes = new Map<Module, number>();
  const sizeOf = (module: Module): number => suspects.get(module)?.size ?? 0;
  for (let rounds = 0, open: readonly Module[] = all; open.length > 0 && rounds < MAX_ROUNDS; rounds += 1) {
    for (const module of all) sizes.set(module, sizeOf(module));
    open.forEach(spread);
    const grown = new Set(all.filter((module) => sizeOf(module) !== sizes.get(module)));
    open = grown.size === 0 ? [] : all.filter((module) => grown.has(module) || callsAny(module, grown));
  }
  return { names: (module) => suspects.get(module) ?? new Set(), inside, concerns };
}

const MAX_ROUNDS = 1_000;

function startsOf(places: Iterable<Place>): ReadonlyMap<string, readonly number[]> {
  const starts = new Map<string, number[]>();
  for (const { file, range } of places) {
    const known = starts.get(file);
    if (known === undefined) starts.set(file, [range[0]]);
    else known.push(range[0]);
  }
  for (const ofFile of starts.values()) ofFile.sort((left, right) => left - right);
  return starts;
}

/** Whether one of the sorted offsets is in the range. */
function holds(starts: readonly number[] | undefined, [start, end]: Range): boolean {
  if (starts === undefined) return false;
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? end) < start) low = middle + 1;
    else high = middle;
  }
  const first = starts[low];
  return first !== undefined && first < end;
}

/** Resources whose attributes may be policies, or name one. */
function isWatched(address: string, { resources }: Module): boolean {
  const type = resources.get(address)?.labels[0] ?? "";
  return WATCHED.has(type) || /^aws_iam_(?:role|user|group)_policy$/.test(type);
}

const WATCHED = new Set(["aws_iam_policy_document", "aws_iam_policy", "template_file"]);
