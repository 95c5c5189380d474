import type { SourceStatement } from "../contract.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { lookUp, type LookedUp } from "../evaluate/look-up.js";
import { meaningOf } from "../evaluate/mean.js";
import { refuse } from "../evaluate/reason.js";
import { textsOf } from "../evaluate/text-of.js";
import { unwrap } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import type { Node } from "../parse/syntax.js";
import { collectActions, type ActionLists } from "./action-lists.js";
import type { Drafts } from "./drafts.js";

/** What an object says of a statement, by the words of a class of the CDK or of JSON. */
export type Reading = Pick<SourceStatement, "effect" | "key" | "lists" | "open">;

/** How the parts of a statement are called. */
export interface Words {
  readonly effect: string;
  readonly action: string;
  readonly notAction: string;
  /** One text is as good as a list. */
  readonly scalar: boolean;
}

export const PROPERTIES: Words = {
  effect: "effect",
  action: "actions",
  notAction: "notActions",
  scalar: false,
};
export const JSON_KEYS: Words = { effect: "Effect", action: "Action", notAction: "NotAction", scalar: true };

/** Reads the object that a statement is made of; `argument` undefined: it is made of nothing. */
export function readStatement(
  world: CodeWorld,
  drafts: Drafts,
  file: CodeFile,
  argument: Node | undefined,
  words: Words,
): Reading {
  if (argument === undefined) return { effect: "Allow", key: "Action", lists: [] };
  const meaning = meaningOf(world, file, argument);
  const object = meaning.kind === "value" ? unwrap(meaning.node) : undefined;
  if (meaning.kind !== "value" || object?.type !== "ObjectExpression") {
    const open = refuse(
      "not-followed",
      "What the statement is made of is not followed.",
      file.placeOf(argument),
    );
    return { effect: "unknown", key: "Action", lists: [], open };
  }
  for (const { use } of meaning.ways) drafts.followed.add(use);
  const actions = read(words.action);
  const notActions = read(words.notAction);
  const { effect } = words;
  const lists = [...actions.lists, ...notActions.lists];
  const both = actions.present && notActions.present;
  const open = both
    ? refuse("two-keys", "The statement has actions and notActions.", meaning.file.placeOf(object))
    : (actions.open ?? notActions.open);
  return {
    effect: effectOf(world, lookUp(world, meaning.file, object, effect)),
    key: notActions.present && !actions.present ? "NotAction" : "Action",
    lists,
    ...(open === undefined ? {} : { open }),
  };

  function read(name: string): ActionLists & { readonly present: boolean } {
    if (meaning.kind !== "value" || object?.type !== "ObjectExpression") return { lists: [], present: false };
    const found = lookUp(world, meaning.file, object, name);
    if (found.kind === "absent") return { lists: [], present: false };
    if (found.kind === "unknown") return { lists: [], open: found.why, present: false };
    const value = unwrap(found.value);
    if (value.type === "Identifier" && value.name === "undefined") return { lists: [], present: false };
    const ways = [...meaning.ways.map((way) => ({ ...way, keys: [...way.keys, name] })), ...found.ways];
    return {
      ...collectActions(world, drafts, { file: found.file, value, ways }, words.scalar ? "scalar" : "list"),
      present: true,
    };
  }
}

/** `Effect.ALLOW`, `"Allow"`; nothing is Allow to the CDK. */
export function effectOf(world: CodeWorld, found: LookedUp): SourceStatement["effect"] {
  if (found.kind === "absent") return "Allow";
  if (found.kind === "unknown") return "unknown";
  const meaning = meaningOf(world, found.file, found.value);
  if (meaning.kind === "library") {
    if (meaning.path === "aws-iam.Effect.ALLOW") return "Allow";
    return meaning.path === "aws-iam.Effect.DENY" ? "Deny" : "unknown";
  }
  const [text, another] = textsOf(world, found.file, found.value) ?? [];
  if (another !== undefined) return "unknown";
  return text === "Allow" || text === "Deny" ? text : "unknown";
}
