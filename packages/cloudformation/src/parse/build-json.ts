import type { JsonArray, JsonMember, JsonNode, JsonObject } from "@iamend/source";
import type { Range } from "../contract.js";
import { duplicateKeys } from "./duplicate-keys.js";
import { MAX_DEPTH } from "./limits.js";
import type { MapEntry, MapNode, ParseProblem, ScalarNode, SequenceNode, TemplateNode } from "./node.js";
import { tooDeep } from "./problems.js";

/** The tree of a JSON text; what nests too deep is left out. Recursion ends there. */
export class JsonBuilder {
  readonly problems: ParseProblem[] = [];
  #depth = 0;

  build(node: JsonNode): TemplateNode {
    if (node.type !== "object" && node.type !== "array") return scalar(node);
    if (this.#depth === MAX_DEPTH) this.problems.push(tooDeep(node.range));
    if (this.#depth >= MAX_DEPTH) return { ...scalar(node), type: "null" };
    this.#depth++;
    const built = node.type === "object" ? this.#map(node) : this.#sequence(node);
    this.#depth--;
    return built;
  }

  #map({ range, members }: JsonObject): MapNode {
    const entries = members.filter((member) => member.type === "member").map((member) => this.#entry(member));
    for (const problem of duplicateKeys(entries)) this.problems.push(problem);
    return { kind: "map", at: range, layout: "flow", entries };
  }

  #entry({ range, name, value }: JsonMember): MapEntry {
    const key = scalar(name);
    return { at: range, key, name: key.text, value: this.build(value) };
  }

  #sequence({ range, elements }: JsonArray): SequenceNode {
    const items = elements.map((element) => this.build(element));
    return { kind: "sequence", at: range, layout: "brackets", inner: range, items };
  }
}

function scalar(node: JsonNode): ScalarNode {
  switch (node.type) {
    case "string":
      return scalarAt(node.range, "double", node.value ?? "", "string");
    case "number":
      return scalarAt(node.range, "plain", node.raw, "number");
    case "literal":
      return scalarAt(node.range, "plain", String(node.value), node.value === null ? "null" : "boolean");
    default:
      return scalarAt(node.range, "empty", "", "null");
  }
}

/** Made in one piece: one put together of others has a shape of its own for the engine of JavaScript, and there are many. */
function scalarAt(at: Range, style: ScalarNode["style"], text: string, type: ScalarNode["type"]): ScalarNode {
  return { kind: "scalar", at, inner: at, style, text, type };
}
