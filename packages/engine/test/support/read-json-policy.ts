import { parseJson, type JsonNode, type JsonObject, type Range, type TextProblem } from "@iamend/source";

/** A member of an object, with the place of name and value together. */
export interface Member {
  readonly name: string;
  readonly range: Range;
  readonly value: JsonNode;
}

export interface JsonUnit {
  readonly file: string;
  readonly text: string;
  /** With delimiters. */
  readonly comments: readonly Range[];
  readonly root?: JsonObject;
  readonly problem?: TextProblem;
}

const STRING_OR_COMMENT = /"(?:[^"\\\n]|\\.)*"|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;

/** JSON with comments (`#`, `//`, `/* … *\/`). */
export function readUnit(file: string, text: string): JsonUnit {
  const comments: Range[] = [];
  const bare = text.replace(STRING_OR_COMMENT, (found, index: number) => {
    if (found.startsWith('"')) return found;
    comments.push([index, index + found.length]);
    return found.replace(/[^\n]/g, " ");
  });
  const read = parseJson(bare);
  if (!read.ok) return { file, text, comments, problem: read.problem };
  if (read.root.type !== "object") throw new Error(`${file} is no object`);
  return { file, text, comments, root: read.root };
}

export function membersOf(node: JsonNode | undefined): readonly Member[] {
  if (node?.type !== "object") return [];
  return node.members.flatMap((member) =>
    member.type === "member" && member.name.type === "string" && member.name.value !== undefined
      ? [{ name: member.name.value, range: member.range, value: member.value }]
      : [],
  );
}

export function memberOf(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return membersOf(node).find((member) => member.name === name)?.value;
}

export function elementsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === "array" ? node.elements : [];
}

export function textOf(node: JsonNode | undefined): string | undefined {
  return node?.type === "string" ? node.value : undefined;
}

export function numberOf(node: JsonNode | undefined): number | undefined {
  return node?.type === "number" ? Number(node.raw) : undefined;
}
