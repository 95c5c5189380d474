import { printPattern } from "../yaml-quotes.js";
import { isMapping, isVerbatim, type PolicyTree } from "./policy-tree.js";

/** How a block of YAML is laid out. */
export interface BlockLayout {
  readonly lineBreak: string;
  /** What stands before the dashes of a sequence, beyond the column of its key. */
  readonly dashes: string;
}

/** A mapping in lines with keys, all but the first behind `indentation`; without a line break at its end. */
export function printBlock(tree: PolicyTree, indentation: string, layout: BlockLayout): string {
  if (!isMapping(tree)) return printFlow(tree);
  const { lineBreak, dashes } = layout;
  const deeper = `${indentation}  `;
  const lines = [...tree].map(([key, value]) => {
    const name = `${printText(key)}:`;
    if (isMapping(value)) return `${name}${lineBreak}${deeper}${printBlock(value, deeper, layout)}`;
    if (typeof value === "string" || isVerbatim(value)) return `${name} ${printFlow(value)}`;
    const dash = `${lineBreak}${indentation}${dashes}- `;
    const items = value.map((item) => dash + printBlock(item, `${indentation}${dashes}  `, layout));
    return name + items.join("");
  });
  return lines.join(lineBreak + indentation);
}

/** A value of YAML on one line. */
export function printFlow(tree: PolicyTree): string {
  if (typeof tree === "string") return printText(tree);
  if (isVerbatim(tree)) return tree.source;
  if (!isMapping(tree)) return `[${tree.map(printFlow).join(", ")}]`;
  return `{ ${[...tree].map(([key, value]) => `${printText(key)}: ${printFlow(value)}`).join(", ")} }`;
}

/** A value of JSON; `unit`: one step of indentation, undefined for one line. */
export function printJson(
  tree: PolicyTree,
  indentation: string,
  unit: string | undefined,
  lineBreak: string,
): string {
  if (typeof tree === "string") return JSON.stringify(tree);
  if (isVerbatim(tree)) return tree.source;
  const deeper = unit === undefined ? "" : indentation + unit;
  const inside = (value: PolicyTree): string => printJson(value, deeper, unit, lineBreak);
  const parts = isMapping(tree)
    ? [...tree].map(([key, value]) => `${JSON.stringify(key)}: ${inside(value)}`)
    : tree.map(inside);
  const [open, close] = isMapping(tree) ? ["{", "}"] : ["[", "]"];
  if (unit === undefined) {
    const space = isMapping(tree) ? " " : "";
    return open + space + parts.join(", ") + space + close;
  }
  const lead = lineBreak + deeper;
  return open + lead + parts.join(`,${lead}`) + lineBreak + indentation + close;
}

/** Words stay plain; what could be anything else gets quotes. */
function printText(text: string): string {
  if (WORDS.has(text)) return text;
  return text.includes("'") || !/^[\w*?:.-]+$/.test(text)
    ? `'${text.replaceAll("'", "''")}'`
    : printPattern(text, "");
}

const WORDS: ReadonlySet<string> = new Set([
  "Version",
  "Statement",
  "Effect",
  "Allow",
  "Action",
  "Resource",
  "Condition",
  "Bool",
  "StringEquals",
  "ArnEquals",
]);
