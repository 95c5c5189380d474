// What a piece of a policy stands in, up to where the policy becomes text: what may change there without changing its type.
import type { Place, Refusal } from "../../contract.js";
import type { Expression } from "../../parse/ast.js";
import { refuse } from "../refusal.js";
import type { ExpressionIndex } from "../syntax/expression-index.js";

/** Functions that put together what they are given, whatever its type. */
const JOINING = new Set(["concat", "flatten", "merge"]);
/** Those that want elements of one type, of which there may be fewer. */
const CONVERTING = new Set(["tolist", "toset", "distinct", "compact", "list"]);

/**
 * Why a lone pattern cannot become a list; nothing if it can.
 *
 * It can where nothing but literals stand between it and `jsonencode`: anything else may ask for a type, or for the same one as that of
 * something beside it.
 */
export function singlePlaces(index: ExpressionIndex): (at: Place) => Refusal | undefined {
  const policies = new Map<Expression, boolean>();
  return (at) => {
    const way = index.way(at);
    const encoded = way.findLastIndex((one) => isCall(one, "jsonencode"));
    if (way.slice(encoded + 1, -1).every(isLiteral) && (encoded >= 0 || isKnownPolicy(way, at)))
      return undefined;
    return refuse("single-place", "only one pattern can stand here, and no list: its type may matter", at);
  };

  function isKnownPolicy(way: readonly Expression[], at: Place): boolean {
    const [whole] = way;
    if (whole === undefined) return false;
    const known = policies.get(whole) ?? isPolicyLocal(whole, at, index);
    policies.set(whole, known);
    return known;
  }
}

/** Why a statement cannot be removed whole where it is written; nothing if it can, or if that is decided elsewhere. */
export function whyWhole(at: Place, index: ExpressionIndex): Refusal | undefined {
  const way = index.way(at);
  for (let inner = way.length - 1; inner > 0; inner -= 1) {
    const [around, child] = [way[inner - 1], way[inner]];
    if (around === undefined || child === undefined || isText(around)) return undefined;
    if (around.kind === "conditional") {
      const other = around.then === child ? around.else : around.else === child ? around.then : undefined;
      if (other === undefined || !isNothing(other))
        return refuse("indivisible-place", "a condition chooses between it and something else", at);
    } else if (!isLiteral(around) && !isFor(around, child) && !isHandedOn(around)) {
      return refuse("indivisible-place", "it stands in an expression that may need it", at);
    }
  }
  return undefined;
}

/** Of text, the type is never in question. */
function isText(one: Expression): boolean {
  return (
    one.kind === "string" || one.kind === "template" || one.kind === "heredoc" || isCall(one, "jsonencode")
  );
}

function isLiteral({ kind }: Expression): boolean {
  return kind === "object" || kind === "list" || kind === "parentheses";
}

function isFor(one: Expression, child: Expression): boolean {
  return (one.kind === "for-list" || one.kind === "for-object") && one.value === child;
}

function isHandedOn(one: Expression): boolean {
  if (one.kind !== "call") return false;
  const name = one.name.replace(/^core::/, "");
  return JOINING.has(name) || CONVERTING.has(name);
}

function isCall(one: Expression, name: string): boolean {
  return one.kind === "call" && one.name.replace(/^core::/, "") === name;
}

/** What everything has a common type with. */
function isNothing(one: Expression): boolean {
  if (one.kind === "parentheses") return isNothing(one.inner);
  return one.kind === "null" || (one.kind === "list" && one.elements.length === 0);
}

/** Whether it stands in a local value that nothing ever takes but `jsonencode`, as it is. */
function isPolicyLocal(whole: Expression, at: Place, index: ExpressionIndex): boolean {
  if (whole.kind !== "object" || index.block(at)?.type !== "locals") return false;
  const name = index.block(at)?.body.attributes.find(({ value }) => value === whole)?.name;
  if (name === undefined) return false;
  const texts = index.beside(at.file).map(({ text }) => text);
  const count = (pattern: RegExp): number =>
    texts.flatMap((text) => [...text.matchAll(pattern)]).filter(([, found]) => found === name).length;
  const all = count(/\blocal\s*\.\s*([\w-]+)/g);
  return all > 0 && all === count(/\bjsonencode\(\s*local\.([\w-]+)\s*\)/g);
}
