// Syntax trees and scopes as parsers of JavaScript give them; types alone, so that no parser is loaded.
import type { TSESTree } from "@typescript-eslint/types";

export type Node = TSESTree.Node;

/** What scope managers agree on: that of typescript-eslint and that of ESLint itself. */
export interface Scopes {
  readonly scopes: readonly Scope[];
  readonly globalScope: Scope | null;
}

export interface Scope {
  readonly references: readonly Reference[];
  readonly set: ReadonlyMap<string, Variable>;
}

export interface Reference {
  readonly identifier: Node;
  readonly resolved: Variable | null;
  /** Is it the initial value of its variable that is written? */
  readonly init?: boolean | null | undefined;
  isWrite(): boolean;
}

export interface Variable {
  readonly name: string;
  readonly defs: readonly Definition[];
}

/** `name`: the identifier. `node`: the declarator, specifier, class or function. */
export interface Definition {
  readonly type: string;
  readonly name: Node;
  readonly node: Node;
}
