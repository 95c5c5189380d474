// How large a policy is to AWS: the characters of its JSON that are no white space (law 14).
import type { JsonNode } from "@iamend/source";
import type { DocumentSize } from "../../contract.js";
import { isCertain } from "../../evaluate/elements.js";
import type { Element, TextPart, Value } from "../../evaluate/value.js";
import { argument, nested, type SourcedBody } from "../module/merged-block.js";
import type { Content } from "./content.js";

/** What is not known counts for this many characters. */
const UNKNOWN = 128;

/** The document around the statements: `{"Version":"2012-10-17","Statement":[]}`. */
const WRAPPER = 39;

function exactly(characters: number): DocumentSize {
  return { characters, exact: true };
}

const NOT_KNOWN: DocumentSize = { characters: UNKNOWN, exact: false };

function sum(sizes: readonly DocumentSize[], between = 0): DocumentSize {
  let characters = between * Math.max(0, sizes.length - 1);
  let exact = true;
  for (const size of sizes) {
    characters += size.characters;
    exact &&= size.exact;
  }
  return { characters, exact };
}

function largest(sizes: readonly DocumentSize[]): DocumentSize {
  return { characters: Math.max(0, ...sizes.map(({ characters }) => characters)), exact: false };
}

/** The size of a document with these statements; of some that may be missing, all are counted. */
export function contentSize({ statements, open }: Content): DocumentSize {
  const sizes = statements.map(({ size, certain }) => (certain ? size() : { ...size(), exact: false }));
  return sum([exactly(WRAPPER), sum(sizes, 1), ...(open === undefined ? [] : [NOT_KNOWN])]);
}

/** The size of the JSON of a value. */
export function valueSize(value: Value): DocumentSize {
  switch (value.kind) {
    case "string":
      return exactly(quotedLength(value.value));
    case "partial":
      return sum([exactly(2), partsSize(value.parts)]);
    case "number":
    case "bool":
      return exactly(String(value.value).length);
    case "null":
      return exactly(4);
    case "list":
      return sum([exactly(2), sum(value.elements.map(elementSize), 1)]);
    case "object": {
      const members = [...value.entries].map(([key, entry]) => memberSize(key, valueSize(entry.value)));
      return sum([exactly(2), sum(members, 1), ...(value.open === undefined ? [] : [NOT_KNOWN])]);
    }
    case "choice":
      return largest(value.alternatives.map(valueSize));
    case "unknown":
      return NOT_KNOWN;
  }
}

function elementSize(element: Element): DocumentSize {
  if (isCertain(element)) return valueSize(element);
  const all = sum(element.values.map(valueSize), 1);
  return { characters: all.characters + (element.open ? UNKNOWN : 0), exact: false };
}

function memberSize(key: string, value: DocumentSize): DocumentSize {
  return sum([exactly(quotedLength(key) + 1), value]);
}

function partsSize(parts: readonly TextPart[]): DocumentSize {
  return sum(parts.map((part) => (part.kind === "text" ? exactly(dense(part.value)) : rawSize(part.value))));
}

/** The size of a value as a part of a text. */
function rawSize(value: Value): DocumentSize {
  if (value.kind === "string") return exactly(dense(value.value));
  if (value.kind === "partial") return partsSize(value.parts);
  if (value.kind === "choice") return largest(value.alternatives.map(rawSize));
  return NOT_KNOWN;
}

/** The length of a text as a string of JSON. */
function quotedLength(text: string): number {
  // What needs no escape, as nearly all actions and resources.
  return /^[\w:*/.${}@+=,-]*$/.test(text) ? text.length + 2 : dense(JSON.stringify(text));
}

function dense(text: string): number {
  return text.replaceAll(/\s/g, "").length;
}

/** The size of a stretch of JSON; `hole` knows what stands in one. */
export function jsonSize(
  json: string,
  node: JsonNode,
  holes: readonly (readonly [number, number])[],
  hole: (range: readonly [number, number]) => Value | undefined,
): DocumentSize {
  const [start, end] = node.range;
  const sizes: DocumentSize[] = [];
  let from = start;
  for (const range of holes) {
    if (range[0] < start || range[1] > end) continue;
    sizes.push(exactly(dense(json.slice(from, range[0]))));
    const value = hole(range);
    sizes.push(value === undefined ? NOT_KNOWN : rawSize(value));
    from = range[1];
  }
  sizes.push(exactly(dense(json.slice(from, end))));
  return sum(sizes);
}

/** Arguments of a statement block, and what they are called in JSON. A lone element stands without brackets there. */
const MEMBERS = [
  ["sid", "Sid"],
  ["actions", "Action"],
  ["not_actions", "NotAction"],
  ["resources", "Resource"],
  ["not_resources", "NotResource"],
] as const;

/** The size of the statement that a block makes. */
export function blockSize(
  body: SourcedBody,
  evaluate: (body: SourcedBody, name: string) => Value | undefined,
): DocumentSize {
  const effect = evaluate(body, "effect");
  const members = [memberSize("Effect", effect === undefined ? exactly(7) : valueSize(effect))];
  for (const [name, key] of MEMBERS) {
    const value = argument([body], name) === undefined ? undefined : evaluate(body, name);
    if (value === undefined || value.kind === "null") continue;
    const [only, ...more] = value.kind === "list" ? value.elements : [];
    const lone = only !== undefined && more.length === 0 ? elementSize(only) : valueSize(value);
    members.push(memberSize(key, lone));
  }
  const inner = [
    ...nested([body], "principals"),
    ...nested([body], "not_principals"),
    ...nested([body], "condition"),
  ].map((block) => nestedSize(block, evaluate));
  return sum([exactly(2), sum([...members, ...inner], 1)]);
}

/** Principals and conditions: what they hold, and about as much around it as JSON has. */
function nestedSize(
  block: SourcedBody & { readonly type: string },
  evaluate: (body: SourcedBody, name: string) => Value | undefined,
): DocumentSize {
  if (block.type === "dynamic") return NOT_KNOWN;
  const values = block.body.attributes.flatMap(({ name }) => evaluate(block, name) ?? []);
  const { characters } = sum(values.map(valueSize));
  return { characters: characters + AROUND, exact: false };
}

const AROUND = 24;
