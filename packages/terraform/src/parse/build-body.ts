import type { Attribute, Block, Body, Label } from "./ast.js";
import { buildExpression, checkLines, stringValue } from "./build-expression.js";
import type { Reading } from "./reading.js";
import type { SyntaxNode } from "./syntax-node.js";

/** Builds a body from the grammar's node; what is invalid is left out, with a complaint. */
export function buildBody(reading: Reading, node: SyntaxNode | undefined): Body {
  const attributes = new Map<string, Attribute>();
  const blocks: Block[] = [];
  let before: SyntaxNode | undefined;
  for (const child of node?.children ?? []) {
    const complaints = reading.complaints.length;
    if (before !== undefined && !reading.breaksLine(before.end, child.start)) {
      reading.complain(child.start, child.end, "An argument or block starts on a line of its own.");
    }
    before = child;
    const built = child.type === "block" ? buildBlock(reading, child) : buildAttribute(reading, child);
    if (built !== undefined && "name" in built && attributes.has(built.name)) {
      reading.complain(child.start, child.end, `The argument \`${built.name}\` is set twice.`);
    }
    if (built === undefined || reading.complaints.length > complaints) continue;
    if ("name" in built) attributes.set(built.name, built);
    else blocks.push(built);
  }
  return { attributes: [...attributes.values()], blocks };
}

function buildAttribute(reading: Reading, node: SyntaxNode): Attribute | undefined {
  checkLines(reading, node.children, true);
  const [name, , value] = node.children;
  if (name === undefined || value === undefined) {
    reading.complain(node.start, node.end, "This argument is not understood.", "not-understood");
    return undefined;
  }
  return {
    name: reading.text.slice(name.start, name.end),
    nameAt: reading.at(name.start, name.end),
    at: reading.at(node.start, node.end),
    value: buildExpression(reading, value, true),
  };
}

function buildBlock(reading: Reading, node: SyntaxNode): Block | undefined {
  const openAt = node.children.findIndex((child) => child.type === "block_start");
  const header = node.children.slice(0, openAt);
  const [type, ...labels] = header;
  const open = node.children[openAt];
  const close = node.children.at(-1);
  const inside = node.children.find((child) => child.type === "body");
  if (type === undefined || open === undefined || close === undefined) {
    reading.complain(node.start, node.end, "This block is not understood.", "not-understood");
    return undefined;
  }
  checkLines(reading, [...header, open], true);
  checkSingleLine(reading, open, inside, close);
  return {
    type: reading.text.slice(type.start, type.end),
    typeAt: reading.at(type.start, type.end),
    labels: labels.map((label) => buildLabel(reading, label)),
    at: reading.at(node.start, node.end),
    body: buildBody(reading, inside),
    bodyAt: reading.at(open.start, close.end),
  };
}

function buildLabel(reading: Reading, node: SyntaxNode): Label {
  const value =
    node.type === "string_lit" ? stringValue(reading, node) : reading.text.slice(node.start, node.end);
  return { value, at: reading.at(node.start, node.end) };
}

/** A block on one line holds one argument at most; any other has its braces at the ends of lines. */
function checkSingleLine(
  reading: Reading,
  open: SyntaxNode,
  inside: SyntaxNode | undefined,
  close: SyntaxNode,
): void {
  const first = inside?.children[0];
  const last = inside?.children.at(-1);
  if (first === undefined || last === undefined) return;
  const opens = reading.breaksLine(open.end, first.start);
  const closes = reading.breaksLine(last.end, close.start);
  if (opens && closes) return;
  if (!opens && !closes && first === last && first.type === "attribute") return;
  reading.complain(
    opens ? close.start : first.start,
    opens ? close.end : first.end,
    "Only a block with a single argument fits on one line.",
  );
}
