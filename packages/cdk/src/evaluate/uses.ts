import type { TSESTree } from "@typescript-eslint/types";
import type { Place } from "../contract.js";
import type { CodeFile, ModuleMention } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node, Variable } from "../parse/syntax.js";
import type { CodeWorld } from "./code-world.js";
import { exportsOf } from "./exports.js";
import { libraryModule } from "./library.js";
import { moduleNamed } from "./module-names.js";
import { nameOfSpecifier } from "./mean.js";
import { isWrapper } from "./unwrap.js";

/** Where a name is used in the end, or how it gets to where that is not followed. */
export type FarUse = { readonly file: CodeFile; readonly node: Node } | { readonly unfollowed: Place };

/** All uses of a variable in all files that import it. */
export function usesEverywhere(
  world: CodeWorld,
  file: CodeFile,
  variable: Variable,
  seen = new Set<Variable>(),
): readonly FarUse[] {
  if (seen.has(variable)) return [];
  seen.add(variable);
  const uses: FarUse[] = [];
  const names = exportedAs(file, variable);
  for (const { node } of file.usesOf(variable)) {
    if (!isExportPlace(file, node)) uses.push({ file, node });
  }
  for (const name of names) uses.push(...usesOfExport(world, file, name, seen));
  return uses;
}

/** The names under which a file exports a variable. */
function exportedAs(file: CodeFile, variable: Variable): readonly string[] {
  return [...exportsOf(file).named].flatMap(([name, exported]) => {
    if (exported.kind === "variable") return exported.variable === variable ? [name] : [];
    if (exported.kind !== "expression" || exported.node.type !== "Identifier") return [];
    return file.variableOf(exported.node) === variable ? [name] : [];
  });
}

/** `export { x }`, `export default x`, `exports.x = x`, `module.exports = { x }`. */
function isExportPlace(file: CodeFile, node: Node): boolean {
  const parent = file.parentOf(node);
  if (parent?.type === "ExportSpecifier" || parent?.type === "ExportDefaultDeclaration") return true;
  return [...exportsOf(file).named.values()].some(
    (exported) => exported.kind === "expression" && exported.node === node,
  );
}

function usesOfExport(
  world: CodeWorld,
  file: CodeFile,
  name: string,
  seen: Set<Variable>,
  visited: ReadonlySet<string> = new Set(),
): readonly FarUse[] {
  const key = `${file.file}\n${name}`;
  if (visited.has(key)) return [];
  const further = new Set([...visited, key]);
  // What cannot be read may make anything of it.
  const unread = wordsOf(file).flatMap((word) => world.unreadNaming(word));
  return [
    ...unread.map((by): FarUse => ({ unfollowed: { file: by, range: [0, 0] } })),
    ...usesInMentions(world, file, name, seen, further),
  ];
}

function usesInMentions(
  world: CodeWorld,
  file: CodeFile,
  name: string,
  seen: Set<Variable>,
  further: ReadonlySet<string>,
): readonly FarUse[] {
  return mentionsOf(world, file).flatMap(({ by, mention }): readonly FarUse[] => {
    const lost: FarUse = { unfollowed: by.placeOf(mention.node) };
    const { node } = mention;
    switch (node.type) {
      case "ImportDeclaration":
        return node.specifiers.flatMap((specifier): readonly FarUse[] => {
          const variable = by.variableOf(specifier.local);
          if (variable === undefined) return [lost];
          if (specifier.type === "ImportNamespaceSpecifier")
            return usesInNamespace(world, by, variable, name, seen);
          const imported =
            specifier.type === "ImportSpecifier" ? nameOfSpecifier(specifier.imported) : "default";
          return imported === name ? usesEverywhere(world, by, variable, seen) : [];
        });
      case "ExportNamedDeclaration":
        return node.specifiers.flatMap(({ local, exported }) =>
          nameOfSpecifier(local) === name
            ? usesOfExport(world, by, nameOfSpecifier(exported), seen, further)
            : [],
        );
      case "ExportAllDeclaration":
        return node.exported === null ? usesOfExport(world, by, name, seen, further) : [lost];
      case "CallExpression":
        return usesOfRequired(world, by, node, name, seen) ?? [lost];
      default:
        return [lost];
    }
  });
}

/** `const { x } = require(…)`, `const all = require(…)`. */
function usesOfRequired(
  world: CodeWorld,
  by: CodeFile,
  call: TSESTree.CallExpression,
  name: string,
  seen: Set<Variable>,
): readonly FarUse[] | undefined {
  const declarator = by.parentOf(call);
  if (declarator?.type !== "VariableDeclarator" || declarator.init !== call) return undefined;
  const { id } = declarator;
  if (id.type === "Identifier") {
    const variable = by.variableOf(id);
    return variable === undefined ? undefined : usesInNamespace(world, by, variable, name, seen);
  }
  if (id.type !== "ObjectPattern") return undefined;
  const uses: FarUse[] = [];
  for (const property of id.properties) {
    if (property.type === "RestElement") return undefined;
    const key = keyOf(property.key, property.computed);
    if (key === undefined) return undefined;
    if (key !== name) continue;
    const variable = property.value.type === "Identifier" ? by.variableOf(property.value) : undefined;
    if (variable === undefined) return undefined;
    uses.push(...usesEverywhere(world, by, variable, seen));
  }
  return uses;
}

/** Of `all.x` the whole is the use. */
function usesInNamespace(
  world: CodeWorld,
  file: CodeFile,
  variable: Variable,
  name: string,
  seen: Set<Variable>,
): readonly FarUse[] {
  return usesEverywhere(world, file, variable, seen).flatMap((use): readonly FarUse[] => {
    if ("unfollowed" in use) return [use];
    const member = memberAround(use.file, use.node);
    if (member === undefined) return [{ unfollowed: use.file.placeOf(use.node) }];
    return member.key === name ? [{ file: use.file, node: member.node }] : [];
  });
}

/** The `x.key` of which a node is the x. */
export function memberAround(
  file: CodeFile,
  from: Node,
): { readonly node: TSESTree.MemberExpression; readonly key: string } | undefined {
  let node = from;
  let parent = file.parentOf(node);
  while (parent !== undefined && isWrapper(parent)) {
    node = parent;
    parent = file.parentOf(node);
  }
  if (parent?.type !== "MemberExpression" || parent.object !== node) return undefined;
  const key = keyOf(parent.property, parent.computed);
  return key === undefined ? undefined : { node: parent, key };
}

interface Mention {
  readonly by: CodeFile;
  readonly mention: ModuleMention;
}

const known = new WeakMap<CodeWorld, Map<CodeFile, readonly Mention[]>>();

/** Who names a file as a module, or may do so under a name that only a configuration explains. */
function mentionsOf(world: CodeWorld, file: CodeFile): readonly Mention[] {
  const memory = known.get(world) ?? new Map<CodeFile, readonly Mention[]>();
  known.set(world, memory);
  const before = memory.get(file);
  if (before !== undefined) return before;
  const word = moduleWord(file.file);
  const found = [...new Set(wordsOf(file).flatMap((one) => world.readNaming(one)))].flatMap((by) =>
    by.nodes.imports
      .filter(({ specifier }) => {
        if (libraryModule(specifier) !== undefined) return false;
        if (/^\.\.?(?:\/|$)/.test(specifier)) return world.resolve(by.file, specifier) === file;
        return word !== "" && moduleNamed(specifier) === word;
      })
      .map((mention) => ({ by, mention })),
  );
  memory.set(file, found);
  return found;
}

function wordsOf({ file }: CodeFile): readonly string[] {
  return [moduleWord(file), ...(isIndex(file) ? [""] : [])];
}

/** What most names of a file as a module have in them: its name, or for an index that of its folder. */
function moduleWord(file: string): string {
  const path = file.replace(/(?:^|\/)index\.[cm]?[jt]sx?$/, "");
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.[cm]?[jt]sx?$/, "");
}

function isIndex(file: string): boolean {
  return /(?:^|\/)index\.[cm]?[jt]sx?$/.test(file);
}
