import type { TemplateNode } from "../parse/node.js";
import { cutAtBraces, type Stretch } from "./braces.js";
import { dynamicParts } from "./dynamic-references.js";
import { placeIn, type Scope } from "./scope.js";
import { isServerlessVariable, variableParts } from "./serverless-variables.js";
import type { TextValue } from "./text-value.js";

/** The parts of a text outside of `Fn::Sub`: only loops and the Serverless Framework put something in. */
export function plainParts(text: string, node: TemplateNode, scope: Scope): readonly TextValue[] {
  const dynamic = dynamicParts(text, placeIn(scope, node));
  if (dynamic !== undefined) return dynamic;
  if (!mayHoldVariables(text, scope)) return [{ kind: "known", text }];
  return cutAtBraces(text).flatMap((stretch) =>
    stretch.kind === "text"
      ? [{ kind: "known", text: stretch.text }]
      : (insideParts(stretch, node, scope) ?? [{ kind: "known", text: stretch.written }]),
  );
}

/** Whether something may be put into a text outside of `Fn::Sub`. */
export function mayHoldVariables(text: string, { loops, serverless }: Scope): boolean {
  return (loops.size > 0 || serverless !== undefined) && text.includes("{");
}

/** What stands for `${…}` everywhere, in `Fn::Sub` or not; `undefined`: nothing. */
export function insideParts(
  { inside, written }: Extract<Stretch, { kind: "braces" }>,
  node: TemplateNode,
  scope: Scope,
): readonly TextValue[] | undefined {
  const turn = scope.loops.get(inside);
  if (turn !== undefined) return [written.startsWith("&") ? alphanumeric(turn) : turn];
  if (written.startsWith("&") || scope.serverless === undefined || !isServerlessVariable(inside))
    return undefined;
  return variableParts(inside, placeIn(scope, node), scope);
}

/** `&{…}` leaves out what no logical id may hold. */
function alphanumeric(turn: TextValue): TextValue {
  return turn.kind === "known" ? { kind: "known", text: turn.text.replaceAll(/[^A-Za-z0-9]/g, "") } : turn;
}
