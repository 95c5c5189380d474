import type { TemplateNode } from "../parse/node.js";
import { callParts } from "./functions.js";
import { intrinsicOf } from "./intrinsic.js";
import { joinParts, tidied } from "./join-parts.js";
import { resolved } from "./members.js";
import { plainParts } from "./plain-text.js";
import { reason } from "./reason.js";
import { placeIn, type Scope } from "./scope.js";
import type { TextValue } from "./text-value.js";

/** Aliases and the outputs of nested stacks can lead on for ever. */
const DEEPEST = 200;

/** What a node says where a text is wanted. */
export function evaluateText(node: TemplateNode, scope: Scope): TextValue {
  return joinParts(evaluateParts(node, scope), placeIn(scope, node));
}

/** The same as the parts that make it, for who looks at one of them; none: nothing is there. */
export function evaluateParts(node: TemplateNode, scope: Scope): readonly TextValue[] {
  const real = resolved(node);
  if (real === undefined)
    return [
      {
        kind: "unknown",
        why: reason("unresolved-reference", "no anchor is called so", placeIn(scope, node)),
      },
    ];
  const known = scope.memo.get(real);
  if (known === "pending")
    return [{ kind: "unknown", why: reason("cycle", "it depends on itself", placeIn(scope, node)) }];
  if (known !== undefined) return known;
  if (scope.run.depth >= DEEPEST)
    return [{ kind: "unknown", why: reason("too-deep", "it leads on too far", placeIn(scope, node)) }];
  scope.memo.set(real, "pending");
  scope.run.depth++;
  const parts = tidied(evaluate(real, scope), placeIn(scope, real));
  scope.run.depth--;
  scope.memo.set(real, parts);
  return parts;
}

function evaluate(node: Exclude<TemplateNode, { kind: "alias" }>, scope: Scope): readonly TextValue[] {
  const call = intrinsicOf(node);
  if (call !== undefined) return callParts(call, node, scope);
  if (node.kind === "scalar")
    return node.type === "null" ? [{ kind: "absent" }] : plainParts(node.text, node, scope);
  const what = node.kind === "map" ? "a map" : "a list";
  return [
    {
      kind: "unknown",
      why: reason("not-text", `${what} stands where a text is wanted`, placeIn(scope, node)),
    },
  ];
}
