import { evaluateCommaList, evaluateList } from "../../evaluate/evaluate-list.js";
import { evaluateText } from "../../evaluate/evaluate-text.js";
import { member, members, resolved } from "../../evaluate/members.js";
import { placeIn, type Parameter, type Scope } from "../../evaluate/scope.js";
import type { MapNode, TemplateNode } from "../../parse/node.js";

/** A map of parameters that a parent stack passes, and what it is evaluated in. */
interface PassedParameters {
  readonly node: TemplateNode;
  readonly scope: Scope;
}

/** The `Parameters` of a template, with what its parent stack passes for them. */
export function readParameters(
  root: MapNode,
  scope: Scope,
  passed: PassedParameters | undefined,
): ReadonlyMap<string, Parameter> {
  const declared = resolved(members(root).get("Parameters")?.value ?? root);
  if (declared?.kind !== "map" || declared === root) return new Map();
  return new Map(
    [...members(declared)].map(([name, { value, at }]): [string, Parameter] => {
      const type = textIn(value, "Type") ?? "String";
      const argument = passed === undefined ? undefined : member(passed.node, name);
      const fromParent =
        argument === undefined || passed === undefined
          ? {}
          : {
              passed: () => evaluateText(argument, passed.scope),
              passedList: () =>
                evaluateList(argument, passed.scope) ?? evaluateCommaList(argument, passed.scope),
            };
      const isList = type === "CommaDelimitedList" || type.startsWith("List<");
      return [
        name,
        // What it stands for is read from Systems Manager, whatever is passed.
        type.startsWith("AWS::SSM::Parameter::Value<")
          ? { at: placeIn(scope, { at }), isList: type.includes("List") }
          : {
              at: placeIn(scope, { at }),
              isList,
              ...defaultOf(value),
              ...(isList ? {} : allowedIn(value)),
              ...fromParent,
            },
      ];
    }),
  );
}

function defaultOf(declaration: TemplateNode): Pick<Parameter, "default"> {
  const text = textIn(declaration, "Default");
  // A dynamic reference says as much as nothing.
  return text === undefined || text.includes("{{resolve:") ? {} : { default: { kind: "default", text } };
}

function allowedIn(declaration: TemplateNode): Pick<Parameter, "allowed"> {
  const written = member(declaration, "AllowedValues");
  const list = written === undefined ? undefined : resolved(written);
  if (list?.kind !== "sequence") return {};
  const texts = list.items.map((item) => resolved(item));
  const allowed = texts.flatMap((text) => (text?.kind === "scalar" ? [text.text] : []));
  return allowed.length === texts.length && allowed.length > 0 ? { allowed } : {};
}

function textIn(node: TemplateNode, name: string): string | undefined {
  const value = member(node, name);
  const text = value === undefined ? undefined : resolved(value);
  return text?.kind === "scalar" && text.type !== "null" ? text.text : undefined;
}
