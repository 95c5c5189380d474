import type { BinaryOperator, Expression, ObjectItem, ObjectKey, Step } from "./ast.js";
import { buildTemplate, checkKeywords, checkOpeners, namesOf } from "./build-template.js";
import { heredocOpener } from "./nesting.js";
import { meaning, pieces } from "./pieces.js";
import type { Reading } from "./reading.js";
import type { SyntaxNode } from "./syntax-node.js";

/**
 * Builds an expression from the grammar's node.
 *
 * `lines` says whether a line break ends it, as in an attribute or an object, or is white space, as inside brackets,
 * parentheses and interpolations: the grammar does not know, and would take invalid text for valid.
 */
export function buildExpression(reading: Reading, node: SyntaxNode, lines = false): Expression {
  const only = node.children[0];
  if (node.children.length === 1 && only?.type === "conditional") return conditional(reading, only, lines);
  return term(reading, node.children, lines);
}

function conditional(reading: Reading, node: SyntaxNode, lines: boolean): Expression {
  checkLines(reading, node.children, lines);
  const [condition, , then, , otherwise] = node.children;
  if (condition === undefined || then === undefined || otherwise === undefined) return lost(reading, node);
  const built = {
    test: buildExpression(reading, condition, lines),
    then: buildExpression(reading, then, lines),
    else: buildExpression(reading, otherwise, lines),
  };
  return hang(reading, node.end, built);
}

/**
 * The grammar reads `a ? b : c ? d : e` from the left, HCL from the right: what stands behind an unparenthesised conditional
 * belongs to its last branch.
 */
function hang(
  reading: Reading,
  end: number,
  built: { readonly test: Expression; readonly then: Expression; readonly else: Expression },
): Expression {
  const { test } = built;
  const until = reading.at(end, end)[1];
  if (test.kind !== "conditional") {
    return {
      kind: "conditional",
      at: [test.at[0], until],
      condition: test,
      then: built.then,
      else: built.else,
    };
  }
  const last = hang(reading, end, { ...built, test: test.else });
  return { ...test, at: [test.at[0], until], else: last };
}

/** A primary expression with the steps behind it, or an operation: the grammar lists their parts side by side. */
function term(reading: Reading, children: readonly SyntaxNode[], lines: boolean): Expression {
  const parenthesised = children[0]?.type === "(";
  const stepsFrom = parenthesised ? 3 : 1;
  checkLines(reading, children.slice(stepsFrom - 1), lines);
  const from = primary(reading, children.slice(0, stepsFrom), lines);
  const suffixes = children.slice(stepsFrom);
  const last = suffixes.at(-1);
  if (last === undefined) return from;
  const at = [from.at[0], reading.at(last.end, last.end)[1]] as const;
  return { kind: "traversal", at, from, steps: steps(reading, suffixes, lines) };
}

function primary(reading: Reading, nodes: readonly SyntaxNode[], lines: boolean): Expression {
  const [node, inner, close] = nodes;
  if (node === undefined) return lost(reading, { start: 0, end: 0 });
  if (inner !== undefined && close !== undefined) {
    const at = reading.at(node.start, close.end);
    return { kind: "parentheses", at, inner: buildExpression(reading, inner) };
  }
  // A class of expressions, with the one it is as its only child.
  const kind = node.children[0] ?? node;
  const at = reading.at(node.start, node.end);
  switch (node.type) {
    case "expression":
      return buildExpression(reading, node, lines);
    case "literal_value":
      return literal(reading, kind);
    case "template_expr":
      return kind.type === "heredoc_template" ? heredoc(reading, kind) : quoted(reading, kind);
    case "collection_value":
      return kind.type === "tuple" ? list(reading, kind) : object(reading, kind);
    case "variable_expr":
      return { kind: "name", at, name: reading.text.slice(node.start, node.end) };
    case "function_call":
      return call(reading, node, lines);
    case "for_expr":
      return forExpression(reading, kind);
    case "operation":
      return kind.type === "unary_operation" ? unary(reading, kind, lines) : binary(reading, kind, lines);
    default:
      return lost(reading, node);
  }
}

function literal(reading: Reading, node: SyntaxNode): Expression {
  const at = reading.at(node.start, node.end);
  const raw = reading.text.slice(node.start, node.end);
  switch (node.type) {
    case "numeric_lit":
      return { kind: "number", at, raw };
    case "bool_lit":
      return { kind: "bool", at, value: raw === "true" };
    case "null_lit":
      return { kind: "null", at };
    case "string_lit":
      return { kind: "string", at, value: stringValue(reading, node) };
    default:
      return lost(reading, node);
  }
}

/** What a plain quoted string means; `node` includes the quotes. */
export function stringValue(reading: Reading, node: SyntaxNode): string {
  const found = pieces(reading.text, [node.start + 1, node.end - 1], "quoted");
  checkOpeners(reading, found);
  return meaning(found);
}

function quoted(reading: Reading, node: SyntaxNode): Expression {
  const between = node.children.slice(1, -1);
  const inside = [node.start + 1, node.end - 1] as const;
  const form = { quoting: "quoted", flush: false } as const;
  const { parts } = buildTemplate(reading, between, inside, form, buildExpression);
  return { kind: "template", at: reading.at(node.start, node.end), parts };
}

function heredoc(reading: Reading, node: SyntaxNode): Expression {
  const { text } = reading;
  const opener = heredocOpener(text, node.start);
  if (opener === undefined) {
    reading.complain(node.start, node.end, "A heredoc's marker must end its line.");
    return lost(reading, node);
  }
  const flavour = text[node.start + 2] === "-" ? "<<-" : "<<";
  const start = node.start + opener.length + 1;
  const end = text.lastIndexOf("\n", node.end - 1) + 1;
  const form = { quoting: "heredoc", flush: flavour === "<<-" } as const;
  const between = node.children.slice(2, -1);
  const { parts, indentation } = buildTemplate(reading, between, [start, end], form, buildExpression);
  const at = reading.at(node.start, node.end);
  return {
    kind: "heredoc",
    at,
    bodyAt: reading.at(start, end),
    flavour,
    marker: opener.marker,
    indentation,
    parts,
  };
}

function list(reading: Reading, node: SyntaxNode): Expression {
  const elements = expressions(node).map((child) => buildExpression(reading, child));
  return { kind: "list", at: reading.at(node.start, node.end), elements };
}

function object(reading: Reading, node: SyntaxNode): Expression {
  const elements = node.children.filter((child) => child.type === "object_elem");
  for (const [index, element] of elements.entries()) {
    const next = elements[index + 1]?.start;
    const end = next ?? node.end;
    const comma = reading.find(",", element.end, end);
    if (comma !== undefined && reading.breaksLine(element.end, comma)) {
      reading.complain(comma, comma + 1, "A comma stands on the line of the item before it.");
    }
    if (next !== undefined && comma === undefined && !reading.breaksLine(element.end, next)) {
      const message = "Items of an object are separated by a comma or a line break.";
      reading.complain(next, elements[index + 1]?.end ?? next, message);
    }
  }
  const items = elements.flatMap((element) => objectItem(reading, element));
  return { kind: "object", at: reading.at(node.start, node.end), items };
}

function objectItem(reading: Reading, node: SyntaxNode): readonly ObjectItem[] {
  checkLines(reading, node.children, true);
  const [key, separator, value] = node.children;
  if (key === undefined || value === undefined) return [];
  return [
    {
      at: reading.at(node.start, node.end),
      key: objectKey(buildExpression(reading, key, true)),
      separator: separator?.type === ":" ? ":" : "=",
      value: buildExpression(reading, value, true),
    },
  ];
}

/** HCL takes any bare name for itself, `true` too; a number names what it prints. */
function objectKey(expression: Expression): ObjectKey {
  const { at } = expression;
  switch (expression.kind) {
    case "name":
      return { kind: "name", at, value: expression.name };
    case "bool":
      return { kind: "name", at, value: String(expression.value) };
    case "string":
      return { kind: "quoted", at, value: expression.value };
    default:
      return { kind: "computed", at, expression };
  }
}

function call(reading: Reading, node: SyntaxNode, lines: boolean): Expression {
  const [name] = node.children;
  const given = node.children.find((child) => child.type === "function_arguments");
  if (name === undefined) return lost(reading, node);
  const open = reading.find("(", name.end, node.end) ?? name.end;
  if (lines && reading.breaksLine(name.end, open)) {
    reading.complain(name.end, open, "A line break may not stand here.");
  }
  return {
    kind: "call",
    at: reading.at(node.start, node.end),
    name: reading.text.slice(name.start, name.end),
    nameAt: reading.at(name.start, name.end),
    args: given === undefined ? [] : expressions(given).map((child) => buildExpression(reading, child)),
    expand: given?.children.some((child) => child.type === "ellipsis") ?? false,
  };
}

function forExpression(reading: Reading, node: SyntaxNode): Expression {
  const intro = node.children.find((child) => child.type === "for_intro");
  const source = intro?.children.find((child) => child.type === "expression");
  const [first, second] = expressions(node);
  if (intro === undefined || source === undefined || first === undefined) return lost(reading, node);
  const condition = node.children.find((child) => child.type === "for_cond");
  const test = condition?.children[1];
  for (const part of [intro, condition]) if (part !== undefined) checkKeywords(reading, part);
  const shared = {
    at: reading.at(node.start, node.end),
    ...namesOf(reading, intro),
    source: buildExpression(reading, source),
    condition: test === undefined ? undefined : buildExpression(reading, test),
  };
  if (second === undefined) return { kind: "for-list", ...shared, value: buildExpression(reading, first) };
  const group = node.children.some((child) => child.type === "ellipsis");
  const key = buildExpression(reading, first);
  return { kind: "for-object", ...shared, key, value: buildExpression(reading, second), group };
}

function unary(reading: Reading, node: SyntaxNode, lines: boolean): Expression {
  const [operator, ...rest] = node.children;
  checkLines(reading, node.children.slice(0, 2), lines);
  const operand = term(reading, rest, lines);
  const at = reading.at(node.start, node.end);
  return { kind: "unary", at, operator: operator?.type === "!" ? "!" : "-", operand };
}

const BINARY: ReadonlySet<string> = new Set<BinaryOperator>([
  "+",
  "-",
  "*",
  "/",
  "%",
  "==",
  "!=",
  "<",
  "<=",
  ">",
  ">=",
  "&&",
  "||",
]);

function isBinary(type: string): type is BinaryOperator {
  return BINARY.has(type);
}

function binary(reading: Reading, node: SyntaxNode, lines: boolean): Expression {
  const middle = node.children.findIndex((child) => isBinary(child.type));
  checkLines(reading, node.children.slice(Math.max(0, middle - 1), middle + 2), lines);
  const operator = node.children[middle]?.type ?? "";
  if (!isBinary(operator)) return lost(reading, node);
  const left = term(reading, node.children.slice(0, middle), lines);
  const right = term(reading, node.children.slice(middle + 1), lines);
  return { kind: "binary", at: reading.at(node.start, node.end), operator, left, right };
}

/** Each `[*]` takes all that follows into itself; nobody writes more of them in one expression. */
const MAX_SPLATS = 20;

function steps(
  reading: Reading,
  suffixes: readonly SyntaxNode[],
  lines: boolean,
  splats = 0,
): readonly Step[] {
  const found: Step[] = [];
  for (const [index, node] of suffixes.entries()) {
    const inner = node.children[0] ?? node;
    if (node.type !== "splat") {
      found.push(step(reading, node, lines));
      continue;
    }
    if (splats >= MAX_SPLATS) {
      reading.complain(node.start, node.end, "These splats are nested too deeply.", "too-deep");
      return found;
    }
    const behind = inner.children.slice(1);
    // `a.*.b[0]` indexes the list of all `b`; `a[*].b[0]` takes the first of each `b`, and so does all that follows.
    const full = inner.type === "full_splat";
    const previous = suffixes[index - 1]?.children[0];
    if (
      !full &&
      previous?.type === "attr_splat" &&
      attributesIn(previous.children) === previous.children.length
    ) {
      reading.complain(node.start, node.end, "One `.*` may not stand in another.");
    }
    const mine = full ? [...behind, ...suffixes.slice(index + 1)] : behind.slice(0, attributesIn(behind));
    const at = reading.at(node.start, mine.at(-1)?.end ?? node.end);
    found.push({ kind: "splat", at, each: steps(reading, mine, lines, splats + 1) });
    if (full) return found;
    for (const other of behind.slice(mine.length)) found.push(step(reading, other, lines));
  }
  return found;
}

/** How many of the first nodes are `.name` or `.0`. */
function attributesIn(nodes: readonly SyntaxNode[]): number {
  const other = nodes.findIndex((node) => node.type === "index" && node.children[0]?.type === "new_index");
  return other < 0 ? nodes.length : other;
}

function step(reading: Reading, node: SyntaxNode, lines: boolean): Step {
  const at = reading.at(node.start, node.end);
  if (node.type === "get_attr") {
    checkLines(reading, node.children, lines);
    const name = node.children.find((child) => child.type === "identifier");
    return {
      kind: "attribute",
      at,
      name: name === undefined ? "" : reading.text.slice(name.start, name.end),
    };
  }
  const key = node.children[0]?.children.find((child) => child.type === "expression");
  if (key !== undefined) return { kind: "index", at, key: buildExpression(reading, key) };
  const digits = reading.text.slice(node.start + 1, node.end).trim();
  return {
    kind: "index",
    at,
    key: { kind: "number", at: reading.at(node.end - digits.length, node.end), raw: digits },
  };
}

function expressions(node: SyntaxNode): readonly SyntaxNode[] {
  return node.children.filter((child) => child.type === "expression");
}

/** Complains where a line break stands between two parts that have to share a line. */
export function checkLines(reading: Reading, nodes: readonly SyntaxNode[], lines: boolean): void {
  if (!lines) return;
  for (const [index, node] of nodes.entries()) {
    const before = nodes[index - 1];
    if (before !== undefined && reading.breaksLine(before.end, node.start)) {
      reading.complain(before.end, node.start, "A line break may not stand here.");
    }
  }
}

/** A shape that the grammar's own description rules out. */
function lost(
  reading: Reading,
  { start, end }: { readonly start: number; readonly end: number },
): Expression {
  reading.complain(start, end, "This expression is not understood.", "not-understood");
  return { kind: "null", at: reading.at(start, end) };
}
