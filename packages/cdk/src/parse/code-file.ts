import type { TSESTree } from "@typescript-eslint/types";
import type { Place, Range } from "../contract.js";
import type { Node, Variable } from "./syntax.js";

/** A use of a variable, of any kind. */
export interface Use {
  readonly file: CodeFile;
  readonly node: Node;
  /** It gets another value there; its first one does not count. */
  readonly write: boolean;
}

/** A parsed file and what is asked of it again and again; ranges are offsets into the text as read. */
export interface CodeFile {
  readonly file: string;
  readonly text: string;
  readonly program: TSESTree.Program;
  readonly comments: readonly Range[];
  readonly commentStarting: (offset: number) => Range | undefined;
  readonly commentEnding: (offset: number) => Range | undefined;
  readonly nodes: NodesOfInterest;
  parentOf(node: Node): Node | undefined;
  rangeOf(node: Node): Range;
  placeOf(node: Node): Place;
  variableOf(identifier: Node): Variable | undefined;
  /** All but the declaration with its initial value. */
  usesOf(variable: Variable): readonly Use[];
  /** A variable of the top level of the module. */
  variableNamed(name: string): Variable | undefined;
}

/** Nodes by what they are looked for, in the order of the text. */
export interface NodesOfInterest {
  readonly news: readonly TSESTree.NewExpression[];
  readonly calls: readonly TSESTree.CallExpression[];
  readonly objects: readonly TSESTree.ObjectExpression[];
  readonly classes: readonly (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[];
  readonly assignments: readonly TSESTree.AssignmentExpression[];
  readonly returns: readonly TSESTree.ReturnStatement[];
  /** Everything that takes a property of something by this name: `x.name`, `x["name"]`, `const { name } = x`. */
  readonly members: ReadonlyMap<string, readonly Node[]>;
  /** Statements and calls that name another module. */
  readonly imports: readonly ModuleMention[];
}

/** `import … from`, `export … from`, `require(…)`, `import(…)`, `import x = require(…)`. */
export interface ModuleMention {
  readonly specifier: string;
  readonly node: Node;
}
