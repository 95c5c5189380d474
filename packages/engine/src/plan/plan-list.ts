import {
  intersectUnused,
  refineStatements,
  type ActionElement,
  type Catalog,
  type Decision,
  type Statement,
  type UnusedAccess,
} from "@iamend/core";
import type { PolicyDocument, Refusal } from "@iamend/source";
import type { Configuration } from "../configuration/configuration.js";
import type { KnownPrincipal } from "../holders/principal-index.js";
import type { Ask } from "../holders/voices.js";
import type { ListReach, Reach } from "../link/reach.js";
import type { Directed } from "./directives.js";
import { catalogBehind, tooOld, untracked } from "./doubts.js";

/** What is known beside the list itself. */
export interface PlanContext {
  readonly ask: Ask;
  readonly configuration: Configuration;
  readonly catalog: Catalog;
  readonly directed: Directed;
  readonly patternsOf: Reach["patternsOf"];
  readonly now: number | undefined;
  /** Why nothing in a file may be edited. */
  readonly locked: (file: string) => Refusal | undefined;
}

/**
 * The one decision about a list, the same for every document that it reaches (laws 9 and 10).
 *
 * Lists are decided one by one, for of two lists of a statement one may be there only sometimes (the branches of a
 * conditional), and then nothing in one may lean on the other.
 */
export interface ListPlan {
  readonly reach: ListReach;
  /** Identity documents of the list, in the order of the source. */
  readonly documents: readonly PolicyDocument[];
  readonly unused: UnusedAccess;
  readonly speaks: readonly KnownPrincipal[];
  readonly keep: readonly string[];
  /** In the order of the items. */
  readonly decisions: readonly Decision[];
  /** Index of an item → why it stays, whatever is unused. */
  readonly blocked: ReadonlyMap<number, Refusal>;
  /** Index of an item → why a change of it needs a person. */
  readonly doubts: ReadonlyMap<number, Refusal>;
  /** Why every change needs a person. */
  readonly open?: Refusal;
  /** Why nothing of it can be changed at all. */
  readonly refused?: Refusal;
  /** For `NotAction`: what would narrow it. */
  readonly append?: readonly string[];
  /** The list as core sees it, and what else the documents name. */
  readonly statements: readonly Statement[];
}

/** Plans a list, if any principal leaves something unused that it allows; nothing otherwise. */
export function planList(reach: ListReach, context: PlanContext): ListPlan | undefined {
  const { ask, catalog, configuration, directed } = context;
  const documents = reach.documents.filter(({ kind }) => kind === "identity");
  const first = reach.statements[0]?.statement;
  if (documents.length === 0 || first === undefined) return undefined;
  const voices = documents.map((document) => ask.voices(document));
  // Instances of one resource are mostly held by one principal: its words are weighed once.
  const unused = intersectUnused([...new Set(voices.map((voice) => voice.unused))]);
  if (unused.size === 0) return undefined;
  const keep = [...configuration.keep, ...directed.keep(reach.id)];
  const statements = statementsOf(reach, first.key, context.patternsOf);
  const [plan] = refineStatements(statements, unused, catalog, { keep }).plans;
  if (plan === undefined) return undefined;
  const { decisions } = plan;
  // A `NotAction` is one problem, wherever in it a comment stands.
  const append = directed.ignoresList(reach.id, "no-unused-permissions") ? undefined : plan.append;
  if (append === undefined && decisions.every((decision) => !asksForChange(decision))) return undefined;
  const speaks = unique(voices.flatMap((voice) => voice.speaks));
  const behind = catalogBehind(speaks, catalog, configuration);
  const doubts = new Map<number, Refusal>();
  const blocked = blockedItems(reach, decisions, directed);
  for (const [index, decision] of decisions.entries()) {
    const doubt = untracked(decision, unused) ?? (isWildcard(decision) ? behind : undefined);
    if (doubt !== undefined) doubts.set(index, doubt);
  }
  const open =
    voices.find((voice) => voice.open !== undefined)?.open ?? tooOld(speaks, configuration, context.now);
  const refused =
    untouchable(reach, context.locked) ??
    (append === undefined ? undefined : ([...blocked.values()].at(0) ?? reach.list.single));
  return {
    reach,
    documents,
    unused,
    speaks,
    keep,
    decisions,
    blocked,
    doubts,
    statements,
    ...(open === undefined ? {} : { open }),
    ...(refused === undefined ? {} : { refused }),
    ...(append === undefined ? {} : { append }),
  };
}

/** What a comment is about that cannot be read stays, and what several would have to replace where but one can stand. */
function blockedItems(
  { id, list }: ListReach,
  decisions: readonly Decision[],
  directed: Directed,
): ReadonlyMap<number, Refusal> {
  return new Map(
    list.items.flatMap((_, index): readonly [number, Refusal][] => {
      const decision = decisions[index];
      const several = decision !== undefined && (replacementOf(decision)?.length ?? 0) > 1;
      const refusal = directed.blocks(id, index) ?? (several ? list.single : undefined);
      return refusal === undefined ? [] : [[index, refusal]];
    }),
  );
}

/** Whether the law would have a list other than it is, in whole or in part. */
export function asksForChange(decision: Decision): boolean {
  if (decision.kind === "opaque") return decision.judged.length > 0 && decision.judged.every(asksForChange);
  return decision.kind !== "kept";
}

/** What takes the place of a pattern; nothing if it stays. */
export function replacementOf(decision: Decision): readonly string[] | undefined {
  if (!asksForChange(decision)) return undefined;
  if (decision.kind === "removed") return [];
  return decision.kind === "replaced" ? decision.by.map(({ pattern }) => pattern) : undefined;
}

/** Law 10 and 11: why a list stays as it is, whatever is unused. */
export function untouchable(
  reach: ListReach,
  locked: (file: string) => Refusal | undefined,
): Refusal | undefined {
  const { list, statements, documents } = reach;
  if (list.sealed !== undefined) return list.sealed;
  const other = partOfAnother(documents);
  if (other !== undefined) return other;
  const [first] = statements;
  for (const { statement, documents: own } of statements) {
    if (own.length === 0) {
      return {
        code: "not-followed",
        message: "it is also used in a statement of which it is not known where it ends up",
        at: statement.at,
      };
    }
    if (statement.effect === "Deny") {
      return {
        code: "deny",
        message: "it is also used in a Deny statement, which is never changed",
        at: statement.at,
      };
    }
    if (statement.effect === "unknown") {
      return {
        code: "unknown-effect",
        message: "whether its statement allows or denies is not known",
        at: statement.at,
      };
    }
    if (statement.key !== first?.statement.key) {
      return { code: "mixed-keys", message: "it is used as Action and as NotAction", at: statement.at };
    }
  }
  return locked(list.at.file);
}

/** Law 10: why something stays that another kind of policy has a part in too. */
export function partOfAnother(documents: readonly PolicyDocument[]): Refusal | undefined {
  const other = documents.find(({ kind }) => kind !== "identity");
  if (other === undefined) return undefined;
  return {
    code: "other-policy",
    message: `it is also part of ${KINDS[other.kind]} (${other.address}), which is never changed`,
    at: other.at,
  };
}

const KINDS: Readonly<Record<PolicyDocument["kind"], string>> = {
  identity: "an identity policy",
  trust: "a trust policy",
  resource: "a resource policy",
  boundary: "a permission boundary",
  unknown: "something that is not followed",
};

/** First the list alone; then what its documents name, for a name missing from the catalog is still a name. */
function statementsOf(
  { list, documents, statements }: ListReach,
  key: Statement["key"],
  patternsOf: Reach["patternsOf"],
): readonly Statement[] {
  const effects = new Set(statements.map(({ statement }) => statement.effect));
  const own: Statement = {
    effect: effects.has("Allow") ? "Allow" : "unknown",
    key,
    elements: list.items.map((item): ActionElement =>
      "value" in item
        ? { pattern: item.value }
        : { opaque: item.opaque.message, ...(item.values === undefined ? {} : { values: item.values }) },
    ),
  };
  const names = new Set(documents.flatMap(patternsOf));
  return [own, { effect: "unknown", key: "Action", elements: [...names].map((pattern) => ({ pattern })) }];
}

export function isWildcard(decision: Decision): boolean {
  return (decision.kind === "removed" || decision.kind === "replaced") && /[*?]/.test(decision.pattern);
}

export function unique(speaks: readonly KnownPrincipal[]): readonly KnownPrincipal[] {
  return [...new Map(speaks.map((one) => [one.arn, one])).values()].sort((left, right) =>
    left.arn < right.arn ? -1 : 1,
  );
}
