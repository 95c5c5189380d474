// The content of whatever stands where a policy is wanted.
import type { Place, Range } from "../../contract.js";
import { isCertain } from "../../evaluate/elements.js";
import type { Referent, Value } from "../../evaluate/value.js";
import { placeKey, type ResourceInstance } from "../module/module-instance.js";
import { argument } from "../module/merged-block.js";
import type { Texts } from "../module/texts.js";
import type { World } from "../module/world.js";
import { refuse } from "../refusal.js";
import type { ExpressionIndex } from "../syntax/expression-index.js";
import type { Slots } from "../use/slots.js";
import { createActionLists, type ListValues } from "./action-lists.js";
import {
  alternativeContents,
  joinContents,
  NO_CONTENT,
  openContent,
  possibleContent,
  type Content,
} from "./content.js";
import { documentContent, type DocumentContext, type Standing } from "./document-blocks.js";
import { createObjectPolicies, type ObjectPolicies } from "./object-policy.js";
import type { Tables } from "./tables.js";
import { textContent } from "./text-policy.js";
import { createTextSites } from "./text-site.js";

/** Statements that a block would make if it were deployed. */
export interface Idle {
  readonly at: Place;
  readonly instance: ResourceInstance;
  readonly content: Content;
}

export interface Policies {
  /** The content of a value that is the JSON of a policy. */
  content(value: Value, home: Place): Content;
  /** The content of an object that becomes a policy. */
  object(value: Value, home: Place): Content;
  statementLike: ObjectPolicies["statementLike"];
  /** The content of an instance of `data aws_iam_policy_document`. */
  document(instance: ResourceInstance): Content;
  /** To be called once, when all policies have been looked at. */
  finish(): void;
  /** Statements that `dynamic` blocks would make, if they made any. */
  idle(): readonly Idle[];
  /** Data documents that some content was made from, by address. */
  readonly taken: ReadonlySet<string>;
  /** Values that came by beside the patterns: conditions, resources and the like. */
  readonly elsewhere: readonly Value[];
}

export const TEMPLATE = "data.template_file";
export const DOCUMENT = "data.aws_iam_policy_document";

export function createPolicies(
  world: World,
  tables: Tables,
  index: ExpressionIndex,
  texts: Texts,
  listValues: ListValues,
  slots: Slots,
): Policies {
  const elsewhere: Value[] = [];
  const taken = new Set<string>();
  const documents = new Map<string, Content>();
  const running = new Set<string>();
  const dynamics = new Map<string, (() => Idle) | undefined>();
  const dynamic: DocumentContext["dynamic"] = (at, instance, none) => {
    const key = placeKey(at);
    if (none === undefined) dynamics.set(key, undefined);
    else if (!dynamics.has(key)) dynamics.set(key, () => ({ at, instance, content: none() }));
  };
  const note = (value: Value): void => {
    elsewhere.push(value);
  };
  const actions = createActionLists(tables, index, listValues);
  const objects = createObjectPolicies(tables, index, actions, note);
  const textSite = createTextSites(index, texts);
  const standings = new Map<Range, Standing>();
  const documentContext = { tables, world, index, actions, slots, dynamic, standings, policies: list };

  function content(value: Value, home: Place): Content {
    switch (value.kind) {
      case "null":
        return NO_CONTENT;
      case "choice":
        return alternativeContents(value.alternatives.map((one) => content(one, home)));
      case "unknown":
        return value.refers === undefined ? openContent(value.reason) : referred(value.refers, home);
      case "string":
      case "partial": {
        if (value.encodes !== undefined) return objects.document(value.encodes, home);
        if (value.kind === "string" && value.value === "") return NO_CONTENT;
        const site = textSite(value.origin);
        if ("code" in site) return openContent(site);
        return textContent(site, value, home, {
          tables,
          index,
          actions,
          objects,
          slots,
          policy: content,
          elsewhere: note,
        });
      }
      default:
        return openContent(refuse("not-a-policy", "This is no policy document.", home));
    }
  }

  function referred({ block, key, attribute }: Referent, home: Place): Content {
    const instances = world.resources(block);
    const meant = instances.filter(
      (one) => key === undefined || key === "*" || one.key === key || one.key === "*",
    );
    const exact = meant.find((one) => one.key === key && key !== "*");
    const found = exact === undefined ? meant : [exact];
    const contents = found.map((one) => {
      if (one.type === DOCUMENT && (attribute === "json" || attribute === "minified_json")) {
        taken.add(one.address);
        return document(one);
      }
      if (one.type === TEMPLATE && attribute === "rendered") return rendered(one, home);
      const own = attribute === "policy" ? world.value(one.block.parts, "policy", one.scope) : undefined;
      if (own !== undefined) return content(own, home);
      return openContent(refuse("not-followed", `What \`${block}\` holds is not followed.`, home));
    });
    if (contents.length === 0) {
      return openContent(refuse("not-followed", `\`${block}\` is not followed.`, home));
    }
    return contents.length === 1 && exact !== undefined
      ? joinContents(contents)
      : alternativeContents(contents);
  }

  /** The data source that was there before `templatefile`. */
  function rendered({ block, scope, owner }: ResourceInstance, home: Place): Content {
    const template = argument(block.parts, "template");
    if (template === undefined) return openContent(refuse("not-followed", "It has no template.", home));
    slots.consume(template, "data");
    const vars = argument(block.parts, "vars");
    if (vars !== undefined) slots.consume(vars, "data");
    const given = vars === undefined ? undefined : world.evaluate(vars, scope);
    return content(texts.render(owner.root, world.evaluate(template, scope), given), home);
  }

  function document(instance: ResourceInstance): Content {
    const { address } = instance;
    const known = documents.get(address);
    if (known !== undefined) return known;
    if (running.has(address))
      return openContent(refuse("not-followed", "It is made from itself.", instance.block.at));
    running.add(address);
    const made = documentContent(instance, documentContext);
    running.delete(address);
    documents.set(address, made);
    return made;
  }

  /** A list of policies in order, or one alone. */
  function list(value: Value, home: Place): Content {
    if (value.kind === "choice") return alternativeContents(value.alternatives.map((one) => list(one, home)));
    if (value.kind !== "list") return content(value, home);
    return joinContents(
      value.elements.map((element) => {
        if (isCertain(element)) return content(element, home);
        const possible = possibleContent(joinContents(element.values.map((one) => content(one, home))));
        return element.open ? { ...possible, open: element.reason } : possible;
      }),
    );
  }

  return {
    content,
    document,
    object: (value, home) => objects.document(value, home),
    statementLike: (value, home) => objects.statementLike(value, home),
    idle: () => [...dynamics.values()].flatMap((none) => (none === undefined ? [] : [none()])),
    finish: () => {
      actions.finish();
    },
    taken,
    elsewhere,
  };
}
