// Evaluates whatever mentions something that must not change unseen, so that each use of it is met.
import type { Place } from "../../contract.js";
import type { Scope } from "../../evaluate/scope.js";
import type { Expression } from "../../parse/ast.js";
import { nestedBlocks } from "../../parse/nested-blocks.js";
import { dynamicTurns, iteratorName } from "../module/dynamic-blocks.js";
import type { SourcedBody } from "../module/merged-block.js";
import { addressIn, type ModuleInstance } from "../module/module-instance.js";
import type { World } from "../module/world.js";
import { readingsOf, type Mentions, type Reading } from "./reading.js";
import type { Slots } from "./slots.js";
import { findSuspects } from "./suspects.js";

export interface EveryUse {
  /** How the reference that starts there is read, unless it is read whole. */
  reading(file: string, start: number): Reading | undefined;
}

/** Arguments that name resources without reading them. */
const ORDER = new Set(["depends_on", "providers", "provider", "lifecycle"]);

/** `places`: of the lists and statements that were located. */
export function visitEveryUse(world: World, slots: Slots, places: Iterable<Place>): EveryUse {
  const readings = new Map<string, Map<number, Reading>>();
  const mentions = new WeakMap<Expression, Mentions>();

  function mentionsOf(expression: Expression, file: string): Mentions {
    const known = mentions.get(expression);
    if (known !== undefined) return known;
    const found = readingsOf(expression, (start, reading) => {
      const ofFile = readings.get(file) ?? new Map<number, Reading>();
      readings.set(file, ofFile.set(start, reading));
    });
    mentions.set(expression, found);
    return found;
  }

  const modules = new Set(world.instances.map(({ module }) => module));
  const suspects = findSuspects(modules, (call) => world.targets(call), places, mentionsOf);
  for (const instance of world.instances) visitInstance(instance);
  return { reading: (file, start) => readings.get(file)?.get(start) };

  function visitInstance(instance: ModuleInstance): void {
    const { module, scope, path } = instance;
    const names = suspects.names(module);
    for (const local of module.locals.values()) slots.consume(local, "data");
    for (const [name, block] of module.resources) {
      for (const part of block.parts) {
        consumeRepetition(part);
        const inner = suspects.inside(part, names);
        if (!isConcerned(part, inner)) continue;
        for (const resource of world.resources(addressIn(instance, name)))
          visitBody(part, resource.scope, inner);
      }
    }
    for (const [name, block] of module.calls) {
      const followed = world.follows(instance, name);
      for (const part of block.parts) {
        consumeRepetition(part);
        if (followed) consumeAll(part);
        const inner = suspects.inside(part, names);
        if (!isConcerned(part, inner)) continue;
        for (const called of world.callScopes(instance, name)) visitBody(part, called, inner);
      }
    }
    for (const block of module.outputs.values()) {
      for (const part of block.parts) {
        // What reads the output of a module is met where it does.
        if (path !== "") consumeAll(part);
        else visitBody(part, scope, names);
      }
    }
    for (const block of module.others) for (const part of block.parts) visitBody(part, scope, names);
  }

  /** Whether anything in a body is to be evaluated. */
  function isConcerned({ body, file }: SourcedBody, names: ReadonlySet<string>): boolean {
    return (
      body.attributes.some(({ value }) => suspects.concerns(value, file, names)) ||
      body.blocks.some((block) => isConcerned({ body: block.body, file, at: block.bodyAt }, names))
    );
  }

  function consumeAll({ body, file }: SourcedBody): void {
    for (const { name, value, at } of body.attributes) {
      if (name !== "source" && !ORDER.has(name)) slots.consume({ value, file, at }, "data");
    }
  }

  function consumeRepetition({ body, file }: SourcedBody): void {
    for (const { name, value, at } of body.attributes) {
      if (name !== "for_each") continue;
      slots.consume({ value, file, at }, "data");
    }
  }

  function visitBody({ body, file }: SourcedBody, scope: Scope, names: ReadonlySet<string>): void {
    for (const { name, value, at } of body.attributes) {
      if (ORDER.has(name) || (name === "dynamic" && value.kind === "object")) continue;
      if (suspects.concerns(value, file, names)) world.evaluate({ value, file, at }, scope);
    }
    for (const block of body.blocks) {
      if (ORDER.has(block.type) || block.type === "dynamic") continue;
      visitBody({ body: block.body, file, at: block.bodyAt }, scope, names);
    }
    for (const block of nestedBlocks(body, "dynamic", 1)) {
      const inner = { body: block.body, file, at: block.bodyAt };
      visitDynamic(inner, block.labels[0]?.value ?? "", scope, names);
    }
  }

  function visitDynamic(
    { body, file }: SourcedBody,
    label: string,
    scope: Scope,
    names: ReadonlySet<string>,
  ): void {
    const forEach = body.attributes.find(({ name }) => name === "for_each");
    if (forEach === undefined) return;
    const sourced = { value: forEach.value, file, at: forEach.at };
    slots.consume(sourced, "data");
    const name = iteratorName({ body, file, at: sourced.at }, label);
    const value = world.evaluate(sourced, scope);
    const inner = suspects.concerns(forEach.value, file, names)
      ? new Set([...names, name, `${name}.value`, `${name}.key`])
      : names;
    for (const content of nestedBlocks(body, "content")) {
      for (const turn of dynamicTurns(value, name, scope).flat()) {
        visitBody({ body: content.body, file, at: content.bodyAt }, turn.scope, inner);
      }
    }
  }
}
