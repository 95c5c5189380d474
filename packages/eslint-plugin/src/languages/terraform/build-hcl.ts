import type { Hcl, ParsedFile } from "@iamend/terraform";
import { createElements, type Elements } from "../create-elements.js";
import { buildExpression } from "./build-expression.js";
import { HCL_KEYS } from "./hcl-keys.js";
import type { HclAttribute, HclBlock, HclFile, HclNode } from "./hcl-nodes.js";

/** The nodes of a file, of what is intact in it. */
export function buildHcl({ text, body, comments }: ParsedFile): HclFile {
  const elements = createElements<HclNode>(text, HCL_KEYS);
  return elements.node("HclFile", [0, text.length], {
    body: buildBody(elements, body),
    comments: comments.map(({ kind, at }) => elements.comment(kind, at)),
  });
}

function buildBody(
  elements: Elements<HclNode>,
  { attributes, blocks }: Hcl.Body,
): readonly (HclAttribute | HclBlock)[] {
  const all = [
    ...attributes.map(({ at, name, value }) =>
      elements.node("HclAttribute", at, { name, value: buildExpression(elements, value) }),
    ),
    ...blocks.map((block) => buildBlock(elements, block)),
  ];
  return all.sort((one, other) => one.range[0] - other.range[0]);
}

function buildBlock(elements: Elements<HclNode>, { at, type, labels, body }: Hcl.Block): HclBlock {
  return elements.node("HclBlock", at, {
    blockType: type,
    labels: labels.map((label) => elements.node("HclLabel", label.at, { value: label.value })),
    body: buildBody(elements, body),
  });
}
