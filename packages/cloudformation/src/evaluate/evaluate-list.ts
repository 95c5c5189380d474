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

/** What a text that is a list with commas between says as such: `Fn::Join` makes one of a list, and parents pass lists so. */
export function evaluateCommaList(node: TemplateNode, scope: Scope): ListValue | undefined {
  const real = resolved(node);
  const call = real === undefined ? undefined : intrinsicOf(real);
  const argument = call?.name === "Fn::Join" ? resolved(call.argument) : undefined;
  const [between, listed] = argument?.kind === "sequence" ? argument.items : [];
  const delimiter = between === undefined ? undefined : evaluateText(between, scope);
  const list = listed === undefined ? undefined : evaluateList(listed, scope);
  if (delimiter?.kind !== "known" || delimiter.text !== "," || list === undefined) return undefined;
  const cut = list.items.map(splitCommas);
  const open = list.open ?? cut.find((one) => one.open !== undefined)?.open;
  return { items: cut.flatMap(({ items }) => items), ...(open === undefined ? {} : { open }) };
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
    if (passed.kind !== "absent") return splitCommas(passed);
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

/** Names and ARNs have no commas; what other attributes and outputs have is not known. */
function splitCommas(text: TextValue): ListValue {
  if (text.kind !== "reference") return splitText(text, ",");
  const { attribute = "Arn" } = text.resource;
  if (attribute === "Arn" || attribute === "PolicyArn") return { items: [text] };
  return { items: [text], open: reason("environment", "what is split is not known", text.resource.at) };
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
    case "absent":
      return { items: [] };
    default:
      return { items: [], open: reason("environment", "what is split is not known") };
  }
}

function unknownList(node: TemplateNode, scope: Scope): ReturnType<typeof reason> {
  return reason("unknown-function", "the list is not known", placeIn(scope, node));
}
