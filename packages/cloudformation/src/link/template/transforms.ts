import type { Place, Refusal } from "../../contract.js";
import { evaluateText } from "../../evaluate/evaluate-text.js";
import { member, resolved } from "../../evaluate/members.js";
import { placeIn, type Scope } from "../../evaluate/scope.js";
import type { TemplateNode } from "../../parse/node.js";
import { refuse } from "../refusal.js";

/** What a `Transform` or `Fn::Transform` may add or change without being seen; `undefined`: nothing to fear. */
export function unseenTransform(node: TemplateNode | undefined, scope: Scope): Refusal | undefined {
  const written = node === undefined ? undefined : resolved(node);
  if (written === undefined) return undefined;
  const transforms = written.kind === "sequence" ? written.items : [written];
  for (const one of transforms) {
    const why = unseen(one, placeIn(scope, one), scope);
    if (why !== undefined) return why;
  }
  return undefined;
}

function unseen(node: TemplateNode, at: Place, scope: Scope): Refusal | undefined {
  const name = evaluateText(member(node, "Name") ?? node, scope);
  if (name.kind !== "known")
    return refuse("macro", "a macro whose name is not known may change the template", at);
  if (name.text === "AWS::Include") {
    const parameters = member(node, "Parameters");
    const location = member(parameters, "Location");
    const where = location === undefined ? undefined : evaluateText(location, scope);
    const what = where?.kind === "known" ? where.text : "a file that is not seen here";
    return refuse("include", `AWS::Include adds ${what}`, at);
  }
  // Those of AWS itself add resources of their own, and none that hold or attach what stands here.
  if (name.text.startsWith("AWS::")) return undefined;
  return refuse("macro", `the macro ${name.text} may change the template`, at);
}
