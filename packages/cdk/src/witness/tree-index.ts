import type { TSESTree } from "@typescript-eslint/types";
import type { Range } from "../contract.js";
import type { Node } from "../parse/syntax.js";
import { visitNodes } from "../parse/visit.js";
import type { ReadText, Token } from "./read-text.js";

/** What takes arguments. */
export type Call = TSESTree.CallExpression | TSESTree.NewExpression;

/** The nodes of a text by where they stand. */
export class TreeIndex {
  readonly #read: ReadText;
  readonly #parents = new Map<Node, Node>();
  readonly #byStart = new Map<number, Node[]>();
  readonly #callsByEnd = new Map<number, Call>();
  readonly #tokenAt = new Map<number, number>();

  constructor(read: ReadText) {
    this.#read = read;
    visitNodes(read.program, (node, parent) => {
      if (parent !== undefined) this.#parents.set(node, parent);
      const [start, end] = this.rangeOf(node);
      const others = this.#byStart.get(start);
      if (others === undefined) this.#byStart.set(start, [node]);
      else others.push(node);
      if (node.type === "CallExpression" || node.type === "NewExpression") this.#callsByEnd.set(end, node);
    });
    read.tokens.forEach(({ range }, index) => this.#tokenAt.set(range[0], index));
  }

  rangeOf({ range: [start, end] }: Node): Range {
    return [start + this.#read.shift, end + this.#read.shift];
  }

  parentOf(node: Node): Node | undefined {
    return this.#parents.get(node);
  }

  /** The outermost node that fills a range but for parentheses. */
  nodeIn([start, end]: Range): Node | undefined {
    for (let index = this.#tokenAt.get(start); index !== undefined; index++) {
      const token = this.#read.tokens[index];
      if (token === undefined || token.range[0] >= end) return undefined;
      const node = this.#byStart.get(token.range[0])?.find((one) => this.rangeOf(one)[1] <= end);
      if (node !== undefined) return this.#isAlone(node, end) ? node : undefined;
      if (token.text !== "(" && !token.isComment) return undefined;
    }
    return undefined;
  }

  #isAlone(node: Node, end: number): boolean {
    for (let index = this.#indexFrom(this.rangeOf(node)[1]); ; index++) {
      const token = this.#read.tokens[index];
      if (token === undefined || token.range[0] >= end) return true;
      if (token.text !== ")" && !token.isComment) return false;
    }
  }

  /** The call whose arguments stand between these parentheses. */
  callWith([start, end]: Range): Call | undefined {
    const call = this.#callsByEnd.get(end);
    if (call === undefined || this.#read.text[start] !== "(" || this.#read.text[end - 1] !== ")")
      return undefined;
    const inside = call.arguments.map((argument) => this.rangeOf(argument));
    const holds = inside.every((range) => start < range[0] && range[1] < end);
    return holds && this.rangeOf(call.callee)[1] <= start ? call : undefined;
  }

  /** The call that fills a range. */
  callAt([start, end]: Range): Call | undefined {
    const call = this.#callsByEnd.get(end);
    return call !== undefined && this.rangeOf(call)[0] === start ? call : undefined;
  }

  /** The range of a node with the parentheses around it; `call`: those of its arguments are not among them. */
  withParentheses(node: Node, call?: Call): Range {
    let [start, end] = this.rangeOf(node);
    const last = call === undefined ? undefined : this.rangeOf(call)[1];
    for (;;) {
      const before = this.#visible(this.#indexFrom(start) - 1, -1);
      const after = this.#visible(this.#indexFrom(end), 1);
      if (before?.text !== "(" || after?.text !== ")" || after.range[1] === last) return [start, end];
      [start] = before.range;
      [, end] = after.range;
    }
  }

  #visible(from: number, step: number): Token | undefined {
    let index = from;
    while (this.#read.tokens[index]?.isComment === true) index += step;
    return this.#read.tokens[index];
  }

  /** The index of the first token that starts at an offset or later. */
  #indexFrom(offset: number): number {
    const { tokens } = this.#read;
    let low = 0;
    let high = tokens.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens[middle]?.range[0] ?? Infinity) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
