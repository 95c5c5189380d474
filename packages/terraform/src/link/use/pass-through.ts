// Which references of an expression hand their value on as it is, and which only have a say in the result.
import type { Expression, ObjectItem } from "../../parse/ast.js";
import { children } from "../syntax/children.js";

/**
 * What an expression is for.
 *
 * `actions`: a list of patterns, or one. `statement`, `statements`: objects of a policy. `policy`: the JSON of one. `document`: the object that
 * becomes that. `data`: anything that is handed on whole, such as a local value.
 */
export type Purpose = "actions" | "statement" | "statements" | "policy" | "policies" | "document" | "data";

/** Told of an expression on the way, and what it is for there. `counted`: how many elements it has shows, or at which position they stand. */
type OnTheWay = (expression: Expression, purpose: Purpose, counted: boolean) => void;

/** Functions whose result holds what all their arguments hold. */
const JOINING = new Set([
  "concat",
  "flatten",
  "compact",
  "distinct",
  "toset",
  "tolist",
  "tomap",
  "sort",
  "reverse",
  "setunion",
  "coalesce",
  "coalescelist",
  "try",
  "merge",
  "values",
  "one",
  "sensitive",
  "nonsensitive",
  "list",
  "map",
]);

/**
 * Meets the expressions from which what is in the value of an expression is handed on unchanged, the references among them.
 *
 * `counted`: the number of elements of the value matters, as in `for_each`.
 */
export function passedThrough(
  expression: Expression,
  purpose: Purpose,
  counted: boolean,
  meet: OnTheWay,
): void {
  visit(expression, purpose, counted);

  function visit(one: Expression, as: Purpose, counts: boolean): void {
    meet(one, as, counts);
    switch (one.kind) {
      case "parentheses":
        visit(one.inner, as, counts);
        break;
      case "conditional":
        visit(one.then, as, counts);
        visit(one.else, as, counts);
        break;
      case "list":
        for (const element of one.elements) visit(element, elementOf(as), counts);
        break;
      case "object":
        for (const item of one.items) visitItem(item, as);
        break;
      case "for-list":
      case "for-object":
        // What it walks over is handed on by the names that the body uses.
        visit(one.source, "data", counts || showsCount(one));
        // What stands at the keys of an object does not count.
        if (one.kind === "for-list") visit(one.value, elementOf(as), counts);
        else visit(one.value, as === "data" ? "data" : elementOf(as), false);
        break;
      case "call": {
        const name = one.name.replace(/^core::/, "");
        if (JOINING.has(name)) for (const arg of one.args) visit(arg, as, counts);
        else if (name === "lookup") {
          for (const [index, arg] of one.args.entries()) if (index !== 1) visit(arg, "data", counts);
        } else if (name === "jsonencode") {
          for (const arg of one.args) visit(arg, encodedBy(as), false);
        } else if (name === "jsondecode") {
          // Data in a file keeps its places; what `jsonencode` made of something does not.
          for (const arg of one.args) if (isFile(arg)) visit(arg, "data", counts);
        } else if (name === "element") {
          // Which element it is depends on how many there are, which nobody changes of policies.
          if (one.args[0] !== undefined && as === "policy") visit(one.args[0], "policies", false);
        } else if (name === "templatefile" && one.args[1] !== undefined) {
          // Its names are met again in the template.
          visit(one.args[1], "data", false);
        } else if (name === "join" && (as === "policy" || as === "policies") && one.args[1] !== undefined) {
          visit(one.args[1], "policies", false);
        }
        break;
      }
      case "template":
      case "heredoc": {
        // A template that is nothing but an interpolation is what that is.
        const [only] = one.parts;
        if (only?.kind === "interpolation" && one.parts.length === 1) visit(only.value, as, counts);
        break;
      }
      case "traversal":
        if (one.from.kind !== "name") visit(one.from, "data", false);
        break;
      default:
    }
  }

  function visitItem({ key, value }: ObjectItem, as: Purpose): void {
    if (as === "data" || as === "policies" || as === "statements") visit(value, elementOf(as), false);
    else if (key.kind === "computed") return;
    else if (as === "document" && key.value === "Statement") visit(value, "statements", false);
    else if (as === "statement" && (key.value === "Action" || key.value === "NotAction"))
      visit(value, "actions", false);
  }
}

/** Whether a `for` tells how many elements there are, or which is where, beside what they are. */
function showsCount(one: Extract<Expression, { kind: "for-list" | "for-object" }>): boolean {
  const bodies = [one.value, ...(one.kind === "for-object" ? [one.key] : [])];
  if (!mentions(one.value, one.valueName)) return true;
  const { keyName, condition } = one;
  if (keyName === undefined) return false;
  return [...bodies, ...(condition === undefined ? [] : [condition])].some((body) => mentions(body, keyName));
}

function mentions(expression: Expression, name: string): boolean {
  if (expression.kind === "name") return expression.name === name;
  return children(expression).some((child) => mentions(child, name));
}

function isFile(expression: Expression): boolean {
  return expression.kind === "call" && /^(?:core::)?file$/.test(expression.name);
}

function encodedBy(purpose: Purpose): Purpose {
  return purpose === "policy" || purpose === "policies" ? "document" : purpose;
}

function elementOf(purpose: Purpose): Purpose {
  if (purpose === "statements") return "statement";
  return purpose === "policies" ? "policy" : purpose;
}
