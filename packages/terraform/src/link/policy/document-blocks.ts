// `data "aws_iam_policy_document"`: statements as blocks, and documents merged into one another.
import type { StatementSite } from "@iamend/source";
import type { Place, Range, Refusal } from "../../contract.js";
import type { Scope } from "../../evaluate/scope.js";
import { unknown, type Value } from "../../evaluate/value.js";
import { dynamicTurns, iteratorName, turnScope } from "../module/dynamic-blocks.js";
import { argument, nested, type NestedBlock } from "../module/merged-block.js";
import { placeKey, type ResourceInstance } from "../module/module-instance.js";
import type { World } from "../module/world.js";
import { once } from "../once.js";
import { refuse } from "../refusal.js";
import type { Slots } from "../use/slots.js";
import type { ExpressionIndex } from "../syntax/expression-index.js";
import type { ActionLists, TakenLists } from "./action-lists.js";
import { alternativeContents, joinContents, possibleContent, type Content } from "./content.js";
import { bracketsOf, commentsIn, siteOf } from "./hcl-site.js";
import { mergeBySid } from "./merge-by-sid.js";
import { effectOf, namesPrincipals, sidOfValue } from "./object-policy.js";
import { blockSize } from "./size.js";
import type { DraftStatement, Tables } from "./tables.js";

/** Where a statement stands, or why it cannot be removed whole. */
export type Standing = Pick<DraftStatement, "site" | "whole">;

export interface DocumentContext {
  readonly tables: Tables;
  readonly world: World;
  readonly index: ExpressionIndex;
  readonly actions: ActionLists;
  readonly slots: Slots;
  /** Told of `dynamic` blocks: with statements, or with what would be one if there were any. */
  readonly dynamic: (at: Place, owner: ResourceInstance, none: (() => Content) | undefined) => void;
  /** How statements stand, by their block: the same in every instance. */
  readonly standings: Map<Range, Standing>;
  /** The content of a value that is a policy, or a list of such, in order. */
  readonly policies: (value: Value, home: Place) => Content;
}

/** The content of one instance of the data source. */
export function documentContent(instance: ResourceInstance, context: DocumentContext): Content {
  const { world, policies, slots } = context;
  const { block, scope } = instance;
  const merged = (name: string): Content => {
    const slot = argument(block.parts, name);
    if (slot === undefined) return { statements: [] };
    slots.consume(slot, "policies");
    return policies(world.evaluate(slot, scope), block.at);
  };
  const sources = joinContents([merged("source_json"), merged("source_policy_documents")]);
  const own = joinContents(
    nested(block.parts, "statement").map((written) =>
      written.type === "dynamic"
        ? dynamicStatements(written, instance, context)
        : statement(written, block.at, scope, standing(written, context), context),
    ),
  );
  const overrides = joinContents([merged("override_json"), merged("override_policy_documents")]);
  return mergeBySid(sources, own, overrides, context.tables);
}

function standing(written: NestedBlock, context: DocumentContext): Standing {
  const { standings, index } = context;
  const known = standings.get(written.at) ?? standingOf(written, index);
  standings.set(written.at, known);
  return known;
}

/** A block, as an element of the body or array that it stands in. */
function standingOf(written: NestedBlock, index: ExpressionIndex): Standing {
  const parsed = index.written(written.file);
  if (parsed === undefined)
    return { whole: refuse("indivisible-place", "it is not followed", written.place) };
  if (written.around.body.blocks.some((block) => block.bodyAt === written.at)) {
    const blocks = written.around.body.blocks.filter(
      ({ type, labels }) => type === "statement" || (type === "dynamic" && labels[0]?.value === "statement"),
    );
    const found: StatementSite = {
      site: siteOf(parsed),
      list: {
        text: parsed.text,
        layout: "blocks",
        at: written.around.at,
        elements: blocks.map(({ at }) => at),
        comments: commentsIn(parsed, written.around.at),
      },
      index: blocks.findIndex(({ bodyAt }) => bodyAt === written.at),
    };
    return { site: found };
  }
  const around = index.listAround(written.place);
  if (around === undefined) {
    return { whole: refuse("indivisible-place", "it is not an element of a list", written.place) };
  }
  return { site: { site: siteOf(parsed), list: bracketsOf(parsed, around.list), index: around.index } };
}

function statement(
  written: NestedBlock,
  home: Place,
  scope: Scope,
  stands: Standing,
  { tables, world, actions, slots }: DocumentContext,
): Content {
  const parts = [written];
  const at = written.place;
  const taken = (name: string): TakenLists | undefined => {
    const slot = argument(parts, name);
    if (slot === undefined) return undefined;
    slots.consume(slot, "actions");
    const value = world.evaluate(slot, scope);
    return value.kind === "null" ? undefined : actions.take(value, slot, false);
  };
  const allowed = taken("actions");
  const excepted = taken("not_actions");
  // Of the two, one may be null only sometimes; which it is then cannot be told.
  const both = allowed !== undefined && excepted !== undefined && !isEmpty(allowed) && !isEmpty(excepted);
  const notAction =
    allowed === undefined || (isEmpty(allowed) && excepted !== undefined && !isEmpty(excepted));
  const lists = notAction ? excepted : allowed;
  const effect = world.value(parts, "effect", scope);
  const draft = tables.addStatement(placeKey(at), {
    at,
    effect: both ? "unknown" : effect === undefined || effect.kind === "null" ? "Allow" : effectOf(effect),
    key: notAction && excepted !== undefined ? "NotAction" : "Action",
    lists: both ? [...allowed.lists, ...excepted.lists] : (lists?.lists ?? []),
    home,
    open:
      lists === undefined
        ? refuse("partly-known", "it names no actions", at)
        : (lists.open ?? (both ? allowed.open : undefined)),
    ...stands,
    principals: hasPrincipals(written, scope, world) ? namesPrincipals(at) : undefined,
  });
  const sid = sidOfValue(world.value(parts, "sid", scope));
  const size = once(() => blockSize(written, (body, name) => world.value([body], name, scope)));
  return { statements: [{ id: draft.id, certain: true, sid, size }] };
}

/** A `dynamic` block over nothing makes none. */
function hasPrincipals(written: NestedBlock, scope: Scope, world: World): boolean {
  return ["principals", "not_principals"]
    .flatMap((type) => nested([written], type))
    .some((block) => {
      const turns = block.type === "dynamic" ? world.value([block], "for_each", scope) : undefined;
      if (turns?.kind === "list") return turns.elements.length > 0;
      return turns?.kind !== "object" || turns.entries.size > 0 || turns.open !== undefined;
    });
}

function isEmpty({ lists, open }: TakenLists): boolean {
  return lists.length === 0 && open === undefined;
}

function dynamicStatements(
  written: NestedBlock,
  instance: ResourceInstance,
  context: DocumentContext,
): Content {
  const { block, scope } = instance;
  const [content] = nested([written], "content");
  const iterated = context.world.value([written], "for_each", scope);
  if (content === undefined || iterated === undefined) return { statements: [] };
  const name = iteratorName(written, written.label ?? "statement");
  const whole: Refusal = refuse("indivisible-place", "a `dynamic` block makes it", written.place);
  const body = { ...content, place: written.place };

  const make = (inner: Scope): Content => statement(body, block.at, inner, { whole }, context);
  const found = alternativeContents(
    dynamicTurns(iterated, name, scope).map((turns) =>
      joinContents(
        turns.map((turn) => (turn.certain ? make(turn.scope) : possibleContent(make(turn.scope)))),
      ),
    ),
  );
  const nothing = unknown(
    refuse("never-deployed", "Nothing in this source makes a statement of it.", written.place),
  );
  context.dynamic(
    written.place,
    instance,
    found.statements.length > 0 ? undefined : () => make(turnScope(name, nothing, nothing, scope)),
  );
  return found;
}
