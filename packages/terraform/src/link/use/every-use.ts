// Evaluates whatever mentions something that must not change unseen, so that each use of it is met.
import type { Place } from "../../contract.js";
import type { Scope } from "../../evaluate/scope.js";
import type { Value } from "../../evaluate/value.js";
import type { Expression } from "../../parse/ast.js";
import { nestedBlocks } from "../../parse/nested-blocks.js";
import { dynamicTurns, iteratorName } from "../module/dynamic-blocks.js";
import type { Sourced, SourcedBody } from "../module/merged-block.js";
import type { Module } from "../module/module.js";
import { addressIn, type ModuleInstance } from "../module/module-instance.js";
import type { World } from "../module/world.js";
import { isLiteral } from "../syntax/children.js";
import type { ExpressionIndex } from "../syntax/expression-index.js";
import { NOTHING_MENTIONED, readingsOf, type Mentions, type Reading } from "./reading.js";
import type { Slots } from "./slots.js";
import { findSuspects } from "./suspects.js";

export interface EveryUse {
  /** How the reference that starts there is read, unless it is read whole. */
  reading(file: string, start: number): Reading | undefined;
  /** What resources read of themselves, in conditions and provisioners. */
  readonly ofSelf: readonly Met[];
  /** Lists of which it is asked whether an element is there. */
  readonly indexed: readonly Met[];
}

/** What is the same for a block however often its module is deployed. */
interface Look {
  /** The names that count inside. */
  readonly names: ReadonlySet<string>;
  readonly isConcerned: boolean;
  readonly self: ReadonlySet<string>;
}

interface Met {
  readonly value: Value;
  readonly at: Place;
}

/** Arguments that name resources without reading them. */
const ORDER = new Set(["depends_on", "providers", "provider"]);

/** What `lifecycle` says of attributes of the resource itself, and of what replaces it. */
const LIFECYCLE = new Set([
  "ignore_changes",
  "replace_triggered_by",
  "prevent_destroy",
  "create_before_destroy",
]);

/** `places`: of the lists and statements that were located. */
export function visitEveryUse(
  world: World,
  slots: Slots,
  places: Iterable<Place>,
  index: ExpressionIndex,
): EveryUse {
  const readings = new Map<string, Map<number, Reading>>();
  const ofSelf: Met[] = [];
  const indexed: Met[] = [];
  const mentions = new Map<Expression, Mentions>();
  const looks = new Map<SourcedBody, Look>();
  const selfish = new Map<string, boolean>();
  const indexing = new Map<Module, readonly Sourced[]>();

  function mentionsOf(expression: Expression, file: string): Mentions {
    // Most arguments are literals.
    if (isLiteral(expression)) return NOTHING_MENTIONED;
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
  for (const module of modules) consumeModule(module);
  for (const instance of world.instances) visitInstance(instance);
  return { reading: (file, start) => readings.get(file)?.get(start), ofSelf, indexed };

  /** What is the same for a module however often it is deployed. */
  function consumeModule(module: Module): void {
    const locals = [...module.locals.values()];
    for (const local of locals) slots.consume(local, "data");
    indexing.set(
      module,
      locals.filter(({ value, file }) => mentionsOf(value, file).indexed.length > 0),
    );
    for (const blocks of [module.resources, module.calls]) {
      for (const { parts } of blocks.values()) parts.forEach(consumeRepetition);
    }
  }

  function visitInstance(instance: ModuleInstance): void {
    const { module, scope, path } = instance;
    const names = suspects.names(module);
    for (const local of indexing.get(module) ?? []) visitIndexed(local, scope);
    for (const [name, block] of module.resources) {
      for (const part of block.parts) {
        const { names: inner, isConcerned: concerned, self } = lookAt(part, names);
        if (self.size > 0) {
          for (const { scope: own } of world.resources(addressIn(instance, name))) {
            for (const other of block.parts) visitSelf(other, own, self);
          }
        }
        if (!concerned) continue;
        for (const resource of world.resources(addressIn(instance, name)))
          visitBody(part, resource.scope, inner, block.type === "data" && block.labels[0] === DOCUMENT);
      }
    }
    for (const [name, block] of module.calls) {
      const followed = world.follows(instance, name);
      for (const part of block.parts) {
        if (followed) consumeAll(part);
        const { names: inner, isConcerned: concerned } = lookAt(part, names);
        if (!concerned) continue;
        for (const called of world.callScopes(instance, name)) visitBody(part, called, inner);
      }
    }
    for (const block of module.outputs.values()) {
      for (const part of block.parts) {
        // What reads the output of a module is met where it does.
        if (path !== "") consumeAll(part);
        if (path === "") visitBody(part, scope, names);
        else visitBlocks(part, scope, names);
      }
    }
    for (const block of module.variables.values()) {
      for (const part of block.parts) visitBlocks(part, scope, names);
    }
    for (const { type, parts } of module.others) {
      for (const part of parts) visitBody(MOVING.has(type) ? withoutAddresses(part) : part, scope, names);
    }
  }

  /** `around`: the names of its module. */
  function lookAt(part: SourcedBody, around: ReadonlySet<string>): Look {
    const known = looks.get(part);
    if (known !== undefined) return known;
    const names = suspects.inside(part, around);
    const self = mayReadItself(part) ? selfNames(part) : NO_NAMES;
    const look = { names, isConcerned: isConcerned(part, names), self };
    looks.set(part, look);
    return look;
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
      if (name === "for_each") slots.repeat({ value, file, at });
    }
  }

  function visitIndexed({ value, file, at }: Sourced, scope: Scope): void {
    for (const list of mentionsOf(value, file).indexed) {
      const met = world.evaluate({ value: list, file, at }, scope);
      indexed.push({ value: met, at: { file, range: list.at } });
    }
  }

  /** Most files never say so; in JSON a name may be written with escapes. */
  function mayReadItself({ file }: SourcedBody): boolean {
    const known =
      selfish.get(file) ?? (file.endsWith(".json") || (index.file(file)?.text.includes("self") ?? true));
    selfish.set(file, known);
    return known;
  }

  /** What the blocks of a resource read of it: names of attributes, `self` for all. */
  function selfNames({ body, file }: SourcedBody, found = new Set<string>()): ReadonlySet<string> {
    for (const { value } of body.attributes) {
      for (const name of mentionsOf(value, file).names) {
        if (name === "self") found.add(name);
        else if (name.startsWith("self.")) found.add(name.slice("self.".length));
      }
    }
    for (const block of body.blocks) selfNames({ body: block.body, file, at: block.bodyAt }, found);
    return found;
  }

  function visitSelf({ body, file }: SourcedBody, scope: Scope, wanted: ReadonlySet<string>): void {
    for (const { name, value, at } of body.attributes) {
      if (ORDER.has(name) || !(wanted.has("self") || wanted.has(name))) continue;
      ofSelf.push({ value: world.evaluate({ value, file, at }, scope), at: { file, range: at } });
    }
    for (const block of body.blocks) {
      if (wanted.has("self") || wanted.has(block.type) || block.type === "dynamic") {
        visitSelf({ body: block.body, file, at: block.bodyAt }, scope, new Set(["self"]));
      }
    }
  }

  /** What checks a value, without the value itself. */
  function visitBlocks({ body, ...rest }: SourcedBody, scope: Scope, names: ReadonlySet<string>): void {
    if (body.blocks.length > 0) visitBody({ ...rest, body: { ...body, attributes: [] } }, scope, names);
  }

  /** `isDocument`: each statement of it is a policy, and nothing else depends on how many there are. */
  function visitBody(
    { body, file }: SourcedBody,
    scope: Scope,
    names: ReadonlySet<string>,
    isDocument = false,
  ): void {
    for (const { name, value, at } of body.attributes) {
      if (ORDER.has(name) || LIFECYCLE.has(name) || (name === "dynamic" && value.kind === "object")) continue;
      if (!suspects.concerns(value, file, names) || mentionsOf(value, file).isPlain) continue;
      world.evaluate({ value, file, at }, scope);
      visitIndexed({ value, file, at }, scope);
    }
    for (const block of body.blocks) {
      if (ORDER.has(block.type) || block.type === "dynamic") continue;
      visitBody({ body: block.body, file, at: block.bodyAt }, scope, names);
    }
    for (const block of nestedBlocks(body, "dynamic", 1)) {
      const inner = { body: block.body, file, at: block.bodyAt };
      visitDynamic(inner, block.labels[0]?.value ?? "", scope, names, isDocument);
    }
  }

  function visitDynamic(
    { body, file }: SourcedBody,
    label: string,
    scope: Scope,
    names: ReadonlySet<string>,
    isDocument: boolean,
  ): void {
    const forEach = body.attributes.find(({ name }) => name === "for_each");
    if (forEach === undefined) return;
    const sourced = { value: forEach.value, file, at: forEach.at };
    if (isDocument && label === "statement") slots.consume(sourced, "data");
    else slots.repeat(sourced);
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

const NO_NAMES: ReadonlySet<string> = new Set();

/** Blocks that name resources by their address, which reads nothing of them. */
const MOVING = new Set(["import", "moved", "removed"]);

function withoutAddresses({ body, ...rest }: SourcedBody): SourcedBody {
  const attributes = body.attributes.filter(({ name }) => name !== "to" && name !== "from");
  return { ...rest, body: { ...body, attributes } };
}

const DOCUMENT = "aws_iam_policy_document";
