// Policies that are written as JSON in a text.
import { jsonList, membersNamed, type JsonArray, type JsonNode, type JsonObject } from "@iamend/source";
import type { Id, Item, Place, Refusal, SourceStatement } from "../../contract.js";
import { pathOf, placeOf, type Cursor } from "../cursor.js";
import { refuse } from "../refusal.js";
import type { CloudFormationListSite, CloudFormationStatementSite, TreePath } from "../sites.js";
import { bothActions, type TakenLists } from "./action-lists.js";
import { joinContents, NO_CONTENT, openContent, type Content } from "./content.js";
import { jsonTextAt, type JsonText } from "./json-text.js";
import { jsonSize } from "./size.js";
import { idOf, type Tables } from "./tables.js";

/** The content of a policy in a text; undefined if what stands there is none. */
export function textContent(cursor: Cursor, tables: Tables): Content | undefined {
  const text = jsonTextAt(cursor);
  if (text === undefined) return undefined;
  return "code" in text ? openContent(text) : new TextReader(cursor, text, tables).content();
}

type Steps = readonly (string | number)[];

class TextReader {
  readonly #cursor: Cursor;
  readonly #text: JsonText;
  readonly #tables: Tables;
  readonly #home: Place;

  constructor(cursor: Cursor, text: JsonText, tables: Tables) {
    this.#cursor = cursor;
    this.#text = text;
    this.#tables = tables;
    this.#home = placeOf(cursor, cursor.node);
  }

  content(): Content {
    const { root } = this.#text;
    if (root.type !== "object")
      return openContent(refuse("not-a-policy", "the text is no policy", this.#home));
    const [statement, second] = membersNamed(root, "Statement");
    if (second !== undefined)
      return openContent(refuse("not-a-policy", "`Statement` is given twice", this.#placeOf(second)));
    const listed = statement === undefined ? NO_CONTENT : this.#statements(statement.value);
    const opaque = root.members.find(isOpaque);
    return opaque === undefined ? listed : { ...listed, open: this.#made("a part of the policy", opaque) };
  }

  #statements(node: JsonNode): Content {
    if (node.type === "object") return this.#statement(node, undefined, ["Statement"]);
    if (node.type !== "array") return openContent(this.#made("its statements", node));
    return joinContents(
      node.elements.map((element, index) =>
        element.type === "object"
          ? this.#statement(element, { array: node, index }, ["Statement", index])
          : openContent(this.#made("a statement", element)),
      ),
    );
  }

  #statement(
    node: JsonObject,
    around: { readonly array: JsonArray; readonly index: number } | undefined,
    steps: Steps,
  ): Content {
    const at = this.#placeOf(node);
    const action = membersNamed(node, "Action");
    const notAction = membersNamed(node, "NotAction");
    const effects = membersNamed(node, "Effect");
    const opaque = node.members.find(isOpaque);
    const [taken, another] = [...action, ...notAction];
    const certain = opaque === undefined && another === undefined && effects.length === 1;
    const key = action.length === 0 && notAction.length > 0 ? "NotAction" : "Action";
    const lists: TakenLists =
      taken === undefined
        ? { lists: [], open: refuse("partly-known", "it names no actions", at) }
        : this.#lists(taken.value, [...steps, key]);
    const principal = ["Principal", "NotPrincipal"].some((name) => membersNamed(node, name).length > 0);
    const draft = this.#tables.statement(idOf(at), {
      at,
      effect: certain ? effectOf(effects[0]?.value) : "unknown",
      key,
      lists: lists.lists,
      home: this.#home,
      open:
        (action.length > 0 && notAction.length > 0 ? bothActions(at) : lists.open) ??
        (opaque === undefined ? undefined : this.#made("a part of it", opaque)),
      node: this.#cursor.node,
      ...this.#standing(node, around, steps),
      principals: principal
        ? refuse("names-principals", "its statement names principals, as none of an identity policy does", at)
        : undefined,
    });
    const size = jsonSize(this.#text.embedded, node.range);
    return { ...NO_CONTENT, statements: [{ id: draft.id, certain: true, size }] };
  }

  #standing(
    node: JsonNode,
    around: { readonly array: JsonArray; readonly index: number } | undefined,
    steps: Steps,
  ): { readonly site: CloudFormationStatementSite } | { readonly whole: Refusal } {
    const at = this.#text.place(node.range);
    if (around === undefined)
      return { whole: refuse("indivisible-place", "it is not simply one of a list of statements", at) };
    if (at === undefined)
      return { whole: refuse("indivisible-place", "it is partly made by a function", this.#home) };
    if (this.#text.bare !== undefined) return { whole: this.#text.bare };
    const { array, index } = around;
    const list = jsonList(this.#text.embedded.text, array);
    return { site: { site: this.#site(), list, index, path: this.#path(steps) } };
  }

  #lists(node: JsonNode, steps: Steps): TakenLists {
    const at = this.#text.place(node.range);
    if (at === undefined || (node.type !== "string" && node.type !== "array"))
      return { lists: [], open: this.#made("its actions", node) };
    if (node.type === "string")
      return { lists: [this.#add(at, [this.#item(node)], { scalar: node.range }, steps)] };
    const hole = node.elements.find((element) => element.type !== "string");
    const open = hole === undefined ? undefined : this.#made("actions", hole);
    if (node.elements.length === 0) return { lists: [], open };
    const shape = { list: jsonList(this.#text.embedded.text, node) };
    return {
      lists: [
        this.#add(
          at,
          node.elements.map((one) => this.#item(one)),
          shape,
          steps,
        ),
      ],
      open,
    };
  }

  #add(at: Place, items: readonly Item[], shape: CloudFormationListSite["shape"], steps: Steps): Id {
    const { node, shared } = this.#cursor;
    return this.#tables.list(idOf(at), this.#cursor, () => {
      return {
        at,
        items,
        node,
        site: { site: this.#site(), shape, path: this.#path(steps) },
        sealed: shared ?? this.#text.bare,
      };
    }).id;
  }

  #item(node: JsonNode): Item {
    const at = this.#text.place(node.range);
    if (node.type === "string" && node.value !== undefined && at !== undefined)
      return { at, value: node.value };
    return { at: at ?? this.#home, opaque: refuse("built-element", "a function makes it", at) };
  }

  #site(): CloudFormationListSite["site"] {
    const { file, text } = this.#cursor.source;
    return { file, text, embedded: this.#text.embedded, dialect: "json" };
  }

  #path(steps: Steps): TreePath {
    const path = pathOf(this.#cursor);
    return { ...path, steps: [...path.steps, ...this.#text.steps], inText: steps };
  }

  #placeOf({ range }: Pick<JsonNode, "range">): Place {
    return this.#text.place(range) ?? this.#home;
  }

  #made(what: string, node: Pick<JsonNode, "range">): Refusal {
    return refuse("partly-known", `a variable of Fn::Sub makes ${what}`, this.#placeOf(node));
  }
}

function isOpaque(member: JsonObject["members"][number]): boolean {
  return member.type === "opaque" || member.name.type === "opaque";
}

function effectOf(node: JsonNode | undefined): SourceStatement["effect"] {
  if (node?.type !== "string") return "unknown";
  return node.value === "Allow" || node.value === "Deny" ? node.value : "unknown";
}
