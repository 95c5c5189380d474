// Uses that are not followed: what they read must not change (law 10).
import type { Id, Place, Refusal } from "../../contract.js";
import type { ListValue, Referent, Value } from "../../evaluate/value.js";
import type { ResourceInstance } from "../module/module-instance.js";
import { placeKey } from "../module/module-instance.js";
import type { World } from "../module/world.js";
import { DOCUMENT, TEMPLATE, type Policies } from "../policy/policies.js";
import type { Tables } from "../policy/tables.js";
import { refuse } from "../refusal.js";
import type { ExpressionIndex } from "../syntax/expression-index.js";
import { visitEveryUse } from "./every-use.js";
import type { Slots } from "./slots.js";
import { createTaints, type Sightings, type Taint } from "./taint.js";

/** A policy that something takes which is not followed. */
export interface Escape {
  readonly instance: ResourceInstance;
  readonly at: Place;
  readonly value: Value;
  readonly why: Refusal;
}

export interface Escapes {
  readonly documents: readonly Escape[];
  /** Managed policies that are named where nobody follows, by address. */
  readonly policies: ReadonlyMap<string, Refusal>;
}

export interface EscapesContext {
  readonly world: World;
  readonly tables: Tables;
  readonly slots: Slots;
  readonly policies: Policies;
  readonly index: ExpressionIndex;
  readonly sightings: Sightings;
  /** Lists of which an element is taken by its position: one less before it, and it is another. */
  readonly positions: ReadonlyMap<ListValue, Place>;
  /** What the outputs of a root give may be attached: some attachment does not say what, or reads the state of another root. */
  readonly outputsMatter: boolean;
}

/** Meets every use, seals what is used elsewhere, and gives the policies that go where nobody follows. */
export function findEscapes(context: EscapesContext): Escapes {
  const { world, tables, slots, policies, index, sightings, positions, outputsMatter } = context;
  const taints = createTaints(tables);
  const uses = visitEveryUse(
    world,
    slots,
    [...tables.allLists, ...tables.allStatements].map(({ at }) => at),
    index,
  );
  const followed = slots.followed();
  const documents = new Map<string, Escape>();
  const named = new Map<string, Refusal>();

  function escape(
    taint: Taint,
    value: Value,
    at: Place | undefined,
    matters: (referent: Referent) => boolean = () => true,
  ): void {
    for (const id of taint.lists) seal(id, at);
    for (const id of taint.statements) keepWhole(id, at);
    if (at === undefined) return;
    for (const referent of taint.referents) if (matters(referent)) referred(referent, value, at);
  }

  /** How many elements it has shows somewhere, and nothing else of it. */
  function count(value: Value, at: Place): void {
    const { lists, statements } = taints.ofElements(value);
    for (const id of lists) seal(id, at);
    for (const id of statements) keepWhole(id, at);
  }

  function seal(id: Id, at: Place | undefined): void {
    const list = tables.list(id);
    if (list !== undefined)
      list.sealed ??= refuse(
        "used-elsewhere",
        "it is also used as something else than a list of actions",
        at,
      );
  }

  function keepWhole(id: Id, at: Place | undefined): void {
    const statement = tables.statement(id);
    if (statement !== undefined) {
      statement.whole ??= refuse("used-elsewhere", "it is also used as something else than a statement", at);
    }
  }

  function referred({ block, key, attribute }: Referent, value: Value, at: Place): void {
    for (const instance of world.resources(block)) {
      if (key !== undefined && key !== "*" && instance.key !== key && instance.key !== "*") continue;
      const { type, address } = instance;
      if (type === TEMPLATE && (attribute === undefined || attribute === "rendered")) {
        documents.set(`${address} ${placeKey(at)}`, { instance, at, value, why: whyNotFollowed(at, index) });
      }
      const isText = attribute === undefined || attribute === "policy" || attribute.endsWith("json");
      if (type === DOCUMENT ? isText : attribute === "policy")
        documents.set(`${address} ${placeKey(at)}`, { instance, at, value, why: whyNotFollowed(at, index) });
      if (type !== "aws_iam_policy" || !(attribute === undefined || NAMING.has(attribute))) continue;
      // Nobody of this source sees the outputs of a root, unless somebody reads them.
      if (!outputsMatter && index.block(at)?.type === "output") continue;
      if (!named.has(address))
        named.set(address, refuse("policy-used-elsewhere", whyNotFollowed(at, index).message, at));
    }
  }

  sightings.forEach((at, values) => {
    const key = placeKey(at);
    if (followed.has(key)) {
      if (followed.counts(key)) for (const value of values) count(value, at);
      return;
    }
    const reading = uses.reading(at.file, at.range[0]);
    if (reading?.kind === "asked") return;
    for (const value of values) {
      // The elements are met by the names of the `for`; how many there are, only here.
      if (reading?.kind === "walked") count(value, at);
      else if (reading?.kind === "counted") escape(taints.ofCount(value), value, at, isNoName);
      else if (reading?.kind === "member") escape(taints.ofMember(value, reading.name), value, at);
      else escape(taints.of(value), value, at);
    }
  });
  for (const [list, at] of positions) {
    for (const id of taints.ofCount(list).statements) keepWhole(id, at);
  }
  for (const { value, at } of uses.indexed) count(value, at);
  for (const { value, at } of uses.ofSelf) escape(taints.of(value), value, at);
  for (const value of policies.elsewhere) escape(taints.of(value), value, undefined);
  return { documents: [...documents.values()], policies: named };
}

/** Whether there is a name says nothing of whose it is. */
function isNoName({ attribute }: Referent): boolean {
  return attribute === undefined || !NAMING.has(attribute);
}

const NAMING = new Set(["arn", "id", "name"]);

/** What takes it, as far as that can be told from where it does. */
function whyNotFollowed(at: Place, index: ExpressionIndex): Refusal {
  const block = index.block(at);
  const name = block?.labels.map(({ value }) => value).join(".") ?? "";
  if (block?.type === "module") {
    return refuse("unseen-module", `module.${name} takes it, which is not part of this source`, at);
  }
  if (block?.type === "output")
    return refuse("not-followed", `the output \`${name}\` gives it to the outside`, at);
  return refuse("not-followed", "something takes it that is not followed", at);
}
