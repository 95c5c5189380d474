import type { ParsedText, TemplateNode } from "../../../src/parse/node.js";

/**
 * A tree as lines to read: kind, style, and between `«»` what stands at its place, `⏎` for a line feed; for a sequence or scalar
 * with tag or anchor `inner` too.
 */
export function outline({ roots }: ParsedText, text: string): readonly string[] {
  return roots.flatMap((root) => lines(root, text, ""));
}

function lines(node: TemplateNode, text: string, indent: string): readonly string[] {
  const show = (range: readonly [number, number]) =>
    `«${text
      .slice(...range)
      .replaceAll("\n", "⏎")
      .replaceAll("\r", "␍")}»`;
  const marks = `${node.tag === undefined ? "" : ` ${node.tag}`}${node.anchor === undefined ? "" : ` &${node.anchor}`}`;
  const inner = "inner" in node && String(node.inner) !== String(node.at) ? ` ${show(node.inner)}` : "";
  const below = `${indent}  `;
  switch (node.kind) {
    case "scalar":
      return [
        `${indent}${node.style} ${node.type}${marks} ${show(node.at)}${inner} ${JSON.stringify(node.text)}`,
      ];
    case "alias":
      return [`${indent}alias ${show(node.at)} ${node.target?.kind ?? "nothing"}`];
    case "sequence":
      return [
        `${indent}${node.layout}${marks} ${show(node.at)}${inner}`,
        ...node.items.flatMap((item) => lines(item, text, below)),
      ];
    case "map":
      return [
        `${indent}${node.layout}${marks} ${show(node.at)}`,
        ...node.entries.flatMap(({ at, key, name, value }) => [
          `${below}${name ?? "?"} ${show(at)}`,
          ...(name === undefined ? lines(key, text, `${below}    `) : []),
          ...lines(value, text, `${below}  `),
        ]),
      ];
  }
}
