// What conditions choose between.
import type { Refusal } from "../contract.js";
import type { TemplateNode } from "../parse/node.js";
import { intrinsicOf } from "./intrinsic.js";
import { resolved } from "./members.js";
import { reason } from "./reason.js";
import { placeIn, type Scope } from "./scope.js";

interface Branches {
  readonly values: readonly BranchValue[];
  /** Whether a condition may leave nothing at all there. */
  readonly absent: boolean;
  /** Set: there are more than are looked at. */
  readonly open?: Refusal;
}

interface BranchValue {
  /** With aliases followed. */
  readonly node: TemplateNode;
  /** It is never absent and never something else. */
  readonly certain: boolean;
  /** Keys and positions from the node that was asked about. */
  readonly steps: readonly (string | number)[];
}

/** Aliases could otherwise double them at each step. */
const MOST_BRANCHES = 64;

/** The node itself, or what `Fn::If` may put in its place; `AWS::NoValue` is none. */
export function branches(node: TemplateNode, scope: Scope): Branches {
  const values: BranchValue[] = [];
  let left = MOST_BRANCHES * 4;
  let absent = false;
  add(node, true, []);
  if (left >= 0) return { values, absent };
  return { values, absent, open: reason("too-large", "too many conditions choose it", placeIn(scope, node)) };

  function add(written: TemplateNode, certain: boolean, steps: BranchValue["steps"]): void {
    left--;
    if (left < 0) return;
    const real = resolved(written);
    if (real === undefined) return;
    if (isNoValue(real)) {
      absent = true;
      return;
    }
    const chosen = choices(real);
    if (chosen === undefined) {
      if (values.length === MOST_BRANCHES) left = -1;
      else values.push({ node: real, certain, steps });
      return;
    }
    for (const { node: choice, steps: further } of chosen) add(choice, false, [...steps, ...further]);
  }
}

/** The two values of an `Fn::If`, and the way to each; `undefined`: it is none, or has not the form of one. */
function choices(node: TemplateNode): readonly Pick<BranchValue, "node" | "steps">[] | undefined {
  const call = intrinsicOf(node);
  if (call?.name !== "Fn::If") return undefined;
  const list = resolved(call.argument);
  if (list?.kind !== "sequence" || list.items.length !== 3) return undefined;
  const [, yes, no] = list.items;
  if (yes === undefined || no === undefined) return undefined;
  const start = call.form === "tag" ? [] : ["Fn::If"];
  return [
    { node: yes, steps: [...start, 1] },
    { node: no, steps: [...start, 2] },
  ];
}

/** Whether a node is `AWS::NoValue`: as if it were not written. */
export function isNoValue(node: TemplateNode): boolean {
  const call = intrinsicOf(node);
  if (call?.name !== "Ref") return false;
  const name = resolved(call.argument);
  return name?.kind === "scalar" && name.text === "AWS::NoValue";
}
