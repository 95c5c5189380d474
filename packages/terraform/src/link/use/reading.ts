// How expressions read what they refer to, where that is less than the whole value.
import type { Expression } from "../../parse/ast.js";
import { eachChild, isLiteral } from "../syntax/children.js";

/**
 * What a reference contributes.
 *
 * `walked`: its elements, by the names of a `for`. `counted`: how many elements it has, or their keys. `member`: what stands at a key.
 * `asked`: whether it is there at all.
 */
export type Reading =
  { readonly kind: "walked" | "counted" | "asked" } | { readonly kind: "member"; readonly name: string };

/** Names that an expression mentions: `local.a`, `var.a`, `module.a`, `data.type.a`, `type.a`, and bare roots such as `each`. */
export interface Mentions {
  readonly names: ReadonlySet<string>;
  /** Lists of which it asks whether an element is there. */
  readonly indexed: readonly Expression[];
  /** It reads files. */
  readonly reads: boolean;
  /** It is made of literals alone: nothing is to be met by evaluating it. */
  readonly isPlain: boolean;
}

/** Notes the readings in an expression by where the reference starts, and gives what it mentions. */
export function readingsOf(
  expression: Expression,
  note: (start: number, reading: Reading) => void,
): Mentions {
  if (isLiteral(expression)) return NOTHING_MENTIONED;
  const plain = plainReference(expression);
  if (plain !== undefined) return { names: new Set([plain]), indexed: [], reads: false, isPlain: false };
  const names = new Set<string>();
  const indexed: Expression[] = [];
  let reads = false;
  let isPlain = true;
  visit(expression);
  return { names, indexed, reads, isPlain };

  function visit(one: Expression): void {
    if (isLiteral(one)) return;
    switch (one.kind) {
      case "for-list":
      case "for-object":
        noteReference(one.source, { kind: "walked" });
        break;
      case "call":
        isPlain = false;
        visitCall(one);
        break;
      case "binary":
        if (one.operator === "==" || one.operator === "!=") {
          for (const [side, other] of [
            [one.left, one.right],
            [one.right, one.left],
          ] as const) {
            if (other.kind === "null") noteReference(side, { kind: "asked" });
            else if (isEmpty(other)) noteReference(side, { kind: "counted" });
          }
        }
        break;
      case "name":
        isPlain = false;
        names.add(one.name);
        return;
      case "traversal":
        isPlain = false;
        if (one.from.kind === "name") {
          names.add(mentioned(one.from.name, one.steps));
          // The root is a part of the name.
          eachChild(one, (child) => {
            if (child !== one.from) visit(child);
          });
          return;
        }
        break;
      default:
    }
    eachChild(one, visit);
  }

  function visitCall({ name, args }: Extract<Expression, { kind: "call" }>): void {
    if (/^(?:core::)?(?:template)?file$/.test(name)) reads = true;
    const [first, second] = args;
    if (first === undefined) return;
    if (name === "can" || name === "try") indexed.push(...args.flatMap(listOf));
    if (name === "can" && listOf(first).length === 0) noteReference(first, { kind: "asked" });
    if (name === "length" || name === "keys") noteReference(first, { kind: "counted" });
    if (name === "lookup" && second?.kind === "string") {
      noteReference(first, { kind: "member", name: second.value });
    }
  }

  function noteReference(one: Expression, reading: Reading): void {
    const inner = one.kind === "parentheses" ? one.inner : one;
    if (inner.kind === "name" || inner.kind === "traversal") note(inner.at[0], reading);
  }
}

/** Of a literal. */
export const NOTHING_MENTIONED: Mentions = { names: new Set(), indexed: [], reads: false, isPlain: true };

/** What is mentioned by a reference without any index, as most are. */
function plainReference(expression: Expression): string | undefined {
  if (expression.kind !== "traversal" || expression.from.kind !== "name") return undefined;
  const { from, steps } = expression;
  return steps.every(({ kind }) => kind === "attribute") ? mentioned(from.name, steps) : undefined;
}

/** What an index of a reference is an index of: whether the element is there depends on how many there are. */
function listOf(expression: Expression): readonly Expression[] {
  if (expression.kind !== "traversal") return [];
  const position = expression.steps.findIndex(({ kind }) => kind === "index");
  return position < 0 ? [] : [{ ...expression, steps: expression.steps.slice(0, position) }];
}

function isEmpty(expression: Expression): boolean {
  if (expression.kind === "string") return expression.value === "";
  if (expression.kind === "list") return expression.elements.length === 0;
  return expression.kind === "object" && expression.items.length === 0;
}

function mentioned(root: string, steps: Extract<Expression, { kind: "traversal" }>["steps"]): string {
  const [first, second] = steps;
  if (first?.kind !== "attribute") return root;
  if (root === "data" && second?.kind === "attribute") return `data.${first.name}.${second.name}`;
  return `${root}.${first.name}`;
}
