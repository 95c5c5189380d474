// The texts of a list that names things, through conditions, aliases, parameters and functions that make lists.
import type { Place, Refusal } from "../../contract.js";
import { branches } from "../../evaluate/branches.js";
import { evaluateList } from "../../evaluate/evaluate-list.js";
import { evaluateParts } from "../../evaluate/evaluate-text.js";
import { intrinsicOf } from "../../evaluate/intrinsic.js";
import { placeIn } from "../../evaluate/scope.js";
import { followed, type ScopedNode } from "../../evaluate/serverless-variables.js";
import type { TextValue } from "../../evaluate/text-value.js";
import type { MapNode, TemplateNode } from "../../parse/node.js";
import { refuse } from "../refusal.js";

/** One name, as the parts of a text. */
interface NamedText {
  readonly parts: readonly TextValue[];
  readonly at: Place;
}

interface NamedTexts {
  readonly texts: readonly NamedText[];
  /** Maps that stand among the names. */
  readonly maps: readonly (ScopedNode & { readonly node: MapNode })[];
  /** The nodes that say it, and aliases that lead to them. */
  readonly seen: readonly TemplateNode[];
  /** Set: others may be named. */
  readonly open?: Refusal | undefined;
}

/** Names in one place, aliases followed; beyond, it is as if they were not known. */
const MOST_NAMED = 1000;

/** Everything that a property names, alone or in a list. */
export function namedTexts(root: ScopedNode): NamedTexts {
  const texts: NamedText[] = [];
  const maps: (ScopedNode & { readonly node: MapNode })[] = [];
  const seen: TemplateNode[] = [];
  let open: Refusal | undefined;
  let left = MOST_NAMED;
  within(root);
  return { texts, maps, seen, open };

  function within(written: ScopedNode): void {
    left--;
    const found = followed(written);
    if (found === undefined || left < 0) {
      open ??= refuse(
        "not-followed",
        "what is named here is not followed",
        placeIn(written.scope, written.node),
      );
      return;
    }
    if (written.node.kind === "alias") seen.push(written.node);
    const { values, open: more } = branches(found.node, found.scope);
    open ??= more;
    for (const { node } of values) one(node, found);
  }

  function one(node: TemplateNode, { scope }: ScopedNode): void {
    const call = intrinsicOf(node);
    if (call === undefined && node.kind === "sequence") {
      for (const item of node.items) within({ node: item, scope });
      return;
    }
    if (call === undefined && node.kind === "map") {
      maps.push({ node, scope });
      return;
    }
    seen.push(node);
    const at = placeIn(scope, node);
    const list = call === undefined ? undefined : evaluateList(node, scope);
    if (list === undefined) texts.push({ parts: evaluateParts(node, scope), at });
    else for (const item of list.items) texts.push({ parts: [item], at });
    open ??= list?.open;
  }
}
