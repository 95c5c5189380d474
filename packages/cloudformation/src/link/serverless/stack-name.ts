import { evaluateText } from "../../evaluate/evaluate-text.js";
import { joinParts } from "../../evaluate/join-parts.js";
import { member } from "../../evaluate/members.js";
import { placeIn, type Scope } from "../../evaluate/scope.js";
import type { TextValue } from "../../evaluate/text-value.js";
import type { MapNode } from "../../parse/node.js";

/** The name of the stack of a service: as it is given, or `<service>-<stage>`. */
export function stackNameOf(root: MapNode, scope: Scope): TextValue {
  const given = member(member(root, "provider"), "stackName");
  if (given !== undefined) return evaluateText(given, scope);
  return joinParts(
    [serviceOf(root, scope), { kind: "known", text: "-" }, stageOf(root, scope)],
    placeIn(scope, root),
  );
}

/** The name of the service. */
export function serviceOf(root: MapNode, scope: Scope): TextValue {
  const service = member(root, "service");
  const name = member(service, "name") ?? service;
  return name === undefined ? { kind: "known", text: "" } : evaluateText(name, scope);
}

/** The stage; the command line may replace what stands there. */
export function stageOf(root: MapNode, scope: Scope): TextValue {
  const given = member(member(root, "provider"), "stage");
  const stage: TextValue = given === undefined ? { kind: "known", text: "dev" } : evaluateText(given, scope);
  return stage.kind === "known" ? { kind: "default", text: stage.text } : stage;
}
