import type { ActionElement } from "../../../packages/core/src/policy/document.js";
import { fold } from "./fold.js";
import { matches } from "./match.js";
import type { World } from "./world.js";

/** One action of the universe, spelled as the law says; `unused`: reported so, and not kept on purpose. */
export interface Known {
  readonly service: string;
  readonly name: string;
  readonly action: string;
  readonly unused: boolean;
}

/** The universe of a world, by folded service; a service that is only mentioned has no actions. */
export type Universe = ReadonlyMap<string, readonly Known[]>;

export function universeOf(world: World): Universe {
  const spelled = new Map<string, Map<string, string>>();
  const mention = (prefix: string, name?: string): void => {
    const service = fold(prefix);
    const names = spelled.get(service) ?? new Map<string, string>();
    spelled.set(service, names);
    if (name !== undefined && !names.has(fold(name))) names.set(fold(name), name);
  };
  // The order is the law's: as in the catalog, else as in the findings, else as in the policy.
  for (const [service, names] of Object.entries(world.catalog)) {
    mention(service);
    for (const name of names) mention(service, name);
  }
  for (const { prefix, actions = [] } of world.unused) {
    mention(prefix);
    for (const name of actions) mention(prefix, name);
  }
  for (const text of [
    ...world.statements.flatMap(({ elements }) => elements.flatMap(textsOf)),
    ...world.keep,
  ]) {
    const read = readPattern(text);
    if (read?.service !== undefined) mention(read.service, isWild(read.name) ? undefined : read.name);
  }
  return new Map(
    [...spelled].map(([service, names]) => [
      service,
      [...names.values()].map((name) => {
        const action = `${service}:${name}`;
        return { service, name, action, unused: isReported(world, service, name) && !isKept(world, action) };
      }),
    ]),
  );
}

/** A pattern taken apart; no `service` for `*`, and nothing at all for what AWS does not accept. */
export interface ReadPattern {
  readonly prefix: string;
  readonly service?: string;
  readonly name: string;
}

export function readPattern(text: string): ReadPattern | undefined {
  if (text !== "" && text.replaceAll("*", "") === "") return { prefix: "", name: "*" };
  const [prefix = "", ...rest] = text.split(":");
  const name = rest.join(":");
  if (prefix === "" || name === "" || isWild(prefix)) return undefined;
  return { prefix, service: fold(prefix), name };
}

export function isWild(text: string): boolean {
  return text.includes("*") || text.includes("?");
}

/** The patterns that an element is, or may be. */
export function textsOf(element: ActionElement): readonly string[] {
  return "pattern" in element ? [element.pattern] : (element.values ?? []);
}

export function isWhollyUnused(world: World, service: string): boolean {
  return reportOf(world, service).some(({ actions }) => actions === undefined);
}

function isReported(world: World, service: string, name: string): boolean {
  return reportOf(world, service).some(
    ({ actions }) => actions === undefined || actions.some((one) => fold(one) === fold(name)),
  );
}

function reportOf(world: World, service: string): World["unused"] {
  return world.unused.filter(({ prefix }) => fold(prefix) === service);
}

function isKept(world: World, action: string): boolean {
  return world.keep.some((pattern) => matches(pattern, action));
}
