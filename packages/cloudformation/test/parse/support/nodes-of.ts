import type { TemplateNode } from "../../../src/parse/node.js";

type Range = readonly [number, number];

/** A node and all below it, aliases not followed. */
export function nodesOf(node: TemplateNode): readonly TemplateNode[] {
  switch (node.kind) {
    case "map":
      return [node, ...node.entries.flatMap(({ key, value }) => [...nodesOf(key), ...nodesOf(value)])];
    case "sequence":
      return [node, ...node.items.flatMap(nodesOf)];
    default:
      return [node];
  }
}

/** What is wrong with the ranges of a tree: each lies in the one around it, behind the one before it, and begins and ends as it must. */
export function rangeFaults(root: TemplateNode, text: string): readonly string[] {
  return nodesOf(root).flatMap((node) => faultsOf(node, text));
}

function faultsOf(node: TemplateNode, text: string): readonly string[] {
  const faults: string[] = [];
  const source = text.slice(...node.at);
  const must = (holds: boolean, what: string) => {
    if (!holds) faults.push(`${what}: ${JSON.stringify(source)}`);
  };
  if (node.tag !== undefined) must(source.includes(node.tag), "has its tag");
  if (node.anchor !== undefined) must(source.includes(`&${node.anchor}`), "has its anchor");
  if (node.tag !== undefined || node.anchor !== undefined)
    must(/^[!&]/.test(source), "begins with its marks");
  switch (node.kind) {
    case "alias":
      must(source === `*${node.name}`, "is its name");
      break;
    case "scalar":
      must(isInside(node.inner, node.at), "is inside");
      must(START[node.style].test(text.slice(...node.inner)), "begins as its style does");
      must(!source.endsWith("\n") || /\|\+|>\+/.test(source), "ends before its line does");
      break;
    case "sequence":
      must(isInside(node.inner, node.at), "is inside");
      must(
        areInOrder(
          node.items.map(({ at }) => at),
          node.inner,
        ),
        "holds its items in order",
      );
      must(
        node.layout === "dashes" ? text[node.inner[0]] === "-" : /^\[.*\]$/s.test(text.slice(...node.inner)),
        "begins and ends",
      );
      if (node.layout === "dashes")
        must(node.items.at(-1)?.at[1] === node.inner[1], "ends with its last item");
      break;
    case "map":
      must(
        areInOrder(
          node.entries.map(({ at }) => at),
          node.at,
        ),
        "holds its entries in order",
      );
      for (const { at, key, value } of node.entries)
        must(areInOrder([key.at, value.at], at), "holds key and value");
      if (node.layout === "block")
        must(node.entries.at(-1)?.at[1] === node.at[1], "ends with its last entry");
  }
  return faults;
}

const START = {
  plain: /^[^'"|> \t\r\n]/,
  single: /^'.*'$/s,
  double: /^".*"$/s,
  block: /^[|>]/,
  empty: /^$/,
};

function isInside(inner: Range, outer: Range): boolean {
  return outer[0] <= inner[0] && inner[0] <= inner[1] && inner[1] <= outer[1];
}

function areInOrder(ranges: readonly Range[], outer: Range): boolean {
  return ranges.every((range, index) => isInside(range, outer) && (ranges[index - 1]?.[1] ?? 0) <= range[0]);
}
