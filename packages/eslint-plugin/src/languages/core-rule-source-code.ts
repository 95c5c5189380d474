import type { LanguageOptions } from "@eslint/core";
import { TextSourceCodeBase } from "@eslint/plugin-kit";
import type { Root } from "./dialect.js";
import type { Element, SourceComment } from "./element.js";

/** No code has any variables here. */
interface EmptyScope {
  readonly type: "global";
  readonly block: Root;
  readonly isStrict: boolean;
  readonly upper: null;
  readonly set: ReadonlyMap<string, never>;
  readonly variables: readonly never[];
  readonly references: readonly never[];
  readonly through: readonly never[];
  readonly childScopes: readonly never[];
}

/**
 * What rules for JavaScript ask a file for when they are created, before they find that none of its nodes is one of theirs.
 *
 * Whoever writes `js.configs.recommended` without `files` turns them on for every file: they must find nothing rather than fail.
 */
export abstract class CoreRuleSourceCode extends TextSourceCodeBase<{
  LangOptions: LanguageOptions;
  RootNode: Root;
  SyntaxElementWithLoc: Element;
  ConfigNode: SourceComment;
}> {
  readonly hasBOM: boolean;
  readonly comments: SourceComment[];
  /** For those that want types: there are none, and they say so. */
  readonly parserServices = {};

  constructor(text: string, ast: Root, hasBOM: boolean) {
    super({ text, ast, lineEndingPattern: /\r\n|[\r\n]/u });
    this.hasBOM = hasBOM;
    this.comments = [...ast.comments];
  }

  getAllComments(): SourceComment[] {
    return this.comments;
  }

  /** No tokens but comments are kept. */
  get tokensAndComments(): SourceComment[] {
    return this.comments;
  }

  getFirstToken(): null {
    return null;
  }

  getScope(): EmptyScope {
    return this.#scope;
  }

  /** Anything but null, by which ESLint would know JavaScript. */
  get scopeManager(): { readonly scopes: readonly EmptyScope[]; readonly globalScope: EmptyScope } {
    return { scopes: [this.#scope], globalScope: this.#scope };
  }

  get #scope(): EmptyScope {
    return {
      type: "global",
      block: this.ast,
      isStrict: false,
      upper: null,
      set: new Map<string, never>(),
      variables: [],
      references: [],
      through: [],
      childScopes: [],
    };
  }
}
