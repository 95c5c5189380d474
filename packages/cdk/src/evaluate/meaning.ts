import type { TSESTree } from "@typescript-eslint/types";
import type { Refusal } from "../contract.js";
import type { CodeFile } from "../parse/code-file.js";
import type { Node, Variable } from "../parse/syntax.js";

export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;

/**
 * What an expression leads to.
 *
 * - `library`: something of the CDK by its name, as in `aws-iam.Role`.
 * - `module`: all that a file of the root exports.
 * - `class`: a class of the root.
 * - `value`: the expression that made it, which nothing replaces; `ways`: by which names it was reached.
 * - `this`: the object of the class around it.
 */
export type Meaning =
  | { readonly kind: "library"; readonly path: string }
  | { readonly kind: "module"; readonly file: CodeFile }
  | { readonly kind: "class"; readonly file: CodeFile; readonly node: ClassNode }
  | { readonly kind: "value"; readonly file: CodeFile; readonly node: Node; readonly ways: readonly Way[] }
  | { readonly kind: "this"; readonly file: CodeFile; readonly node: ClassNode }
  | { readonly kind: "unknown"; readonly why: Refusal };

/** A name by which a value was reached: others may reach it by the same name. */
export interface Way {
  readonly owner: Owner;
  /** The properties of what the name holds that lead to the value. */
  readonly keys: readonly string[];
  /** Where the name was used. */
  readonly use: Node;
}

export type Owner =
  | { readonly file: CodeFile; readonly variable: Variable }
  | { readonly file: CodeFile; readonly field: Field };

/** A property of a class or of its objects. */
export interface Field {
  readonly node: ClassNode;
  readonly name: string;
  readonly isPrivate: boolean;
}
