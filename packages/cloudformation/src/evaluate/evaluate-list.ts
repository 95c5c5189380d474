import type { TemplateNode } from "../parse/node.js";
import { branches } from "./branches.js";
import { evaluateText } from "./evaluate-text.js";
import { findInMap } from "./find-in-map.js";
import { intrinsicOf, type Intrinsic } from "./intrinsic.js";
import type { ListValue } from "./list-value.js";
import { resolved } from "./members.js";
import { reason } from "./reason.js";
import { placeIn, type Scope } from "./scope.js";
import type { TextValue } from "./text-value.js";

/** What a node says where a list of texts is wanted; `undefined`: it is no list for all that can be seen. */
export function evaluateList(node: TemplateNode, scope: Scope): ListValue | undefined {
  const { values, absent, open } = branches(node, scope);
  const [only] = values;
  if (only === undefined) return absent ? { items: [] } : undefined;
  if (values.length === 1 && !absent && open === undefined) return listAt(only.node, scope);
  // Where one of them stands in the list depends on which list it is.
  const lists = values.map((value) => listAt(value.node, scope));
  if (lists.every((list) => list === undefined)) return undefined;
  return {
    items: [],
    open: open ?? reason("unknown-condition", "a condition chooses the list", placeIn(scope, node)),
  };
}

function listAt(node: TemplateNode, scope: Scope): ListValue | undefined {
  const call = intrinsicOf(node);
  if (call !== undefined) return listOfCall(call, node, scope);
  return node.kind === "sequence"
    ? { items: node.items.map((item) => evaluateText(item, scope)) }
    : undefined;
}

function listOfCall(call: Intrinsic, node: TemplateNode, scope: Scope): ListValue | undefined {
  switch (call.name) {
    case "Ref":
      return listParameter(call.argument, scope);
    case "Fn::Split":
      return split(call.argument, node, scope);
    case "Fn::FindInMap": {
      const found = findInMap(call.argument, scope);
      const [only] = found ?? [];
      if (only === undefined) return { items: [], open: unknownList(node, scope) };
      return found?.length === 1 ? evaluateList(only, scope) : { items: [], open: unknownList(node, scope) };
    }
    case "Fn::GetAZs":
    case "Fn::Cidr":
      return { items: [], open: unknownList(node, scope) };
    default:
      return undefined;
  }
}

function listParameter(argument: TemplateNode, scope: Scope): ListValue | undefined {
  const name = evaluateText(argument, scope);
  const parameter = name.kind === "known" ? scope.parameters.get(name.text) : undefined;
  if (parameter?.isList !== true) return undefined;
  const passed = parameter.passedList?.() ?? parameter.passed?.();
  if (passed !== undefined) {
    if ("items" in passed) return passed;
    if (passed.kind !== "absent") return splitText(passed, ",");
  }
  if (parameter.default !== undefined) return splitText(parameter.default, ",");
  return { items: [], open: reason("parameter", "a deployment gives the list", parameter.at) };
}

function split(argument: TemplateNode, node: TemplateNode, scope: Scope): ListValue {
  const list = resolved(argument);
  const [between, written] = list?.kind === "sequence" ? list.items : [];
  const delimiter = between === undefined ? undefined : evaluateText(between, scope);
  if (delimiter?.kind !== "known" || delimiter.text === "" || written === undefined)
    return { items: [], open: unknownList(node, scope) };
  const text = evaluateText(written, scope);
  const found = splitText(text, delimiter.text);
  // Behind the path in the ARN of a principal stands its name, which is what `Ref` gives.
  if (text.kind !== "reference" || text.resource.attribute !== "Arn" || !delimiter.text.endsWith("/"))
    return found;
  const { instance, logicalId, at } = text.resource;
  const resource = { instance, logicalId, at };
  const why = unknownList(node, scope);
  return {
    items: [
      { kind: "unknown", why },
      { kind: "reference", resource },
    ],
    open: why,
  };
}

function splitText(text: TextValue, delimiter: string): ListValue {
  const cut = (one: string): readonly string[] => one.split(delimiter).map((part) => part.trim());
  switch (text.kind) {
    case "known":
      return { items: cut(text.text).map((part) => ({ kind: "known", text: part })) };
    case "default":
      return { items: cut(text.text).map((part) => ({ kind: "default", text: part })) };
    case "partly": {
      // The last of the known pieces may go on.
      const first = cut(text.starts).slice(0, -1);
      const why = reason("environment", "only its beginning is known");
      return { items: first.map((part) => ({ kind: "known", text: part })), open: why };
    }
    case "unknown":
      return { items: [], open: text.why };
    default:
      return { items: [], open: reason("environment", "what is split is not known") };
  }
}

function unknownList(node: TemplateNode, scope: Scope): ReturnType<typeof reason> {
  return reason("unknown-function", "the list is not known", placeIn(scope, node));
}
