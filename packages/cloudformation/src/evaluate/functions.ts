// The functions of CloudFormation that make texts.
import type { TemplateNode } from "../parse/node.js";
import { branches } from "./branches.js";
import { evaluateList } from "./evaluate-list.js";
import { evaluateText } from "./evaluate-text.js";
import { findInMap } from "./find-in-map.js";
import type { Intrinsic } from "./intrinsic.js";
import { eitherOf } from "./join-parts.js";
import { resolved } from "./members.js";
import { reason, type EvaluationCode } from "./reason.js";
import { attributeOf, refer } from "./references.js";
import { placeIn, type Scope } from "./scope.js";
import { substitute } from "./substitute.js";
import type { TextValue } from "./text-value.js";

/** The parts of what a function makes. */
export function callParts(call: Intrinsic, node: TemplateNode, scope: Scope): readonly TextValue[] {
  switch (call.name) {
    case "Ref":
      return [ref(call.argument, node, scope)];
    case "Fn::GetAtt":
      return [getAtt(call.argument, node, scope)];
    case "Fn::Sub":
      return substitute(call.argument, scope);
    case "Fn::Join":
      return join(call.argument, node, scope);
    case "Fn::Select":
      return [select(call.argument, node, scope)];
    case "Fn::If":
      return [conditional(node, scope)];
    case "Fn::FindInMap":
      return [eitherOfNodes(findInMap(call.argument, scope), node, scope)];
    case "Fn::ImportValue":
      return [importValue(call.argument, node, scope)];
    default:
      return [unknown("unknown-function", `${call.name} is not evaluated`, node, scope)];
  }
}

function ref(argument: TemplateNode, node: TemplateNode, scope: Scope): TextValue {
  const name = evaluateText(argument, scope);
  if (name.kind !== "known")
    return unknown("unresolved-reference", "to what it refers is not known", node, scope);
  return refer(name.text, placeIn(scope, node), scope);
}

/** `A.Arn`, or a list of the two. */
function getAtt(argument: TemplateNode, node: TemplateNode, scope: Scope): TextValue {
  const list = resolved(argument);
  const parts = list?.kind === "sequence" ? list.items : [argument];
  const texts = parts.map((part) => evaluateText(part, scope));
  const names = texts.flatMap((text) => (text.kind === "known" ? [text.text] : []));
  const path = names.join(".");
  const dot = path.indexOf(".");
  if (names.length < texts.length || dot === -1)
    return unknown("unresolved-reference", "to what it refers is not known", node, scope);
  return attributeOf(path.slice(0, dot), path.slice(dot + 1), placeIn(scope, node), scope);
}

function join(argument: TemplateNode, node: TemplateNode, scope: Scope): readonly TextValue[] {
  const list = resolved(argument);
  const [between, listed] = list?.kind === "sequence" ? list.items : [];
  const items = listed === undefined ? undefined : evaluateList(listed, scope);
  const delimiter = between === undefined ? undefined : evaluateText(between, scope);
  if (delimiter?.kind !== "known" || items === undefined)
    return [unknown("unknown-function", "what Fn::Join joins is not known", node, scope)];
  const present = items.items.filter(({ kind }) => kind !== "absent");
  const parts = present.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item]));
  return items.open === undefined ? parts : [{ kind: "unknown", why: items.open }];
}

function select(argument: TemplateNode, node: TemplateNode, scope: Scope): TextValue {
  const list = resolved(argument);
  const [wanted, listed] = list?.kind === "sequence" ? list.items : [];
  const index = wanted === undefined ? undefined : evaluateText(wanted, scope);
  if (index?.kind !== "known" || !/^\d+$/.test(index.text) || listed === undefined)
    return unknown("unknown-function", "which one Fn::Select takes is not known", node, scope);
  const items = evaluateList(listed, scope);
  const found = items?.items[Number(index.text)];
  if (found !== undefined) return found;
  return unknown("unknown-function", "what Fn::Select chooses from is not known", node, scope);
}

function conditional(node: TemplateNode, scope: Scope): TextValue {
  const { values, absent, open } = branches(node, scope);
  if (open !== undefined) return { kind: "unknown", why: open };
  // Without the form of an `Fn::If` it is its own only branch.
  if (values[0]?.node === node) return unknown("unknown-condition", "Fn::If needs three values", node, scope);
  const texts = values.map((value) => evaluateText(value.node, scope));
  return eitherOf(absent ? [...texts, { kind: "absent" }] : texts, placeIn(scope, node));
}

function eitherOfNodes(
  found: readonly TemplateNode[] | undefined,
  node: TemplateNode,
  scope: Scope,
): TextValue {
  if (found === undefined || found.length === 0)
    return unknown("unresolved-reference", "what Fn::FindInMap finds is not known", node, scope);
  return eitherOf(
    found.map((one) => evaluateText(one, scope)),
    placeIn(scope, node),
  );
}

function importValue(argument: TemplateNode, node: TemplateNode, scope: Scope): TextValue {
  const name = evaluateText(argument, scope);
  const exported = name.kind === "known" ? scope.exported?.(name.text) : undefined;
  return exported ?? unknown("environment", "another stack exports it", node, scope);
}

function unknown(code: EvaluationCode, message: string, node: TemplateNode, scope: Scope): TextValue {
  return { kind: "unknown", why: reason(code, message, placeIn(scope, node)) };
}
