import { Aspects, Stack, Stage, type IAspect } from "aws-cdk-lib";
import type { IConstruct } from "constructs";
import { tell } from "./tell.js";

/** A Stage is synthesised before what is around it, and the CDK applies no Aspect from there to it: nobody should believe otherwise. */
export function tellOfStages(around: Stage, aspect: IAspect): void {
  const nodes = around.node.findAll();
  const missed = nodes.filter(
    (node) =>
      node !== around &&
      Stage.isStage(node) &&
      !node.node.scopes.some((scope) => scope !== around && isApplied(scope, aspect)) &&
      // Of a Stage it gives the one around it.
      Stage.of(node) === around,
  );
  const [first] = missed;
  if (first === undefined) return;
  const text = `The CDK applies no Aspect to the Stages in an App, so ${missed.map(({ node }) => node.path).join(", ")} ${missed.length === 1 ? "is" : "are"} not narrowed; add it by Aspects.of(stage).add(…) too.`;
  const place = nodes.find((node) => Stack.isStack(node) && Stage.of(node) === around);
  if (place === undefined) process.emitWarning(text, { type: "iamend", code: "iamend:stage-not-visited" });
  else tell(place, "warning", "stage-not-visited", text);
}

function isApplied(scope: IConstruct, aspect: IAspect): boolean {
  return Aspects.of(scope).all.includes(aspect);
}
