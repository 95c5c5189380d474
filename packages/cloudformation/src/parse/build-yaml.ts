import {
  isAlias,
  isMap,
  isScalar,
  type Alias,
  type CST,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Range } from "../contract.js";
import { Anchors } from "./anchors.js";
import { duplicateKeys } from "./duplicate-keys.js";
import { keyName } from "./key-name.js";
import { emptyPlace, itemTokens, marksIn, NO_MARKS, tokenOf, withMarks, type Marks } from "./marks.js";
import type {
  AliasNode,
  MapEntry,
  MapNode,
  ParseProblem,
  ScalarNode,
  SequenceNode,
  TemplateNode,
} from "./node.js";

type Tokens = readonly CST.SourceToken[] | undefined;
type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/**
 * Turns composed documents into our nodes. `yaml` gives ranges without tags and anchors, and those of blocks with the comments
 * behind them; so starts come from the tokens before a node, and the ends of blocks from what they hold.
 */
export class YamlBuilder {
  readonly problems: ParseProblem[] = [];
  readonly #text: string;
  #anchors = new Anchors(this.problems);

  constructor(text: string) {
    this.#text = text;
  }

  /** `before`: what stands before the root. */
  document(root: ParsedNode, before: Tokens): TemplateNode {
    this.#anchors = new Anchors(this.problems);
    return this.#node(root, before);
  }

  /** `before`: the tokens of the collection around a node that stand before it, its tag and anchor among them. */
  #node(node: ParsedNode, before: Tokens): TemplateNode {
    const marks = marksIn(before);
    if (isAlias(node)) return this.#alias(node, marks);
    const open = this.#anchors.enter(marks.anchor?.source.slice(1));
    let built: TemplateNode;
    if (isScalar(node)) built = this.#scalar(node, before, marks);
    else if (isMap(node)) built = this.#map(node, marks);
    else built = this.#sequence(node, marks);
    this.#anchors.leave(open, built);
    return built;
  }

  #alias(node: Alias.Parsed, marks: Marks): AliasNode {
    const inner: Range = [node.range[0], node.range[1]];
    const target = this.#anchors.follow(node.source, inner);
    return { kind: "alias", ...withMarks(marks, inner), name: node.source, target };
  }

  #scalar(node: Scalar.Parsed, before: Tokens, marks: Marks): ScalarNode {
    const [start, end] = node.range;
    let style: ScalarNode["style"] = STYLES[node.type ?? "PLAIN"];
    let inner: Range = [start, end];
    if (style === "block") inner = [start, this.#withoutLineBreak(end)];
    if (style === "plain" && start === end) {
      const place = emptyPlace(before, start);
      style = "empty";
      inner = [place, place];
    }
    const text = node.source;
    const type = typeOf(node.value);
    // Most have no marks, and what is made in one piece has the same shape as all of its kind.
    if (marks === NO_MARKS) return { kind: "scalar", at: inner, inner, style, text, type };
    return { kind: "scalar", ...withMarks(marks, inner), inner, style, text, type };
  }

  #map(node: YAMLMap.Parsed, marks: Marks): MapNode {
    const entries = node.items.map((pair) => this.#entry(pair));
    for (const problem of duplicateKeys(entries)) this.problems.push(problem);
    const [first, last] = [entries[0], entries.at(-1)];
    const braces = node.flow === true && node.srcToken !== undefined;
    const inner: Range = braces
      ? [node.range[0], node.range[1]]
      : [first?.at[0] ?? node.range[0], last?.at[1] ?? node.range[1]];
    return {
      kind: "map",
      ...withMarks(marks, inner),
      layout: node.flow === true ? "flow" : "block",
      entries,
    };
  }

  #entry(pair: ParsedPair): MapEntry {
    const { start = [], sep = [] } = pair.srcToken ?? {};
    const colon = tokenOf(sep, "map-value-ind");
    const key = this.#node(pair.key, start);
    const value = pair.value === null ? this.#nothing(key.at[1]) : this.#node(pair.value, sep);
    const from = tokenOf(start, "explicit-key-ind")?.offset ?? key.at[0];
    return {
      at: [from, Math.max(value.at[1], colon === undefined ? 0 : colon.offset + 1)],
      key,
      name: keyName(key),
      value,
    };
  }

  #nothing(place: number): ScalarNode {
    const at: Range = [place, place];
    const node: ScalarNode = { kind: "scalar", at, inner: at, style: "empty", text: "", type: "null" };
    this.#anchors.leave(this.#anchors.enter(undefined), node);
    return node;
  }

  #sequence(node: YAMLSeq.Parsed, marks: Marks): SequenceNode {
    const tokens = itemTokens(node.srcToken);
    const items = node.items.map((item, index) => this.#item(item, tokens[index]?.start));
    if (node.flow === true) {
      const inner: Range = [node.range[0], node.range[1]];
      return { kind: "sequence", ...withMarks(marks, inner), layout: "brackets", inner, items };
    }
    const inner: Range = [node.range[0], items.at(-1)?.at[1] ?? node.range[1]];
    return { kind: "sequence", ...withMarks(marks, inner), layout: "dashes", inner, items };
  }

  #item(node: ParsedNode, before: Tokens): TemplateNode {
    // `[a: b]`: a map without braces, and what stands before it belongs to its key.
    const bare = isMap(node) && node.srcToken === undefined;
    return this.#node(node, bare ? undefined : before);
  }

  /** A block scalar ends with the break of its last line. */
  #withoutLineBreak(end: number): number {
    if (this.#text[end - 1] !== "\n") return end;
    return this.#text[end - 2] === "\r" ? end - 2 : end - 1;
  }
}

const STYLES = {
  PLAIN: "plain",
  QUOTE_SINGLE: "single",
  QUOTE_DOUBLE: "double",
  BLOCK_LITERAL: "block",
  BLOCK_FOLDED: "block",
} as const;

function typeOf(value: unknown): ScalarNode["type"] {
  if (value === null) return "null";
  return typeof value === "number" || typeof value === "boolean"
    ? (typeof value as "number" | "boolean")
    : "string";
}
