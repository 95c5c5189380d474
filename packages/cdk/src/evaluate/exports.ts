import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Node, Variable } from "../parse/syntax.js";
import type { CodeWorld } from "./code-world.js";

/** What a module gives under a name. */
export type Exported =
  | { readonly kind: "variable"; readonly file: CodeFile; readonly variable: Variable }
  | { readonly kind: "expression"; readonly file: CodeFile; readonly node: Node }
  | { readonly kind: "module"; readonly file: CodeFile; readonly specifier: string }
  | { readonly kind: "member"; readonly file: CodeFile; readonly specifier: string; readonly name: string };

interface Exports {
  readonly named: ReadonlyMap<string, Exported>;
  /** `export * from`. */
  readonly all: readonly string[];
}

const known = new WeakMap<CodeFile, Exports>();

/** What a file exports under a name, by itself or from another. */
export function exportOf(
  world: CodeWorld,
  file: CodeFile,
  name: string,
  seen: ReadonlySet<CodeFile> = new Set(),
): Exported | undefined {
  if (seen.has(file)) return undefined;
  const exports = exportsOf(file);
  const own = exports.named.get(name);
  if (own !== undefined || name === "default") return own;
  const visited = new Set([...seen, file]);
  for (const specifier of exports.all) {
    const other = world.resolve(file.file, specifier);
    const found =
      other === undefined ? libraryExport(file, specifier, name) : exportOf(world, other, name, visited);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Of `export * from "aws-cdk-lib/aws-iam"` nothing is known but that everything is there. */
function libraryExport(file: CodeFile, specifier: string, name: string): Exported | undefined {
  return /^\.\.?(?:\/|$)/.test(specifier) ? undefined : { kind: "member", file, specifier, name };
}

export function exportsOf(file: CodeFile): Exports {
  const before = known.get(file);
  if (before !== undefined) return before;
  const named = new Map<string, Exported>();
  const all: string[] = [];
  for (const statement of file.program.body) {
    switch (statement.type) {
      case "ExportAllDeclaration": {
        const { exported, source } = statement;
        if (exported === null) all.push(source.value);
        else named.set(nameOf(exported), { kind: "module", file, specifier: source.value });
        break;
      }
      case "ExportDefaultDeclaration":
        named.set("default", defaultExport(file, statement.declaration));
        break;
      case "ExportNamedDeclaration": {
        const { source } = statement;
        for (const { local, exported } of statement.specifiers) {
          const name = nameOf(local);
          if (source !== null) {
            named.set(nameOf(exported), { kind: "member", file, specifier: source.value, name });
            continue;
          }
          const variable = file.variableNamed(name);
          if (variable !== undefined) named.set(nameOf(exported), { kind: "variable", file, variable });
        }
        if (statement.declaration !== null) {
          for (const name of declaredNames(statement.declaration)) {
            const variable = file.variableNamed(name);
            if (variable !== undefined) named.set(name, { kind: "variable", file, variable });
          }
        }
        break;
      }
      case "TSExportAssignment":
        named.set("default", { kind: "expression", file, node: statement.expression });
        break;
      case "TSImportEqualsDeclaration":
        break;
      default:
    }
  }
  addCommonJs(file, named);
  const exports = { named, all };
  known.set(file, exports);
  return exports;
}

function defaultExport(file: CodeFile, declaration: Node): Exported {
  if (declaration.type === "ClassDeclaration" || declaration.type === "FunctionDeclaration") {
    const variable = declaration.id === null ? undefined : file.variableNamed(declaration.id.name);
    if (variable !== undefined) return { kind: "variable", file, variable };
  }
  return { kind: "expression", file, node: declaration };
}

/** `exports.x = …`, `module.exports.x = …`, `module.exports = { x }`. */
function addCommonJs(file: CodeFile, named: Map<string, Exported>): void {
  for (const { left, right, operator } of file.nodes.assignments) {
    if (operator !== "=" || left.type !== "MemberExpression") continue;
    if (isExports(file, left)) {
      named.set("default", { kind: "expression", file, node: right });
      if (right.type !== "ObjectExpression") continue;
      for (const property of right.properties) {
        if (property.type === "SpreadElement") continue;
        const key = keyOf(property.key, property.computed);
        if (key !== undefined) named.set(key, { kind: "expression", file, node: property.value });
      }
    } else if (isExports(file, left.object)) {
      const key = keyOf(left.property, left.computed);
      if (key !== undefined) named.set(key, { kind: "expression", file, node: right });
    }
  }
}

/** Is it `exports` or `module.exports`? */
export function isExports(file: CodeFile, node: Node): boolean {
  if (node.type === "Identifier") return node.name === "exports" && file.variableOf(node) === undefined;
  return (
    node.type === "MemberExpression" &&
    node.object.type === "Identifier" &&
    node.object.name === "module" &&
    file.variableOf(node.object) === undefined &&
    keyOf(node.property, node.computed) === "exports"
  );
}

function declaredNames(declaration: Node): readonly string[] {
  switch (declaration.type) {
    case "VariableDeclaration":
      return declaration.declarations.flatMap(({ id }) => (id.type === "Identifier" ? [id.name] : []));
    case "ClassDeclaration":
    case "FunctionDeclaration":
      return declaration.id === null ? [] : [declaration.id.name];
    case "TSEnumDeclaration":
      return [declaration.id.name];
    case "TSImportEqualsDeclaration":
      return [declaration.id.name];
    default:
      return [];
  }
}

function nameOf(node: Node): string {
  if (node.type === "Identifier") return node.name;
  return node.type === "Literal" && typeof node.value === "string" ? node.value : "";
}
