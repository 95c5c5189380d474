// Evaluates whatever mentions something that must not change unseen, so that each use of it is met.
import { iterate } from "../../evaluate/iterate.js";
import { bind, type Scope } from "../../evaluate/scope.js";
import { object, type Value } from "../../evaluate/value.js";
import type { Expression } from "../../parse/ast.js";
import { nestedBlocks } from "../../parse/nested-blocks.js";
import type { SourcedBody } from "../module/merged-block.js";
import type { Module } from "../module/module.js";
import { addressIn, type ModuleInstance } from "../module/module-instance.js";
import type { World } from "../module/world.js";
import { readingsOf, type Mentions, type Reading } from "./reading.js";
import type { Slots } from "./slots.js";
import { isTainted, type Taints } from "./taint.js";

export interface EveryUse {
  /** How the reference that starts there is read, unless it is read whole. */
  reading(file: string, start: number): Reading | undefined;
}

/** Arguments that name resources without reading them. */
const ORDER = new Set(["depends_on", "providers", "provider", "lifecycle"]);

export function visitEveryUse(world: World, slots: Slots, taints: Taints): EveryUse {
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

  for (const instance of world.instances) visitInstance(instance);
  return { reading: (file, start) => readings.get(file)?.get(start) };

  function visitInstance(instance: ModuleInstance): void {
    const { module, scope, path } = instance;
    const suspects = suspectNames(instance);
    for (const local of module.locals.values()) {
      mentionsOf(local.value, local.file);
      slots.consume(local, "data");
    }
    for (const [name, block] of module.resources) {
      const resources = world.resources(addressIn(instance, name));
      for (const part of block.parts) {
        consumeRepetition(part);
        const each = mentionsEach(part, suspects, scope);
        const names = each ? new Set([...suspects, "each.value", "each.key", "each"]) : suspects;
        for (const resource of resources) visitBody(part, resource.scope, names);
      }
    }
    for (const block of module.calls.values()) {
      const followed = world.follows(instance, block.labels[0] ?? "");
      for (const part of block.parts) {
        consumeRepetition(part);
        const each = mentionsEach(part, suspects, scope);
        const names = each ? new Set([...suspects, "each.value", "each.key", "each"]) : suspects;
        if (followed) {
          for (const { name, value, at } of part.body.attributes) {
            if (name === "source" || ORDER.has(name)) continue;
            slots.consume({ value, file: part.file, at }, "data");
            mentionsOf(value, part.file);
          }
        }
        for (const called of world.callScopes(instance, block.labels[0] ?? ""))
          visitBody(part, called, names);
      }
    }
    for (const block of module.outputs.values()) {
      for (const part of block.parts) {
        if (path !== "") {
          // What reads the output of a module is met where it does.
          for (const { value, at } of part.body.attributes) {
            mentionsOf(value, part.file);
            slots.consume({ value, file: part.file, at }, "data");
          }
        } else visitBody(part, scope, suspects);
      }
    }
    for (const block of module.others) for (const part of block.parts) visitBody(part, scope, suspects);
  }

  function consumeRepetition({ body, file }: SourcedBody): void {
    for (const { name, value, at } of body.attributes) {
      if (name !== "for_each") continue;
      slots.consume({ value, file, at }, "data");
    }
  }

  /** Whether the keys or values of its `for_each` hold what matters. */
  function mentionsEach({ body, file }: SourcedBody, suspects: ReadonlySet<string>, scope: Scope): boolean {
    return body.attributes.some(({ name, value, at }) => {
      if (name !== "for_each") return false;
      const { names } = mentionsOf(value, file);
      const isSuspect = [...names].some((one) => suspects.has(one));
      return isSuspect || isTainted(taints.of(world.evaluate({ value, file, at }, scope)));
    });
  }

  /** Names of the module whose values hold what matters. */
  function suspectNames({ module, scope, path, root }: ModuleInstance): ReadonlySet<string> {
    const suspects = new Set<string>();
    const check = (name: string, parts: Value | undefined): void => {
      if (parts !== undefined && isTainted(taints.of(parts))) suspects.add(name);
    };
    for (const [name, local] of module.locals) check(`local.${name}`, world.evaluate(local, scope));
    for (const name of module.variables.keys()) check(`var.${name}`, world.named(scope, "var", name));
    for (const name of module.calls.keys()) {
      if (world.follows({ root, path }, name)) suspects.add(`module.${name}`);
    }
    for (const name of module.resources.keys()) if (isWatched(name, module)) suspects.add(name);
    return suspects;
  }

  function visitBody({ body, file }: SourcedBody, scope: Scope, suspects: ReadonlySet<string>): void {
    for (const { name, value, at } of body.attributes) {
      if (ORDER.has(name) || (name === "dynamic" && value.kind === "object")) continue;
      const { names, reads } = mentionsOf(value, file);
      if (!reads && ![...names].some((one) => suspects.has(one))) continue;
      world.evaluate({ value, file, at }, scope);
    }
    for (const block of body.blocks) {
      if (ORDER.has(block.type) || block.type === "dynamic") continue;
      visitBody({ body: block.body, file, at: block.bodyAt }, scope, suspects);
    }
    for (const block of nestedBlocks(body, "dynamic", 1)) {
      const inner = { body: block.body, file, at: block.bodyAt };
      visitDynamic(inner, block.labels[0]?.value ?? "", scope, suspects);
    }
  }

  function visitDynamic(
    { body, file }: SourcedBody,
    label: string,
    scope: Scope,
    suspects: ReadonlySet<string>,
  ): void {
    const forEach = body.attributes.find(({ name }) => name === "for_each");
    if (forEach === undefined) return;
    const sourced = { value: forEach.value, file, at: forEach.at };
    slots.consume(sourced, "data");
    mentionsOf(forEach.value, file);
    const iterator = body.attributes.find(({ name }) => name === "iterator")?.value;
    const name = iterator?.kind === "name" ? iterator.name : label;
    const value = world.evaluate(sourced, scope);
    const names = isTainted(taints.of(value))
      ? new Set([...suspects, name, `${name}.value`, `${name}.key`])
      : suspects;
    for (const content of nestedBlocks(body, "content")) {
      for (const turn of turnsOf(value)) {
        const entries = new Map([
          ["key", { value: turn.key }],
          ["value", { value: turn.value }],
        ]);
        const bound = bind(new Map([[name, object("object", entries)]]), scope);
        visitBody({ body: content.body, file, at: content.bodyAt }, bound, names);
      }
    }
  }
}

function turnsOf(value: Value): readonly { readonly key: Value; readonly value: Value }[] {
  if (value.kind === "choice") return value.alternatives.flatMap(turnsOf);
  const turns = iterate(value, { file: "", range: [0, 0] });
  return "kind" in turns ? [] : turns;
}

/** Resources whose attributes may be policies, or name one. */
function isWatched(address: string, { resources }: Module): boolean {
  const type = resources.get(address)?.labels[0];
  return (
    type === "aws_iam_policy_document" ||
    type === "template_file" ||
    type === "aws_iam_policy" ||
    /^aws_iam_(?:role|user|group)_policy$/.test(type ?? "")
  );
}
