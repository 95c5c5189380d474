// Policies as objects: what `jsonencode` is given.
import type { StatementSite } from "@iamend/source";
import type { Place, Refusal } from "../../contract.js";
import { isCertain } from "../../evaluate/elements.js";
import type { Element, Entry, ObjectValue, Value } from "../../evaluate/value.js";
import type { Sourced } from "../module/merged-block.js";
import { placeKey } from "../module/module-instance.js";
import { refuse } from "../refusal.js";
import type { ExpressionIndex } from "../syntax/expression-index.js";
import type { ActionLists } from "./action-lists.js";
import {
  alternativeContents,
  joinContents,
  NO_CONTENT,
  openContent,
  possibleContent,
  type Content,
  type Sid,
} from "./content.js";
import { bracketsOf, siteOf } from "./hcl-site.js";
import { valueSize } from "./size.js";
import type { DraftStatement, Tables } from "./tables.js";
import { whyWhole } from "./written-way.js";

export interface ObjectPolicies {
  /** The statements of a document that is such an object. */
  document(value: Value, home: Place): Content;
  /** The statements in the value of `Statement`. */
  statements(value: Value, home: Place): Content;
  /** The statement that an object is in the words of some module (`effect`, `actions`), if it is one. */
  statementLike(value: ObjectValue, home: Place): Content | undefined;
}

export function createObjectPolicies(
  tables: Tables,
  index: ExpressionIndex,
  actions: ActionLists,
  elsewhere: (value: Value) => void,
): ObjectPolicies {
  function document(value: Value, home: Place): Content {
    if (value.kind === "choice") {
      const contents = value.alternatives.map((one) => document(one, home));
      if (value.reason.code === "unknown-condition") keepWhole(contents);
      return alternativeContents(contents);
    }
    if (value.kind === "null") return NO_CONTENT;
    if (value.kind === "unknown") return openContent(value.reason);
    if (value.kind !== "object")
      return openContent(refuse("not-a-policy", "This is no policy document.", home));
    const found = value.entries.get("Statement");
    for (const [key, entry] of value.entries) if (key !== "Statement") elsewhere(entry.value);
    const listed = found === undefined ? NO_CONTENT : statements(found.value, home);
    if (value.open !== undefined) return { ...listed, open: value.open };
    return listed;
  }

  function statements(value: Value, home: Place): Content {
    switch (value.kind) {
      case "list":
        return joinContents(value.elements.map((element) => fromElement(element, home)));
      case "choice": {
        const contents = value.alternatives.map((one) => statements(one, home));
        if (value.reason.code === "unknown-condition") keepWhole(contents);
        return alternativeContents(contents);
      }
      case "object":
        return fromObject(value, home);
      case "null":
        return NO_CONTENT;
      case "unknown":
        return openContent(value.reason);
      default:
        return openContent(refuse("not-a-policy", "This is no statement.", home));
    }
  }

  /** What a condition chooses between is of one type, which may hang on how many statements there are. */
  function keepWhole(contents: readonly Content[]): void {
    const some = contents.filter((content) => content.statements.length > 0);
    if (some.length < 2) return;
    for (const { id } of some.flatMap((content) => content.statements)) {
      const draft = tables.statement(id);
      if (draft !== undefined)
        draft.whole ??= refuse(
          "indivisible-place",
          "a condition chooses between it and something else",
          draft.at,
        );
    }
  }

  function fromElement(element: Element, home: Place): Content {
    if (isCertain(element)) return statements(element, home);
    const content = possibleContent(joinContents(element.values.map((one) => statements(one, home))));
    return element.open ? { ...content, open: element.reason } : content;
  }

  function fromObject(value: ObjectValue, home: Place): Content {
    const action = value.entries.get("Action");
    const notAction = value.entries.get("NotAction");
    const taken = action ?? notAction;
    for (const [key, entry] of value.entries) {
      if (key !== "Action" && key !== "NotAction") elsewhere(entry.value);
    }
    const at = value.at ?? taken?.at ?? home;
    const lists =
      taken === undefined
        ? { lists: [], open: refuse("partly-known", "it names no actions", at) }
        : actions.take(taken.value, slotOf(taken), true);
    const draft = tables.addStatement(placeKey(at), {
      at,
      effect:
        action !== undefined && notAction !== undefined
          ? "unknown"
          : effectOf(value.entries.get("Effect")?.value),
      key: action === undefined && notAction !== undefined ? "NotAction" : "Action",
      lists: lists.lists,
      home,
      open: lists.open ?? value.open,
      ...standing(value.at),
      principals: PRINCIPALS.some((key) => value.entries.has(key)) ? namesPrincipals(at) : undefined,
    });
    return { statements: [{ id: draft.id, certain: true, sid: sidOf(value), size: () => valueSize(value) }] };
  }

  function statementLike(value: ObjectValue, home: Place): Content | undefined {
    const names = [...value.entries.keys()];
    const key = names.find((name) => /^(?:not_?)?actions?$/i.test(name));
    const entry = key === undefined ? undefined : value.entries.get(key);
    // A lone text is most often something else: `action = "lambda:InvokeFunction"` of an event.
    if (key === undefined || entry === undefined || !isList(entry.value)) return undefined;
    const at = value.at ?? entry.at ?? home;
    const effect = names.find((name) => name.toLowerCase() === "effect");
    const lists = actions.take(entry.value, slotOf(entry), false);
    const draft = tables.addStatement(placeKey(at), {
      at,
      effect: effect === undefined ? "unknown" : effectOf(value.entries.get(effect)?.value),
      key: /^not/i.test(key) ? "NotAction" : "Action",
      lists: lists.lists,
      home,
      open: lists.open ?? value.open,
      whole: refuse("indivisible-place", "a module that is not part of this source reads it", at),
    });
    return { statements: [{ id: draft.id, certain: true, sid: "unknown", size: () => valueSize(value) }] };
  }

  function slotOf({ at }: Entry): Sourced | undefined {
    const value = at === undefined ? undefined : index.itemValue(at);
    return at === undefined || value === undefined ? undefined : { value, file: at.file, at: at.range };
  }

  function standing(at: Place | undefined): Pick<DraftStatement, "site" | "whole" | "text"> {
    const around = at === undefined ? undefined : index.listAround(at);
    const parsed = at === undefined ? undefined : index.written(at.file);
    if (at === undefined || around === undefined || parsed === undefined) {
      return { whole: refuse("indivisible-place", "it is not an element of a list", at) };
    }
    const site: StatementSite = {
      site: siteOf(parsed),
      list: bracketsOf(parsed, around.list),
      index: around.index,
    };
    if (index.block(at)?.type !== "variable") {
      const whole = whyWhole(at, index);
      return {
        site,
        ...(whole === undefined ? {} : { whole }),
        ...(parsed.whole === undefined ? {} : { text: parsed.whole }),
      };
    }
    return { site, whole: refuse("variable-default", "it stands in the default of a variable", at) };
  }

  return { document, statements, statementLike };
}

/** What only statements of other policies have. */
export const PRINCIPALS = ["Principal", "NotPrincipal"];

export function namesPrincipals(at: Place): Refusal {
  return refuse("names-principals", "its statement names principals, as none of an identity policy does", at);
}

function isList(value: Value): boolean {
  return value.kind === "list" || (value.kind === "choice" && value.alternatives.some(isList));
}

/** What an `Effect` says, if it is certain. */
export function effectOf(value: Value | undefined): "Allow" | "Deny" | "unknown" {
  if (value?.kind !== "string") return "unknown";
  return value.value === "Allow" || value.value === "Deny" ? value.value : "unknown";
}

function sidOf({ entries, open }: ObjectValue): Sid {
  return open === undefined ? sidOfValue(entries.get("Sid")?.value) : "unknown";
}

/** The Sid that a value makes; an empty one is none. */
export function sidOfValue(value: Value | undefined): Sid {
  if (value === undefined || value.kind === "null") return "none";
  if (value.kind !== "string") return "unknown";
  return value.value === "" ? "none" : { text: value.value };
}
