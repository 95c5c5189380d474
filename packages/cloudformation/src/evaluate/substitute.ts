// `Fn::Sub`.
import type { TemplateNode } from "../parse/node.js";
import { cutAtBraces, type Stretch } from "./braces.js";
import { dynamicParts } from "./dynamic-references.js";
import { evaluateParts } from "./evaluate-text.js";
import { members, resolved } from "./members.js";
import { insideParts } from "./plain-text.js";
import { reason } from "./reason.js";
import { attributeOf, refer } from "./references.js";
import { placeIn, type Scope } from "./scope.js";
import type { TextValue } from "./text-value.js";

/** The parts of what `Fn::Sub` makes: of a text, or of a list of a text and a map of variables. */
export function substitute(argument: TemplateNode, scope: Scope): readonly TextValue[] {
  const node = resolved(argument);
  const [written, given] = node?.kind === "sequence" ? node.items : [argument];
  const text = written === undefined ? undefined : resolved(written);
  if (text?.kind !== "scalar" || text.tag !== undefined)
    return [
      {
        kind: "unknown",
        why: reason("not-text", "Fn::Sub has no text here", placeIn(scope, written ?? argument)),
      },
    ];
  const dynamic = dynamicParts(text.text, placeIn(scope, text));
  if (dynamic !== undefined) return dynamic;
  const map = given === undefined ? undefined : resolved(given);
  const variables = map?.kind === "map" ? members(map) : undefined;
  return cutAtBraces(text.text).flatMap((stretch): readonly TextValue[] => {
    if (stretch.kind === "text") return [{ kind: "known", text: stretch.text }];
    const own = variables?.get(stretch.inside.trim())?.value;
    return own === undefined ? variable(stretch, text, scope) : evaluateParts(own, scope);
  });
}

function variable(
  stretch: Extract<Stretch, { kind: "braces" }>,
  node: TemplateNode,
  scope: Scope,
): readonly TextValue[] {
  const { inside, written } = stretch;
  if (inside.startsWith("!")) return [{ kind: "known", text: `\${${inside.slice(1)}}` }];
  const everywhere = insideParts(stretch, node, scope);
  if (everywhere !== undefined) return everywhere;
  if (written.startsWith("&")) return [{ kind: "known", text: written }];
  const at = placeIn(scope, node);
  const name = inside.trim();
  const dot = name.indexOf(".");
  return [
    dot === -1 ? refer(name, at, scope) : attributeOf(name.slice(0, dot), name.slice(dot + 1), at, scope),
  ];
}
