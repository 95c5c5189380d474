import type { TSESTree } from "@typescript-eslint/types";
import type { CodeFile } from "../parse/code-file.js";
import { keyOf } from "../parse/key-of.js";
import type { Definition, Node, Variable } from "../parse/syntax.js";
import type { CodeWorld } from "./code-world.js";
import { classOfThis } from "./enclosing.js";
import { exportOf, type Exported } from "./exports.js";
import { fieldOf, isWritten } from "./fields.js";
import { libraryMember, libraryModule } from "./library.js";
import type { Meaning, Way } from "./meaning.js";
import { lookUp } from "./look-up.js";
import { refuse } from "./reason.js";
import { unwrap } from "./unwrap.js";

/** Names may lead to names; no code has chains as long. */
const LONGEST = 50;

/** What an expression leads to, by names that are never given anything else. */
export function meaningOf(world: CodeWorld, file: CodeFile, expression: Node, left = LONGEST): Meaning {
  const node = unwrap(expression);
  if (left === 0) return unknown(file, node, "It leads on and on.");
  switch (node.type) {
    case "Identifier": {
      const variable = file.variableOf(node);
      if (variable === undefined) return unknown(file, node, `Nothing is known of \`${node.name}\`.`);
      return withWay(variableMeaning(world, file, variable, left - 1), {
        owner: { file, variable },
        keys: [],
        use: node,
      });
    }
    case "MemberExpression": {
      const key = keyOf(node.property, node.computed);
      if (key === undefined) return unknown(file, node, "Which of its parts is taken is not known.");
      return memberMeaning(
        world,
        meaningOf(world, file, node.object, left - 1),
        key,
        { file, node },
        left - 1,
      );
    }
    case "ThisExpression": {
      const around = classOfThis(file, node);
      if (around === undefined) return unknown(file, node, "What `this` is, is not known.");
      return { kind: around.isStatic ? "class" : "this", file, node: around.node };
    }
    case "CallExpression":
      return callMeaning(world, file, node, left);
    case "ClassExpression":
    case "ClassDeclaration":
      return { kind: "class", file, node };
    default:
      return { kind: "value", file, node, ways: [] };
  }
}

function callMeaning(world: CodeWorld, file: CodeFile, node: TSESTree.CallExpression, left: number): Meaning {
  const { callee } = node;
  const [argument] = node.arguments;
  if (argument !== undefined && callee.type === "Identifier" && callee.name === "require") {
    if (
      file.variableOf(callee) === undefined &&
      argument.type === "Literal" &&
      typeof argument.value === "string"
    ) {
      return moduleMeaning(world, file, argument.value, node);
    }
  }
  if (argument !== undefined && argument.type !== "SpreadElement" && isFreeze(callee)) {
    return meaningOf(world, file, argument, left - 1);
  }
  return { kind: "value", file, node, ways: [] };
}

/** `Object.freeze(x)` is x. */
export function isFreeze(callee: Node): boolean {
  return (
    callee.type === "MemberExpression" &&
    callee.object.type === "Identifier" &&
    callee.object.name === "Object" &&
    keyOf(callee.property, callee.computed) === "freeze"
  );
}

function moduleMeaning(world: CodeWorld, file: CodeFile, specifier: string, at: Node): Meaning {
  const path = libraryModule(specifier);
  if (path !== undefined) return { kind: "library", path };
  const module = world.resolve(file.file, specifier);
  if (module !== undefined) return { kind: "module", file: module };
  return unknown(file, at, `The module \`${specifier}\` is not followed.`);
}

/** What a property of something leads to. */
export function memberMeaning(
  world: CodeWorld,
  base: Meaning,
  key: string,
  at: { readonly file: CodeFile; readonly node: Node },
  left = LONGEST,
): Meaning {
  switch (base.kind) {
    case "library":
      return { kind: "library", path: libraryMember(base.path, key) };
    case "module":
      return exportMeaning(world, base.file, key, at, left);
    case "class":
    case "this": {
      const field = fieldOf(world, base.file, base.node, key, base.kind === "class");
      if (field === undefined) return unknown(at.file, at.node, `What \`${key}\` holds is not followed.`);
      const { value } = field;
      const meaning = meaningOf(world, base.file, value, left - 1);
      return withWay(meaning, { owner: { file: base.file, field }, keys: [], use: at.node });
    }
    case "value": {
      const object = unwrap(base.node);
      if (object.type !== "ObjectExpression")
        return unknown(at.file, at.node, `What \`${key}\` holds is not followed.`);
      const found = lookUp(world, base.file, object, key);
      if (found.kind !== "found" || isWritten(world, key))
        return unknown(at.file, at.node, `What \`${key}\` holds is not followed.`);
      const ways = [...base.ways.map((way) => ({ ...way, keys: [...way.keys, key] })), ...found.ways];
      return ways.reduce(withWay, meaningOf(world, found.file, found.value, left - 1));
    }
    case "unknown":
      return base;
  }
}

function withWay(meaning: Meaning, way: Way): Meaning {
  return meaning.kind === "value" ? { ...meaning, ways: [...meaning.ways, way] } : meaning;
}

function variableMeaning(world: CodeWorld, file: CodeFile, variable: Variable, left: number): Meaning {
  const [definition, another] = variable.defs;
  const at = definition?.name;
  if (definition === undefined || at === undefined || another !== undefined) {
    return {
      kind: "unknown",
      why: refuse("not-followed", `\`${variable.name}\` is declared several times.`),
    };
  }
  if (file.usesOf(variable).some(({ write }) => write)) {
    return unknown(file, at, `\`${variable.name}\` is given another value later.`);
  }
  switch (definition.type) {
    case "ImportBinding":
      return importMeaning(world, file, definition, left);
    case "Variable":
      return declaredMeaning(world, file, definition, left);
    case "ClassName": {
      const { node } = definition;
      if (node.type === "ClassDeclaration" || node.type === "ClassExpression")
        return { kind: "class", file, node };
      return unknown(file, at, `\`${variable.name}\` is not followed.`);
    }
    case "FunctionName":
    case "TSEnumName":
      return { kind: "value", file, node: definition.node, ways: [] };
    default:
      return unknown(file, at, `What is given as \`${variable.name}\` is not followed.`);
  }
}

function importMeaning(world: CodeWorld, file: CodeFile, { name, node }: Definition, left: number): Meaning {
  const at = { file, node: name };
  if (node.type === "TSImportEqualsDeclaration") {
    const { moduleReference } = node;
    if (moduleReference.type === "TSExternalModuleReference") {
      return moduleMeaning(world, file, moduleReference.expression.value, name);
    }
    return qualifiedMeaning(world, file, moduleReference, left);
  }
  const declaration = file.parentOf(node);
  if (declaration?.type !== "ImportDeclaration") return unknown(file, name, "The import is not followed.");
  const module = moduleMeaning(world, file, declaration.source.value, name);
  if (node.type === "ImportNamespaceSpecifier") return module;
  const key = node.type === "ImportSpecifier" ? nameOfSpecifier(node.imported) : "default";
  // With `esModuleInterop` the default of a CommonJS module is all of it.
  if (key === "default" && module.kind === "library") return module;
  return memberMeaning(world, module, key, at, left);
}

function qualifiedMeaning(world: CodeWorld, file: CodeFile, name: Node, left: number): Meaning {
  if (name.type !== "TSQualifiedName") return meaningOf(world, file, name, left - 1);
  const base = qualifiedMeaning(world, file, name.left, left - 1);
  return memberMeaning(world, base, name.right.name, { file, node: name }, left - 1);
}

export function nameOfSpecifier(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === "Identifier" ? node.name : node.value;
}

function declaredMeaning(
  world: CodeWorld,
  file: CodeFile,
  { name, node }: Definition,
  left: number,
): Meaning {
  if (node.type !== "VariableDeclarator" || node.init === null) {
    return unknown(file, name, "What it holds is not followed.");
  }
  const keys = keysInPattern(file, name, node.id);
  if (keys === undefined) return unknown(file, name, "What it holds is not followed.");
  return keys.reduce(
    (meaning, key) => memberMeaning(world, meaning, key, { file, node: name }, left - 1),
    meaningOf(world, file, node.init, left - 1),
  );
}

/** The properties that lead from the value to one name of a pattern: none for a lone name. */
function keysInPattern(file: CodeFile, name: Node, pattern: Node): readonly string[] | undefined {
  const keys: string[] = [];
  for (let node = name; node !== pattern;) {
    const parent = file.parentOf(node);
    if (parent?.type === "Property" && parent.value === node) {
      const key = keyOf(parent.key, parent.computed);
      if (key === undefined) return undefined;
      keys.unshift(key);
    } else if (parent?.type !== "ObjectPattern") return undefined;
    node = parent;
  }
  return keys;
}

function exportMeaning(
  world: CodeWorld,
  file: CodeFile,
  name: string,
  at: { readonly file: CodeFile; readonly node: Node },
  left: number,
): Meaning {
  const exported = exportOf(world, file, name);
  if (exported === undefined) return unknown(at.file, at.node, `\`${name}\` is not found in ${file.file}.`);
  return exportedMeaning(world, exported, at, left);
}

function exportedMeaning(
  world: CodeWorld,
  exported: Exported,
  at: { readonly file: CodeFile; readonly node: Node },
  left: number,
): Meaning {
  if (left === 0) return unknown(at.file, at.node, "It leads on and on.");
  switch (exported.kind) {
    case "variable": {
      const { file, variable } = exported;
      const meaning = variableMeaning(world, file, variable, left - 1);
      return withWay(meaning, { owner: { file, variable }, keys: [], use: at.node });
    }
    case "expression":
      return meaningOf(world, exported.file, exported.node, left - 1);
    case "module":
      return moduleMeaning(world, exported.file, exported.specifier, at.node);
    case "member":
      return memberMeaning(
        world,
        moduleMeaning(world, exported.file, exported.specifier, at.node),
        exported.name,
        at,
        left - 1,
      );
  }
}

function unknown(file: CodeFile, node: Node, message: string): Meaning {
  return { kind: "unknown", why: refuse("not-followed", message, file.placeOf(node)) };
}
