import { isRefusal, type StatementSite } from "@iamend/source";
import type { TSESTree } from "@typescript-eslint/types";
import type { Refusal } from "../contract.js";
import type { CodeWorld } from "../evaluate/code-world.js";
import { refuse } from "../evaluate/reason.js";
import { sideEffectIn } from "../evaluate/side-effects.js";
import { unwrap } from "../evaluate/unwrap.js";
import type { CodeFile } from "../parse/code-file.js";
import type { CodeGrant } from "./located-code.js";
import { ownMethod } from "./own-method.js";
import { argumentList, siteText } from "./site-of.js";
import { callSite } from "./statement-site.js";

/** What a call has that may be a grant of the library; a method of the root with such a name is another thing. */
export function grantIn(
  world: CodeWorld,
  file: CodeFile,
  call: TSESTree.CallExpression,
  name: string,
): CodeGrant | undefined {
  if (!/^grant(?:[A-Z]\w*)?$/.test(name)) return undefined;
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression" || callee.computed || callee.property.type !== "Identifier")
    return undefined;
  const list = argumentList(file, call);
  if (list === undefined || ownMethod(world, file, callee, name) !== undefined) return undefined;
  return {
    named: file.rangeOf(callee.property),
    arguments: { site: siteText(file), shape: { list } },
    texts: call.arguments.map((argument) => {
      const text = unwrap(argument);
      return text.type === "Literal" && typeof text.value === "string" ? text.value : undefined;
    }),
    spread: call.arguments.some(({ type }) => type === "SpreadElement"),
    whole: wholeOf(world, file, call),
  };
}

function wholeOf(world: CodeWorld, file: CodeFile, call: TSESTree.CallExpression): StatementSite | Refusal {
  const site = callSite(file, call);
  if (isRefusal(site)) return site;
  const effect = sideEffectIn(world, file, call, call);
  if (effect === undefined) return site;
  return refuse(
    "side-effect",
    "It would be taken away too, and does more than give a value.",
    file.placeOf(effect),
  );
}
