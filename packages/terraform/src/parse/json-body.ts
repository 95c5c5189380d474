// JSON syntax of Terraform, read into the tree of native syntax.
import {
  embedQuoted,
  parseJson,
  rawRange,
  type JsonMember,
  type JsonNode,
  type JsonObject,
  type JsonString,
} from "@iamend/source";
import type { Range } from "../contract.js";
import type { Attribute, Block, Body, Expression, Label, ObjectItem } from "./ast.js";
import { parseTemplate } from "./parse-expression.js";
import type { Complaint } from "./syntax-problem.js";

/** How many labels a block of the top level has; the value of any other name has none. */
const LABELS: ReadonlyMap<string, number> = new Map([
  ["resource", 2],
  ["data", 2],
  ["ephemeral", 2],
  ["module", 1],
  ["variable", 1],
  ["output", 1],
  ["provider", 1],
  ["check", 1],
]);

/** Deeper values are refused; what walks the tree recurses. */
const MAX_DEPTH = 200;

/**
 * The body of a file in JSON syntax.
 *
 * The top level becomes blocks. Inside a block everything is an attribute, for without a provider's schema nobody can tell nested
 * blocks from values: `nestedBlocks` reads them either way. Names `//` are comments and left out.
 */
export function readJsonBody(text: string): {
  readonly body: Body;
  readonly complaints: readonly Complaint[];
} {
  const complaints: Complaint[] = [];
  const reading = parseJson(text);
  const blocks: Block[] = [];
  if (!reading.ok) {
    const { code, message, range } = reading.problem;
    complaints.push({ code: code === "too-deep" ? "too-deep" : "syntax-error", message, at: range });
  } else if (reading.root.type !== "object") {
    complaints.push({ code: "syntax-error", message: "An object is expected here.", at: reading.root.range });
  } else {
    const reader = createReader(text, complaints);
    for (const member of membersOf(reading.root)) {
      blocks.push(...reader.blocks(member, member.name, LABELS.get(member.name.value ?? "") ?? 0, []));
    }
  }
  return { body: { attributes: [], blocks }, complaints };
}

interface NamedMember extends JsonMember {
  readonly name: JsonString;
}

function membersOf(node: JsonObject): readonly NamedMember[] {
  return node.members.flatMap((member) => {
    if (member.type !== "member" || member.name.type !== "string" || member.name.value === "//") return [];
    return [{ ...member, name: member.name }];
  });
}

interface Reader {
  readonly blocks: (
    member: JsonMember,
    type: JsonString,
    labels: number,
    given: readonly Label[],
  ) => readonly Block[];
}

function createReader(text: string, complaints: Complaint[]): Reader {
  function complain(at: Range, message: string, code: Complaint["code"] = "syntax-error"): void {
    complaints.push({ code, message, at });
  }

  function blocks(
    { value, range }: JsonMember,
    type: JsonString,
    labels: number,
    given: readonly Label[],
  ): readonly Block[] {
    // A list repeats the block, or what stands below a label.
    const nodes = value.type === "array" ? value.elements : [value];
    return nodes.flatMap((node): readonly Block[] => {
      if (node.type === "literal" && node.value === null) return [];
      if (node.type !== "object") {
        complain(node.range, "An object is expected here.");
        return [];
      }
      if (labels === 0) return [block(node, value.type === "array" ? node.range : range, type, given)];
      return membersOf(node).flatMap((member) => {
        const label = { value: member.name.value ?? "", at: member.name.range };
        return blocks(member, type, labels - 1, [...given, label]);
      });
    });
  }

  function block(node: JsonObject, at: Range, type: JsonString, labels: readonly Label[]): Block {
    return {
      type: type.value ?? "",
      typeAt: type.range,
      labels,
      at,
      body: { attributes: attributes(node), blocks: [] },
      bodyAt: node.range,
    };
  }

  function attributes(node: JsonObject): readonly Attribute[] {
    const found = new Map<string, Attribute>();
    for (const member of membersOf(node)) {
      const name = member.name.value ?? "";
      if (found.has(name)) complain(member.range, `The argument \`${name}\` is set twice.`);
      const value = expression(member.value, 0);
      found.set(name, { name, nameAt: member.name.range, at: member.range, value });
    }
    return [...found.values()];
  }

  function expression(node: JsonNode, depth: number): Expression {
    const at = node.range;
    if (depth > MAX_DEPTH) {
      complain(at, "This is nested too deeply to be read.", "too-deep");
      return { kind: "null", at };
    }
    switch (node.type) {
      case "object":
        return { kind: "object", at, items: node.members.flatMap((member) => item(member, depth)) };
      case "array":
        return { kind: "list", at, elements: node.elements.map((element) => expression(element, depth + 1)) };
      case "string":
        return template(node);
      case "number":
        return { kind: "number", at, raw: node.raw };
      case "literal":
        return node.value === null ? { kind: "null", at } : { kind: "bool", at, value: node.value };
      case "opaque":
        complain(at, "This is not understood.", "not-understood");
        return { kind: "null", at };
    }
  }

  function item(member: JsonObject["members"][number], depth: number): readonly ObjectItem[] {
    if (member.type !== "member" || member.name.type !== "string") return [];
    const key = template(member.name);
    return [
      {
        at: member.range,
        key:
          key.kind === "string"
            ? { kind: "quoted", at: key.at, value: key.value }
            : { kind: "computed", at: key.at, expression: key },
        separator: ":",
        value: expression(member.value, depth + 1),
      },
    ];
  }

  /** Every string of JSON syntax is a template. */
  function template(node: JsonString): Expression {
    const [start, end] = node.range;
    const value = node.value ?? "";
    // Without an opener there is nothing to parse, which holds for nearly all.
    if (!/[$%]\{/.test(value)) return { kind: "string", at: node.range, value: value.normalize("NFC") };
    const embedded = embedQuoted(text, [start + 1, end - 1], "json");
    if ("code" in embedded) {
      complain(node.range, "This string is not understood.", "not-understood");
      return { kind: "null", at: node.range };
    }
    const parsed = parseTemplate(
      value,
      node.range,
      (from, to) => rawRange(embedded, [from, to]) ?? node.range,
    );
    if (!("code" in parsed)) return parsed;
    complaints.push(parsed);
    return { kind: "null", at: node.range };
  }

  return { blocks };
}
