import type { ActionList, Change, Id, Range } from "../contract.js";
import type { CdkLocated } from "../link/located.js";
import type { Node } from "../parse/syntax.js";
import { bare, textOf } from "./asserted.js";
import {
  ExpectedGrant,
  ExpectedText,
  GRANT,
  type Appended,
  type ExpectedCode,
  type Gone,
  type Replaced,
} from "./expected-code.js";
import { bodyOf } from "./body-of.js";
import { isForbiddenList, isForbiddenStatement } from "./never-changed.js";
import type { ReadText } from "./read-text.js";
import { TreeIndex, type Call } from "./tree-index.js";
import { wantedOf } from "./wanted-patterns.js";

/** Something is not where it should be, or must not change. */
class Lost extends Error {}

/** What the changes make of a text; undefined: what they are about is not found there, or nothing that may change. */
export function expectChanges(
  file: string,
  read: ReadText,
  changes: readonly Change[],
  located: CdkLocated,
): ExpectedCode | undefined {
  const expected = new ChangedCode(file, read, located);
  try {
    expected.expect(changes);
  } catch (error) {
    if (error instanceof Lost) return undefined;
    throw error;
  }
  return expected;
}

class ChangedCode implements ExpectedCode {
  readonly arrays = new Map<readonly unknown[], readonly unknown[]>();
  readonly places = new Map<Node, ExpectedText | readonly unknown[]>();
  readonly grants = new Map<Node, ExpectedGrant>();
  readonly gone: Gone[] = [];
  readonly replaced: Replaced[] = [];
  readonly appended: Appended[] = [];
  readonly gaps: Range[] = [];
  readonly #file: string;
  readonly #index: TreeIndex;
  readonly #located: CdkLocated;

  constructor(file: string, read: ReadText, located: CdkLocated) {
    this.#file = file;
    this.#index = new TreeIndex(read);
    this.#located = located;
  }

  get isNothing(): boolean {
    return this.arrays.size + this.places.size + this.grants.size === 0;
  }

  expect(changes: readonly Change[]): void {
    this.#expectRemovals(changes.flatMap((change) => ("statement" in change ? [change.statement] : [])));
    this.#expectGrants(changes.flatMap((change) => ("bundle" in change ? [change] : [])));
    const removed = this.gone.map(({ range }) => range);
    for (const [id, { becomes, appended }] of wantedOf(changes)) {
      const list = this.#located.lists.get(id);
      if (list === undefined) throw new Lost();
      const { file, range } = list.at;
      if (file !== this.#file || removed.some((one) => one[0] <= range[0] && range[1] <= one[1])) continue;
      this.#expectList(list, becomes, appended);
    }
  }

  #expectRemovals(ids: readonly Id[]): void {
    const going = new Set<Node>();
    for (const id of ids) {
      const statement = this.#located.statements.get(id);
      if (statement === undefined) throw new Lost();
      if (statement.at.file !== this.#file) continue;
      const node = this.#index.nodeIn(statement.at.range);
      if (node === undefined || isForbiddenStatement(node)) throw new Lost();
      going.add(this.#asserted(node));
    }
    const leaving = new Set([...going].map((node) => this.#statementOf(node, going) ?? node));
    for (const node of leaving) this.#expectGone(node, leaving);
  }

  #expectGrants(changes: readonly Extract<Change, { readonly bundle: Id }>[]): void {
    const going = new Set<Node>();
    for (const { bundle: id, keep } of changes) {
      const bundle = this.#located.bundles.get(id);
      if (bundle === undefined) throw new Lost();
      if (bundle.at.file !== this.#file) continue;
      const call = this.#index.callAt(bundle.at.range);
      const called = call?.type === "CallExpression" ? bare(call.callee) : undefined;
      const name = called?.type === "MemberExpression" && !called.computed ? called.property : undefined;
      if (call === undefined || name?.type !== "Identifier" || !GRANT.test(name.name)) throw new Lost();
      if (name.name !== bundle.name || this.grants.has(call)) throw new Lost();
      if (keep.length === 0) going.add(this.#wholeStatement(call));
      else {
        const last = call.arguments.at(-1);
        const start = last === undefined ? this.#index.rangeOf(call.callee) : this.#index.rangeOf(last);
        const gap: Range = [start[1], this.#index.rangeOf(call)[1] - 1];
        const grant = new ExpectedGrant(name.name, this.#index.rangeOf(name), gap, keep);
        this.grants.set(call, grant);
        this.grants.set(name, grant);
      }
    }
    for (const node of going) this.#expectGone(node, going);
  }

  /** The statement that is nothing but this call. */
  #wholeStatement(call: Node): Node {
    let node: Node | undefined = this.#index.parentOf(this.#asserted(call));
    if (node?.type === "ChainExpression") node = this.#index.parentOf(this.#asserted(node));
    if (node?.type !== "ExpressionStatement") throw new Lost();
    return node;
  }

  /** The node with all that is said of it. */
  #asserted(node: Node): Node {
    let outer = node;
    for (let parent = this.#index.parentOf(outer); parent !== undefined && bare(parent) !== parent;) {
      outer = parent;
      parent = this.#index.parentOf(outer);
    }
    return outer;
  }

  /** The statement that is nothing but a call with this argument, all of whose arguments go. */
  #statementOf(node: Node, going: ReadonlySet<Node>): Node | undefined {
    const call = this.#index.parentOf(node);
    if (call?.type !== "CallExpression" || call.callee === node) return undefined;
    if (!call.arguments.every((argument) => going.has(argument))) return undefined;
    let statement: Node | undefined = this.#index.parentOf(call);
    while (statement?.type === "ChainExpression" || statement?.type === "AwaitExpression") {
      statement = this.#index.parentOf(statement);
    }
    if (statement?.type !== "ExpressionStatement") throw new Lost();
    return statement;
  }

  #expectGone(node: Node, going: ReadonlySet<Node>): void {
    const parent = this.#index.parentOf(node);
    if (parent === undefined) throw new Lost();
    if (node.type === "ExpressionStatement") {
      const body = bodyOf(parent);
      if (body === undefined) throw new Lost();
      this.gone.push({ range: this.#index.rangeOf(node), kind: "statement" });
      this.arrays.set(
        body,
        (this.arrays.get(body) ?? body).filter((one) => !going.has(one as Node)),
      );
      return;
    }
    const call = parent.type === "CallExpression" && parent.callee !== node ? parent : undefined;
    const elements = parent.type === "ArrayExpression" ? parent.elements : call?.arguments;
    if (elements === undefined) throw new Lost();
    this.gone.push({ range: this.#index.withParentheses(node, call), kind: "element" });
    if (this.arrays.has(elements)) return;
    this.arrays.set(
      elements,
      elements.filter((one) => one === null || !going.has(one)),
    );
    this.#expectGaps(elements, this.#index.rangeOf(parent), call);
  }

  #expectList(
    list: ActionList,
    becomes: ReadonlyMap<number, readonly string[]>,
    appended: readonly string[],
  ): void {
    const { range } = list.at;
    const call = this.#index.callWith(range);
    const node = call ?? this.#index.nodeIn(range);
    const array = node === undefined || node === call ? undefined : bare(node);
    if (node === undefined || isForbiddenList(node, (one) => this.#index.parentOf(one))) throw new Lost();
    const elements = call?.arguments ?? (array?.type === "ArrayExpression" ? array.elements : undefined);
    if (elements === undefined) this.#expectScalar(list, node, becomes, appended);
    else this.#expectElements(list, elements, becomes, appended);
  }

  #expectScalar(
    { items, at }: ActionList,
    node: Node,
    becomes: ReadonlyMap<number, readonly string[]>,
    appended: readonly string[],
  ): void {
    const [item, another] = items;
    if (item === undefined || another !== undefined || this.places.has(node)) throw new Lost();
    const values = becomes.get(0);
    if (values !== undefined) this.#checkValue(item, node);
    if (values?.length === 0 || (values !== undefined && appended.length > 0)) throw new Lost();
    const texts = (values ?? appended).map((value) => new ExpectedText(value, node));
    const [only, more] = texts;
    const keeps = values === undefined;
    if (only === undefined) return;
    this.places.set(node, keeps ? [node, ...texts] : more === undefined ? only : texts);
    this.replaced.push({
      range: at.range,
      core: this.#index.rangeOf(bare(node)),
      values: values ?? appended,
      list: keeps ? "keeps" : more === undefined ? "none" : "new",
    });
  }

  #expectElements(
    { items, at }: ActionList,
    elements: readonly (Node | null)[],
    becomes: ReadonlyMap<number, readonly string[]>,
    appended: readonly string[],
  ): void {
    if (items.length !== elements.length || this.arrays.has(elements)) throw new Lost();
    const [start, end] = at.range;
    const expected: unknown[] = [];
    for (const [index, element] of elements.entries()) {
      const item = items[index];
      const values = becomes.get(index);
      if (values === undefined) {
        expected.push(element);
        continue;
      }
      if (element === null || item === undefined || item.at.range[0] <= start || item.at.range[1] >= end) {
        throw new Lost();
      }
      this.#checkValue(item, element);
      expected.push(...values.map((value) => new ExpectedText(value, element)));
      const { range } = item.at;
      if (this.#index.nodeIn(range) !== element) throw new Lost();
      if (values.length === 0) this.gone.push({ range, kind: "pattern" });
      else this.replaced.push({ range, core: this.#index.rangeOf(bare(element)), values, list: "none" });
    }
    const last = elements.at(-1) ?? undefined;
    expected.push(...appended.map((value) => new ExpectedText(value, last)));
    this.arrays.set(elements, expected);
    if (appended.length > 0) this.appended.push({ close: end - 1, values: appended });
    this.#expectGaps(elements, at.range);
  }

  /** A name stands for what it was found to be; a text is seen. */
  #checkValue(item: ActionList["items"][number], node: Node): void {
    const core = bare(node);
    if ("opaque" in item) throw new Lost();
    const isName = core.type === "Identifier" || core.type === "MemberExpression";
    if (!isName && textOf(core) !== item.value) throw new Lost();
  }

  #expectGaps(elements: readonly (Node | null)[], [first, end]: Range, call?: Call): void {
    let start = call === undefined ? first + 1 : this.#index.rangeOf(call.typeArguments ?? call.callee)[1];
    for (const element of elements) {
      if (element === null) continue;
      const [from, to] = this.#index.rangeOf(element);
      this.gaps.push([start, from]);
      start = to;
    }
    this.gaps.push([start, end - 1]);
  }
}
