// What policy documents in a template are made of.
import type { Id, Place, Refusal, SourceStatement } from "../../contract.js";
import { evaluateText } from "../../evaluate/evaluate-text.js";
import { intrinsicOf } from "../../evaluate/intrinsic.js";
import { members } from "../../evaluate/members.js";
import { choicesAt, itemsOf, memberOf, placeOf, type Choices, type Cursor } from "../cursor.js";
import { refuse } from "../refusal.js";
import { elementSite, type SequenceElement } from "./element-site.js";
import { bothActions, takeLists, type TakenLists } from "./action-lists.js";
import { joinContents, NO_CONTENT, openContent, possibleContent, type Content } from "./content.js";
import { nodeSize } from "./size.js";
import { textContent } from "./text-content.js";
import { idOf, type Tables } from "./tables.js";

/** The content of each policy that may stand at a place: one, or one for each branch of a condition. */
export function documentContents(cursor: Cursor, tables: Tables): readonly Content[] {
  const { branches, open } = choicesAt(cursor);
  const contents = branches.map((branch) => documentContent(branch.cursor, tables));
  return open === undefined ? contents : [...contents, openContent(open)];
}

/** The content of one policy, which no condition chooses. */
export function documentContent(cursor: Cursor, tables: Tables): Content {
  const { node } = cursor;
  const home = placeOf(cursor, node);
  const text = textContent(cursor, tables);
  if (text !== undefined) return text;
  if (node.kind !== "map" || intrinsicOf(node) !== undefined)
    return openContent(notWritten(node, home, "the policy"));
  const statement = memberOf(cursor, "Statement");
  const content = statement === undefined ? NO_CONTENT : statementsContent(statement, home, tables);
  const hidden = [...members(node).keys()].find((name) => name.startsWith("Fn::"));
  return hidden === undefined
    ? content
    : joinContents([content, openContent(notWritten(node, home, "a part of it", hidden))]);
}

/** What stands behind `Statement`: a sequence, a single statement, or conditions around either. */
export function statementsContent(cursor: Cursor, home: Place, tables: Tables): Content {
  return joinChoices(choicesAt(cursor), (branch) => branchContent(branch, home, tables));
}

function branchContent(cursor: Cursor, home: Place, tables: Tables): Content {
  const { node } = cursor;
  if (node.kind === "map" && intrinsicOf(node) === undefined)
    return statementContent(cursor, undefined, home, tables);
  if (node.kind !== "sequence" || node.tag !== undefined)
    return openContent(notWritten(node, placeOf(cursor, node), "its statements"));
  return joinContents(
    itemsOf(cursor).map((item, index) =>
      joinChoices(choicesAt(item), (branch, certain) =>
        // What a condition chooses is no element that could be taken out.
        elementContent(branch, certain ? { sequence: node, index, around: cursor } : undefined, home, tables),
      ),
    ),
  );
}

function joinChoices(
  { branches, open }: Choices,
  contentOf: (branch: Cursor, certain: boolean) => Content,
): Content {
  const contents = branches.map(({ cursor, certain }) => {
    const own = contentOf(cursor, certain);
    return certain ? own : possibleContent(own);
  });
  return joinContents(open === undefined ? contents : [...contents, openContent(open)]);
}

function elementContent(
  cursor: Cursor,
  element: SequenceElement | undefined,
  home: Place,
  tables: Tables,
): Content {
  const { node } = cursor;
  if (node.kind === "map" && intrinsicOf(node) === undefined)
    return statementContent(cursor, element, home, tables);
  return openContent(notWritten(node, placeOf(cursor, node), "a statement"));
}

function statementContent(
  cursor: Cursor,
  element: SequenceElement | undefined,
  home: Place,
  tables: Tables,
): Content {
  const at = placeOf(cursor, cursor.node);
  const action = memberOf(cursor, "Action");
  const notAction = memberOf(cursor, "NotAction");
  const taken = action ?? notAction;
  const lists: TakenLists =
    taken === undefined
      ? { lists: [], open: refuse("partly-known", "it names no actions", at) }
      : takeLists(taken, tables);
  const names = cursor.node.kind === "map" ? [...members(cursor.node).keys()] : [];
  const hidden = names.find((name) => name.startsWith("Fn::"));
  const draft = tables.statement(idOf(at), {
    at,
    // What is put in beside may bring another effect.
    effect:
      hidden !== undefined || (action !== undefined && notAction !== undefined)
        ? "unknown"
        : effectOf(memberOf(cursor, "Effect")),
    key: action === undefined && notAction !== undefined ? "NotAction" : "Action",
    lists: lists.lists,
    home,
    open:
      (action !== undefined && notAction !== undefined ? bothActions(at) : lists.open) ??
      (hidden === undefined ? undefined : notWritten(cursor.node, at, "a part of it", hidden)),
    node: cursor.node,
    ...(element === undefined
      ? { whole: refuse("indivisible-place", "it is not simply one of a list of statements", at) }
      : { site: elementSite(element) }),
    ...(names.some((name) => PRINCIPALS.has(name))
      ? {
          principals: refuse(
            "names-principals",
            "its statement names principals, as none of an identity policy does",
            at,
          ),
        }
      : {}),
  });
  return { ...NO_CONTENT, statements: [{ id: draft.id, certain: true, size: nodeSize(cursor.node) }] };
}

const PRINCIPALS: ReadonlySet<string> = new Set(["Principal", "NotPrincipal"]);

/** What an `Effect` says, if it is certain. */
function effectOf(cursor: Cursor | undefined): SourceStatement["effect"] {
  if (cursor === undefined) return "unknown";
  const said = new Set(
    choicesAt(cursor).branches.map(({ cursor: branch }) => {
      const value = evaluateText(branch.node, branch.scope);
      return value.kind === "known" ? value.text : "";
    }),
  );
  const [only] = said;
  return said.size === 1 && (only === "Allow" || only === "Deny") ? only : "unknown";
}

/** Something that is no map of a policy: made by a function, included, or nothing that AWS would take. */
export function notWritten(node: Cursor["node"], at: Place, what: string, hidden?: string): Refusal {
  const name = hidden ?? intrinsicOf(node)?.name;
  if (name === "Fn::Transform")
    return refuse("include", `${what} is included from elsewhere, which is not read`, at);
  return name === undefined
    ? refuse("not-a-policy", `${what} is nothing that a policy is made of`, at)
    : refuse("not-followed", `${name} makes ${what}`, at);
}

/** Keeps the one statement that has to stay, whichever of the others are there. */
export function protectLast({ statements, bundles }: Content, tables: Tables): void {
  if (bundles.length > 0 || statements.every(({ certain }) => certain)) return;
  const allows = statements.filter(({ id }) => tables.statements.get(id)?.effect !== "Deny");
  const certain = allows.find((one) => one.certain);
  for (const { id } of certain === undefined ? allows : [certain]) {
    const draft = tables.statements.get(id);
    if (draft !== undefined)
      draft.whole ??= refuse("maybe-alone", "it may be the only statement of its policy", draft.at);
  }
}

export function idsOf({ statements }: Content): readonly Id[] {
  return [...new Set(statements.map(({ id }) => id))];
}
