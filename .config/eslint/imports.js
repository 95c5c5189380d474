/** @import { Rule } from "eslint" */

/**
 * One import, or re-export, of any form.
 * @typedef {object} Import
 * @property {any} node where to report it
 * @property {string} specifier the module as written
 * @property {boolean} typeOnly whether nothing of it is left in the compiled code
 */

/**
 * A visitor that hands over every module a file names.
 *
 * `import { type A } from "x"` is no type-only import: under `verbatimModuleSyntax` the module is still loaded.
 * @param {(found: Import) => void} visit
 * @returns {Rule.RuleListener}
 */
export function visitImports(visit) {
  /** @param {any} node @param {any} source @param {boolean} typeOnly */
  function found(node, source, typeOnly) {
    const specifier = nameIn(source);
    if (specifier !== undefined) visit({ node: source, specifier, typeOnly });
  }
  return {
    ImportDeclaration: (/** @type {any} */ node) => found(node, node.source, node.importKind === "type"),
    ExportNamedDeclaration: (/** @type {any} */ node) => found(node, node.source, node.exportKind === "type"),
    ExportAllDeclaration: (/** @type {any} */ node) => found(node, node.source, node.exportKind === "type"),
    ImportExpression: (/** @type {any} */ node) => found(node, node.source, false),
    TSImportType: (/** @type {any} */ node) => found(node, node.source, true),
    TSImportEqualsDeclaration: (/** @type {any} */ node) =>
      found(node, node.moduleReference.expression, node.importKind === "type"),
  };
}

/** @param {any} source @returns {string | undefined} nothing for a module whose name is computed */
function nameIn(source) {
  if (source?.type === "Literal") return source.value;
  if (source?.type === "TemplateLiteral" && source.expressions.length === 0)
    return source.quasis[0].value.cooked;
  return undefined;
}
