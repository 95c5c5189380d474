import type { FileProblem, SourceLocation } from "@eslint/core";
import type { Directive, VisitNodeStep } from "@eslint/plugin-kit";
import { CoreRuleSourceCode } from "./core-rule-source-code.js";
import type { Node, Root, VisitorKeys } from "./dialect.js";
import type { Element, SourceComment } from "./element.js";
import {
  disableDirectives,
  inlineConfigurations,
  isDirective,
  type InlineConfiguration,
} from "./directives.js";
import { traversalOf } from "./traversal.js";

/** A file of one of our languages as ESLint and its rules see it. */
export class TreeSourceCode extends CoreRuleSourceCode {
  readonly visitorKeys: VisitorKeys;
  #steps: readonly VisitNodeStep[] | undefined;
  #directives: SourceComment[] | undefined;

  /** `text` is without a BOM, whose place `hasBOM` tells. */
  constructor(text: string, ast: Root, hasBOM: boolean, visitorKeys: VisitorKeys) {
    super(text, ast, hasBOM);
    this.visitorKeys = visitorKeys;
  }

  override getLoc(element: Element): SourceLocation {
    return element.loc;
  }

  override getParent(element: Element): Node | undefined {
    return "parent" in element ? (element as Node).parent : undefined;
  }

  override traverse(): Iterable<VisitNodeStep> {
    return (this.#steps ??= traversalOf(this.ast, this.visitorKeys));
  }

  /** All comments that tell ESLint something, for it to warn of them where they have no effect. */
  getInlineConfigNodes(): SourceComment[] {
    const hasBlockComments = this.ast.type === "HclFile";
    return (this.#directives ??= this.comments.filter((comment) => isDirective(comment, hasBlockComments)));
  }

  getDisableDirectives(): { directives: Directive[]; problems: FileProblem[] } {
    return disableDirectives(this.getInlineConfigNodes());
  }

  applyInlineConfig(): { configs: InlineConfiguration[]; problems: FileProblem[] } {
    return inlineConfigurations(this.getInlineConfigNodes());
  }
}
