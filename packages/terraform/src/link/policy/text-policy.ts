// Policies as text: JSON in a heredoc, in quotes, or in a file of its own.
import { jsonList, membersNamed, type JsonNode, type JsonObject, type JsonString } from "@iamend/source";
import type { Id, Item, Place } from "../../contract.js";
import type { PartialString, StringValue, TextPart, Value } from "../../evaluate/value.js";
import { isInstalled } from "../module/find-modules.js";
import { placeKey } from "../module/module-instance.js";
import { once } from "../once.js";
import { refuse } from "../refusal.js";
import type { Purpose } from "../use/pass-through.js";
import type { Slots } from "../use/slots.js";
import type { ExpressionIndex } from "../syntax/expression-index.js";
import type { ActionLists, TakenLists } from "./action-lists.js";
import { joinContents, openContent, type Content, type Sid } from "./content.js";
import { namesPrincipals, PRINCIPALS, type ObjectPolicies } from "./object-policy.js";
import { jsonSize } from "./size.js";
import type { Tables } from "./tables.js";
import type { TextSite } from "./text-site.js";

export interface TextContext {
  readonly tables: Tables;
  readonly index: ExpressionIndex;
  readonly actions: ActionLists;
  readonly objects: ObjectPolicies;
  readonly slots: Slots;
  /** The content of a policy that a hole stands for. */
  readonly policy: (value: Value, home: Place) => Content;
  readonly elsewhere: (value: Value) => void;
}

/** The statements of a text that is a policy; `value` knows what stands in its holes. */
export function textContent(
  text: TextSite,
  value: StringValue | PartialString,
  home: Place,
  context: TextContext,
): Content {
  const { tables, index, actions, objects, slots, elsewhere } = context;
  const { site, root } = text;
  const inDefault = index.block(value.origin.at)?.type === "variable";
  const sealed = isInstalled(site.file)
    ? refuse("outside-source", "it stands in a module that comes from outside of this source", home)
    : undefined;
  const holes = new Map((value.parts ?? []).flatMap(holeEntry));
  const written = index.expression(value.origin.at);
  const consumed = new Set<Value>();
  const content = documentOf(root);
  for (const hole of holes.values()) if (!consumed.has(hole)) elsewhere(hole);
  return content;

  /** What a hole stands for, if it is nothing but one interpolation. */
  function holeValue(node: JsonNode, purpose: Purpose): Value | undefined {
    const at = text.place(node.range);
    const found = at === undefined ? undefined : holes.get(placeKey(at));
    if (at === undefined || found === undefined) return undefined;
    consumed.add(found);
    const parts = written?.kind === "template" || written?.kind === "heredoc" ? written.parts : [];
    const part = parts.find((one) => one.at[0] === at.range[0] && one.at[1] === at.range[1]);
    if (part?.kind === "interpolation") {
      slots.consume({ value: part.value, file: at.file, at: part.value.at }, purpose);
    }
    return found;
  }

  function placeOf(node: { readonly range: JsonNode["range"] }): Place {
    return text.place(node.range) ?? value.origin.at;
  }

  function documentOf(node: JsonNode): Content {
    if (node.type === "opaque") {
      const hole = holeValue(node, "policy");
      return hole === undefined
        ? openContent(refuse("partly-known", "An expression makes the policy.", placeOf(node)))
        : context.policy(hole, home);
    }
    if (node.type !== "object")
      return openContent(refuse("not-a-policy", "This is no policy document.", placeOf(node)));
    const [statement, second] = membersNamed(node, "Statement");
    const opaque = node.members.find((member) => member.type === "opaque");
    const listed = statement === undefined ? { statements: [] } : statementsOf(statement.value);
    if (second !== undefined)
      return openContent(refuse("not-a-policy", "`Statement` is given twice.", placeOf(second)));
    if (opaque !== undefined) {
      return {
        ...listed,
        open: refuse("partly-known", "An expression makes a part of the policy.", placeOf(opaque)),
      };
    }
    return listed;
  }

  function statementsOf(node: JsonNode): Content {
    if (node.type === "array") {
      return joinContents(
        node.elements.map((element, position) =>
          element.type === "object"
            ? statementOf(element, { array: node, position })
            : opaqueStatement(element),
        ),
      );
    }
    return node.type === "object" ? statementOf(node, undefined) : opaqueStatement(node);
  }

  function opaqueStatement(node: JsonNode): Content {
    const hole = node.type === "opaque" ? holeValue(node, "statements") : undefined;
    if ((hole?.kind === "string" || hole?.kind === "partial") && hole.encodes !== undefined) {
      return objects.statements(hole.encodes, home);
    }
    return openContent(refuse("partly-known", "An expression makes statements.", placeOf(node)));
  }

  function statementOf(
    node: JsonObject,
    around: { readonly array: Extract<JsonNode, { type: "array" }>; readonly position: number } | undefined,
  ): Content {
    const at = placeOf(node);
    const action = membersNamed(node, "Action");
    const notAction = membersNamed(node, "NotAction");
    const effects = membersNamed(node, "Effect");
    const opaque = node.members.find((member) => member.type === "opaque" || member.name.type === "opaque");
    const [taken, another] = [...action, ...notAction];
    const certain = opaque === undefined && another === undefined && effects.length === 1;
    const [effect] = effects;
    const lists: TakenLists =
      taken === undefined
        ? { lists: [], open: refuse("partly-known", "it names no actions", at) }
        : listsOf(taken.value);
    const whole =
      around === undefined
        ? refuse("indivisible-place", "it is not an element of a list", at)
        : text.place(node.range) === undefined
          ? refuse("indivisible-place", "it is partly made by an expression", at)
          : inDefault
            ? refuse("variable-default", "it stands in the default of a variable", at)
            : undefined;
    const draft = tables.addStatement(placeKey(at), {
      at,
      effect: certain && effect?.value.type === "string" ? effectText(effect.value) : "unknown",
      key: action.length === 0 && notAction.length > 0 ? "NotAction" : "Action",
      lists: lists.lists,
      home,
      open:
        lists.open ??
        (opaque === undefined
          ? undefined
          : refuse("partly-known", "an expression makes a part of the statement", placeOf(opaque))),
      whole,
      principals: PRINCIPALS.some((name) => membersNamed(node, name).length > 0)
        ? namesPrincipals(at)
        : undefined,
      text: value.origin.at,
      ...(around === undefined
        ? {}
        : { site: { site, list: jsonList(text.json, around.array), index: around.position } }),
    });
    const size = once(() =>
      jsonSize(text.json, node, site.embedded?.holes ?? [], (range) => {
        const hole = text.place(range);
        return hole === undefined ? undefined : holes.get(placeKey(hole));
      }),
    );
    return { statements: [{ id: draft.id, certain: true, sid: sidOf(node), size }] };
  }

  function listsOf(node: JsonNode): TakenLists {
    if (node.type === "opaque") {
      const hole = holeValue(node, "actions");
      if ((hole?.kind === "string" || hole?.kind === "partial") && hole.encodes !== undefined) {
        return actions.take(hole.encodes, undefined, true);
      }
      return { lists: [], open: refuse("partly-known", "an expression makes the patterns", placeOf(node)) };
    }
    if (node.type === "string") {
      const at = text.place(node.range);
      if (at === undefined)
        return { lists: [], open: refuse("partly-known", "The patterns are not known.", home) };
      return { lists: [add(at, [itemOf(node)], { scalar: node.range })] };
    }
    if (node.type !== "array") {
      return { lists: [], open: refuse("not-a-policy", "These are no patterns.", placeOf(node)) };
    }
    const at = text.place(node.range);
    const hole = node.elements.find((element) => element.type !== "string");
    const open =
      hole === undefined ? undefined : refuse("partly-known", "an expression makes patterns", placeOf(hole));
    if (at === undefined)
      return { lists: [], open: refuse("partly-known", "The patterns are not known.", home) };
    if (node.elements.length === 0) return { lists: [], open };
    const id = add(at, node.elements.map(itemOf), { list: jsonList(text.json, node) });
    return { lists: [id], open };
  }

  function add(
    at: Place,
    items: readonly Item[],
    shape: { readonly list: ReturnType<typeof jsonList> } | { readonly scalar: JsonNode["range"] },
  ): Id {
    const id = placeKey(at);
    if (tables.list(id) === undefined)
      tables.addList({ id, at, items, site: { site, shape }, sealed, text: value.origin.at });
    return id;
  }

  function itemOf(node: JsonNode): Item {
    const at = text.place(node.range);
    const known = node.type === "string" ? node.value : undefined;
    if (at === undefined || known === undefined) {
      const opaque = refuse("built-element", "An expression makes this pattern.", at ?? home);
      return { at: at ?? placeOf(node), opaque };
    }
    if (!inDefault) return { at, value: known };
    const opaque = refuse(
      "variable-default",
      "this is the default of a variable, which a deployment may replace",
      at,
    );
    return { at, opaque, values: [known] };
  }
}

function holeEntry(part: TextPart): readonly (readonly [string, Value])[] {
  return part.kind === "hole" && part.at !== undefined ? [[placeKey(part.at), part.value]] : [];
}

function effectText({ value }: JsonString): "Allow" | "Deny" | "unknown" {
  return value === "Allow" || value === "Deny" ? value : "unknown";
}

function sidOf(node: JsonObject): Sid {
  const members = membersNamed(node, "Sid");
  if (node.members.some((member) => member.type === "opaque")) return "unknown";
  const [sid] = members;
  if (sid === undefined) return "none";
  if (members.length > 1 || sid.value.type !== "string" || sid.value.value === undefined) return "unknown";
  return sid.value.value === "" ? "none" : { text: sid.value.value };
}
