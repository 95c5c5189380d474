import type { MapEntry, ParsedText, TemplateNode } from "@iamend/cloudformation";
import { createElements, type Elements } from "../create-elements.js";
import { CFN_KEYS } from "./cfn-keys.js";
import type { CfnAlias, CfnEntry, CfnFile, CfnMap, CfnNode, CfnSequence, CfnValue } from "./cfn-nodes.js";

/** The nodes of a text; what an alias stands for is built where its anchor is, and nowhere else. */
export function buildCfn(text: string, { language, roots, comments }: ParsedText): CfnFile {
  const elements = createElements<CfnNode>(text, CFN_KEYS);
  return elements.node("CfnFile", [0, text.length], {
    syntax: language,
    documents: roots.map((root) => buildValue(elements, root)),
    comments: comments.map((at) => elements.comment("#", at)),
  });
}

function buildValue(elements: Elements<CfnNode>, node: TemplateNode): CfnValue {
  if (node.kind !== "scalar") return buildOther(elements, node);
  const { at, tag, anchor, text, style, type } = node;
  return elements.node("CfnScalar", at, { tag, anchor, text, style, valueType: type });
}

function buildOther(
  elements: Elements<CfnNode>,
  node: Exclude<TemplateNode, { kind: "scalar" }>,
): CfnMap | CfnSequence | CfnAlias {
  const { at, tag, anchor } = node;
  switch (node.kind) {
    case "map": {
      const entries = node.entries.map((entry) => buildEntry(elements, entry));
      return elements.node("CfnMap", at, { tag, anchor, layout: node.layout, entries });
    }
    case "sequence": {
      const layout = node.layout === "dashes" ? "block" : "flow";
      const items = node.items.map((item) => buildValue(elements, item));
      return elements.node("CfnSequence", at, { tag, anchor, layout, items });
    }
    case "alias":
      return elements.node("CfnAlias", at, { tag, anchor, name: node.name });
  }
}

function buildEntry(elements: Elements<CfnNode>, { at, name, key, value }: MapEntry): CfnEntry {
  return elements.node("CfnEntry", at, {
    name,
    key: buildKey(elements, key),
    value: buildValue(elements, value),
  });
}

function buildKey(elements: Elements<CfnNode>, key: TemplateNode): CfnEntry["key"] {
  if (key.kind !== "scalar") return buildOther(elements, key);
  const { at, tag, anchor, text, style } = key;
  return elements.node("CfnKey", at, { tag, anchor, text, style });
}
