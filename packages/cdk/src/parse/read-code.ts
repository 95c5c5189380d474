import type { TSESTree } from "@typescript-eslint/types";
import type { Range, Refusal } from "../contract.js";
import type { CodeFile, Use } from "./code-file.js";
import { collectNodes } from "./collect-nodes.js";
import { isKnown } from "./known-nodes.js";
import { tooDeepAt } from "./nesting.js";
import type { ParseCode, ParsedCode } from "./parse-code.js";
import type { Node, Scopes, Variable } from "./syntax.js";

/** Reads a file of code; what a parser throws is a problem of the file too. */
export function readCode(
  file: string,
  text: string,
  parseCode: ParseCode,
  given?: ParsedCode,
): CodeFile | readonly Refusal[] {
  const shift = text.startsWith("\uFEFF") ? 1 : 0;
  if (given !== undefined && isKnown(given.ast)) return indexCode(file, text, given, shift);
  const deep = tooDeepAt(text);
  if (deep !== undefined) return [tooDeep(file, deep)];
  try {
    const parsed = parseCode(file, text.slice(shift));
    if ("ast" in parsed) return indexCode(file, text, parsed, shift);
    return parsed.problems.map(({ message, offset }) => ({
      code: "syntax-error",
      message,
      at: { file, range: [offset + shift, Math.min(offset + shift + 1, text.length)] },
    }));
  } catch (error) {
    if (error instanceof RangeError) return [tooDeep(file, 0)];
    throw error;
  }
}

function tooDeep(file: string, at: number): Refusal {
  return {
    code: "too-deep",
    message: "The code is nested too deeply to be read.",
    at: { file, range: [at, at + 1] },
  };
}

function indexCode(file: string, text: string, { ast, scopeManager }: ParsedCode, shift: number): CodeFile {
  const { parents, nodes } = collectNodes(ast);
  const { variables, uses, topLevel } = indexNames(scopeManager);
  const rangeOf = ({ range }: { readonly range: readonly [number, number] }): Range => [
    range[0] + shift,
    range[1] + shift,
  ];
  const comments = commentsOf(ast).map(rangeOf);
  const starts = new Map(comments.map((comment) => [comment[0], comment]));
  const ends = new Map(comments.map((comment) => [comment[1], comment]));
  const code: CodeFile = {
    file,
    text,
    program: ast,
    comments,
    commentStarting: (offset) => starts.get(offset),
    commentEnding: (offset) => ends.get(offset),
    nodes,
    parentOf: (node) => parents.get(node),
    rangeOf,
    placeOf: (node) => ({ file, range: rangeOf(node) }),
    variableOf: (identifier) => variables.get(identifier),
    usesOf: (variable) =>
      (uses.get(variable) ?? []).map(({ node, write }): Use => ({ file: code, node, write })),
    variableNamed: (name) => topLevel.get(name),
  };
  return code;
}

/** A hashbang is none. */
function commentsOf(ast: TSESTree.Program): readonly TSESTree.Comment[] {
  return (ast.comments ?? []).filter(({ type }) => /^(?:Line|Block)$/.test(type));
}

interface Names {
  readonly variables: ReadonlyMap<Node, Variable>;
  readonly uses: ReadonlyMap<Variable, readonly { readonly node: Node; readonly write: boolean }[]>;
  readonly topLevel: ReadonlyMap<string, Variable>;
}

function indexNames({ scopes, globalScope }: Scopes): Names {
  const variables = new Map<Node, Variable>();
  const uses = new Map<Variable, { node: Node; write: boolean }[]>();
  // A class has its name inside of it too: what is outside comes first, and both are one.
  const outer = new Map<Variable, Variable>();
  for (const { set } of scopes) {
    for (const variable of set.values()) {
      for (const { name } of variable.defs) {
        const before = variables.get(name);
        if (before === undefined) variables.set(name, variable);
        else outer.set(variable, before);
      }
    }
  }
  for (const { references } of scopes) {
    for (const reference of references) {
      // In scripts, names of the top level are left to be resolved later.
      const found = reference.resolved ?? globalScope?.set.get(nameOf(reference.identifier));
      if (found === undefined || found.defs.length === 0) continue;
      const variable = outer.get(found) ?? found;
      variables.set(reference.identifier, variable);
      if (reference.isWrite() && reference.init === true) continue;
      const use = { node: reference.identifier, write: reference.isWrite() };
      const others = uses.get(variable);
      if (others === undefined) uses.set(variable, [use]);
      else others.push(use);
    }
  }
  // The scopes of a module, or of a file that is a function to Node, follow that of what is global.
  const topLevel = new Map<string, Variable>();
  for (const scope of scopes.slice(0, 2)) {
    if (scope !== globalScope && !isTopLevel(scope)) continue;
    for (const [name, variable] of scope.set) if (variable.defs.length > 0) topLevel.set(name, variable);
  }
  return { variables, uses, topLevel };
}

function isTopLevel(scope: object): boolean {
  if (!("block" in scope)) return false;
  const { block } = scope;
  return typeof block === "object" && block !== null && "type" in block && block.type === "Program";
}

function nameOf(node: Node): string {
  return node.type === "Identifier" || node.type === "JSXIdentifier" ? node.name : "";
}
